import sharp from "sharp";
import { byteAt, clamp } from "#app/imaging/pixels/access.ts";
import type { Box, RgbPicture } from "#app/imaging/pixels/picture.ts";
import type { Compared } from "./blocks.ts";

/** Levels of difference are shown this many times stronger, so that a few levels can be seen. */
const STRENGTH = 24;
/** Levels that the encoding of the room beside it can put into the product's outermost blocks. */
const ENCODING_NOISE = 2;

const LONG_SIDE_PX = 1024;

/** A PNG of the picture in pale grey, with what differs from the source photo in red. */
export function drawDifference(picture: RgbPicture, compared: (Compared & { box: Box }) | null): Promise<Buffer> {
  const rgb = paleGrey(picture);
  if (compared) markDifferences(rgb, picture.width, compared);
  return sharp(rgb, { raw: { width: picture.width, height: picture.height, channels: 3 } })
    .resize(LONG_SIDE_PX, LONG_SIDE_PX, { fit: "inside", withoutEnlargement: true })
    .png({ palette: true, colours: 64, effort: 1 })
    .toBuffer();
}

function paleGrey({ rgb }: RgbPicture): Uint8Array {
  const out = new Uint8Array(rgb.length);
  for (let p = 0; p < rgb.length; p += 3) {
    const luma = (byteAt(rgb, p) + 2 * byteAt(rgb, p + 1) + byteAt(rgb, p + 2)) / 4;
    out.fill(150 + luma * 0.4, p, p + 3);
  }
  return out;
}

function markDifferences(
  rgb: Uint8Array,
  width: number,
  { candidate, predicted, used, box }: Compared & { box: Box },
): void {
  used.forEach((set, i) => {
    if (!set) return;
    let most = 0;
    for (let c = 0; c < 3; c++)
      most = Math.max(most, Math.abs(byteAt(candidate, i * 3 + c) - byteAt(predicted, i * 3 + c)));
    if (most <= ENCODING_NOISE) return;
    const at = ((Math.floor(i / box.width) + box.top) * width + (i % box.width) + box.left) * 3;
    const share = clamp(((most - ENCODING_NOISE) * STRENGTH) / 255, 0, 1);
    rgb[at] = byteAt(rgb, at) * (1 - share) + 220 * share;
    rgb[at + 1] = byteAt(rgb, at + 1) * (1 - share);
    rgb[at + 2] = byteAt(rgb, at + 2) * (1 - share);
  });
}
