import sharp from "sharp";

import { paintRoom } from "./room/paint-room.ts";
import { styleOf } from "./room/style/recognise.ts";

/** A room of a style without a product, as JPEG: the picture by which a style is chosen. `style` as in a prompt. */
export async function renderPreview(
  style: string,
  { width, height }: { width: number; height: number },
): Promise<Uint8Array> {
  const size = width * height;
  const canvas = { width, height, pixels: new Uint8Array(size * 3), paint: new Uint8Array(size).fill(255) };
  const room = paintRoom(canvas, { style: styleOf(style), support: "none", seed: 11 });
  return sharp(room, { raw: { width, height, channels: 3 } })
    .withExif({ IFD0: { Software: "sandbox painter", ImageDescription: "sandbox painter" } })
    .jpeg({ quality: 80, mozjpeg: true })
    .toBuffer();
}
