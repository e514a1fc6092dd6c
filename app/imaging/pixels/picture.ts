import sharp from "sharp";

/** Width and height of a grid stored row by row. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A rectangle in pixels; `left` and `top` are inside it, `left + width` is not. */
export interface Box extends Size {
  readonly left: number;
  readonly top: number;
}

/** 8-bit sRGB, three bytes a pixel, row by row. */
export interface RgbPicture extends Size {
  readonly rgb: Uint8Array;
}

/** 8-bit sRGB with straight (not premultiplied) alpha, four bytes a pixel. */
export interface RgbaPicture extends Size {
  readonly rgba: Uint8Array;
}

/** More pixels than this are refused before they are decoded. */
export const MAX_PIXELS = 50_000_000;

/** Decodes an encoded picture to 8-bit sRGB without alpha. Throws sharp's error on a broken file. */
export async function decodeRgb(file: Uint8Array): Promise<RgbPicture> {
  const { data, info } = await sharp(file, { limitInputPixels: MAX_PIXELS })
    .toColourspace("srgb")
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.channels === 3) return { rgb: data, width: info.width, height: info.height };
  return { rgb: await spreadGrey(data, info), width: info.width, height: info.height };
}

function spreadGrey(data: Uint8Array, { width, height }: Size): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 1 } })
    .toColourspace("srgb")
    .raw()
    .toBuffer();
}

/** Decodes a PNG (or other) picture with its alpha. */
export async function decodeRgba(file: Uint8Array): Promise<RgbaPicture> {
  const { data, info } = await sharp(file, { limitInputPixels: MAX_PIXELS })
    .toColourspace("srgb")
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { rgba: data, width: info.width, height: info.height };
}

/** Decodes a mask: its first channel, one byte a pixel. */
export async function decodeMask(file: Uint8Array): Promise<Size & { mask: Uint8Array }> {
  const { data, info } = await sharp(file, { limitInputPixels: MAX_PIXELS })
    .removeAlpha()
    .toColourspace("b-w")
    .extractChannel(0)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { mask: data, width: info.width, height: info.height };
}

/** Encodes RGBA as a PNG; fast settings, because it is stored for days only. */
export function encodeRgbaPng({ rgba, width, height }: RgbaPicture): Promise<Buffer> {
  return sharp(rgba, { raw: { width, height, channels: 4 } })
    .png({ compressionLevel: 3 })
    .toBuffer();
}

/** The alpha plane of an RGBA picture, one byte a pixel. */
export function alphaOf({ rgba, width, height }: RgbaPicture): Uint8Array {
  const alpha = new Uint8Array(width * height);
  for (let i = 0; i < alpha.length; i++) alpha[i] = rgba[i * 4 + 3] ?? 0;
  return alpha;
}

/** Copies the box out of a plane with `channels` bytes a pixel. */
export function cropPlane(plane: Uint8Array, from: { width: number; channels: number }, box: Box): Uint8Array {
  const out = new Uint8Array(box.width * box.height * from.channels);
  const row = box.width * from.channels;
  for (let y = 0; y < box.height; y++) {
    const start = ((y + box.top) * from.width + box.left) * from.channels;
    out.set(plane.subarray(start, start + row), y * row);
  }
  return out;
}

/** The smallest box around all pixels above `threshold`; null when there are none. */
export function boxOf(plane: Uint8Array, { width, height }: Size, threshold = 12): Box | null {
  let left = width;
  let top = height;
  let right = -1;
  let bottom = -1;
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      if ((plane[i] ?? 0) <= threshold) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  return right < 0 ? null : { left, top, width: right - left + 1, height: bottom - top + 1 };
}
