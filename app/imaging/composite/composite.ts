import { byteAt } from "#app/imaging/pixels/access.ts";
import type { RgbPicture } from "#app/imaging/pixels/picture.ts";
import { gainAt, relit, type Relight } from "#app/imaging/relight/relight.ts";
import type { Layer } from "./layer.ts";

/** Puts the product's own pixels over the painted room; only their brightness follows the recorded relight. In place. */
export function pasteProduct(room: RgbPicture, { picture, box }: Layer, relight: Relight): void {
  for (let y = 0; y < box.height; y++)
    for (let x = 0; x < box.width; x++) {
      const from = (y * box.width + x) * 4;
      const alpha = byteAt(picture.rgba, from + 3) / 255;
      if (alpha === 0) continue;
      const column = x + box.left;
      const row = y + box.top;
      const gain = gainAt(relight, (column + 0.5) / room.width, (row + 0.5) / room.height);
      const to = (row * room.width + column) * 3;
      for (let c = 0; c < 3; c++) {
        const own = relit(byteAt(picture.rgba, from + c), gain);
        room.rgb[to + c] = Math.round(own * alpha + byteAt(room.rgb, to + c) * (1 - alpha));
      }
    }
}
