import sharp from "sharp";

import { paintRoom } from "./room/paint-room.ts";
import { styleOf } from "./room/style/recognise.ts";

/** Rendered larger and reduced, so that small pictures on the wall do not flicker. */
const FINER = 2;

/** A room of a style without a product, as JPEG: the picture by which a style is chosen. `style` as in a prompt. */
export async function renderPreview(
  style: string,
  { width, height }: { width: number; height: number },
): Promise<Uint8Array> {
  const large = { width: width * FINER, height: height * FINER };
  const size = large.width * large.height;
  const canvas = { ...large, pixels: new Uint8Array(size * 3), paint: new Uint8Array(size).fill(255) };
  const room = paintRoom(canvas, { style: styleOf(style), support: "none", seed: 11 });
  return sharp(room, { raw: { ...large, channels: 3 } })
    .resize(width, height)
    .withExif({ IFD0: { Software: "sandbox painter", ImageDescription: "sandbox painter" } })
    .jpeg({ quality: 80, mozjpeg: true })
    .toBuffer();
}
