import sharp from "sharp";
import { decodeRgb, type RgbPicture, type Size } from "#app/imaging/pixels/picture.ts";

export type PaintedPicture =
  | { readonly outcome: "usable"; readonly picture: RgbPicture }
  | { readonly outcome: "unusable"; readonly reason: string };

/** A room has walls, floor and light: less spread of luma than this (standard deviation, levels) is a blank. */
const LEAST_SPREAD = 4;

/** Models round sizes to multiples of 32; a shape off by more than this is another picture. */
const MOST_STRETCH = 0.04;

/** Reads what the model sent back, at the canvas's size. */
export async function readPainted(bytes: Uint8Array, canvas: Size): Promise<PaintedPicture> {
  const decoded = await tryDecode(bytes);
  if (!decoded) return unusable("the painted picture cannot be read");
  const stretch = (decoded.width * canvas.height) / (decoded.height * canvas.width);
  if (Math.abs(stretch - 1) > MOST_STRETCH) return unusable("the painted picture has another shape");
  if (decoded.width < canvas.width / 2) return unusable("the painted picture is too small");
  const picture = await resizeTo(decoded, canvas);
  const { channels } = await sharp(picture.rgb, { raw: { ...canvas, channels: 3 } }).stats();
  if (Math.max(...channels.map(({ stdev }) => stdev)) < LEAST_SPREAD) return unusable("the painted picture is blank");
  return { outcome: "usable", picture };
}

function unusable(reason: string): PaintedPicture {
  return { outcome: "unusable", reason };
}

/** libvips reports every unreadable file with a plain Error: the model's output is broken. */
async function tryDecode(bytes: Uint8Array): Promise<RgbPicture | null> {
  try {
    return await decodeRgb(bytes);
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

/** Resamples an RGB picture to another size; unchanged when it has it already. */
export async function resizeTo(picture: RgbPicture, { width, height }: Size): Promise<RgbPicture> {
  if (picture.width === width && picture.height === height) return picture;
  const rgb = await sharp(picture.rgb, { raw: { width: picture.width, height: picture.height, channels: 3 } })
    .resize(width, height, { fit: "fill", kernel: "lanczos3" })
    .raw()
    .toBuffer();
  return { rgb, width, height };
}
