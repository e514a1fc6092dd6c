import sharp, { type Sharp } from "sharp";

import { UnpaintableError, type Commission } from "./painter.ts";

export type Canvas = {
  readonly width: number;
  readonly height: number;
  /** RGB, one byte each. */
  readonly pixels: Uint8Array;
  /** 255 where the room is painted, 0 where the picture is kept. */
  readonly paint: Uint8Array;
};

const MAX_PIXELS = 2048 * 2048;

/** Decodes a commission. Throws UnpaintableError when the pictures cannot be read or do not fit together. */
export async function readCanvas({ image, mask }: Pick<Commission, "image" | "mask">): Promise<Canvas> {
  const rgba = await decode(
    "image",
    sharp(image, { limitInputPixels: MAX_PIXELS }).toColourspace("srgb").ensureAlpha(),
  );
  const { width, height } = rgba.info;
  const pixels = new Uint8Array(width * height * 3);
  const paint = new Uint8Array(width * height);
  for (let pixel = 0; pixel < paint.length; pixel += 1) {
    pixels.set(rgba.data.subarray(pixel * 4, pixel * 4 + 3), pixel * 3);
    paint[pixel] = 255 - (rgba.data[pixel * 4 + 3] ?? 255);
  }
  if (mask !== undefined) paint.set(await readMask(mask, width, height));
  return { width, height, pixels, paint };
}

async function readMask(mask: Uint8Array, width: number, height: number): Promise<Uint8Array> {
  const grey = await decode("mask", sharp(mask, { limitInputPixels: MAX_PIXELS }).flatten().toColourspace("b-w"));
  if (grey.info.width !== width || grey.info.height !== height) {
    throw new UnpaintableError(
      `The mask is ${grey.info.width}×${grey.info.height} and the image ${width}×${height}; they must be the same size.`,
    );
  }
  return grey.data;
}

async function decode(name: string, picture: Sharp) {
  try {
    return await picture.raw().toBuffer({ resolveWithObject: true });
  } catch (error) {
    throw new UnpaintableError(`The ${name} is not a picture that can be read.`, { cause: error });
  }
}
