import { byteAt } from "./access.ts";
import type { Size } from "./picture.ts";

/** Grows a 0/1 mask by `times` pixels in all eight directions. */
export function dilate(mask: Uint8Array, size: Size, times: number): Uint8Array {
  let grown = mask;
  for (let round = 0; round < times; round++) grown = dilateOnce(grown, size);
  return grown;
}

/** Shrinks a 0/1 mask by `times` pixels; outside the picture counts as set. */
export function erode(mask: Uint8Array, size: Size, times: number): Uint8Array {
  return invert(dilate(invert(mask), size, times));
}

/** 1 where the mask is 0. */
export function invert(mask: Uint8Array): Uint8Array {
  const out = new Uint8Array(mask.length);
  for (let i = 0; i < out.length; i++) out[i] = mask[i] ? 0 : 1;
  return out;
}

function dilateOnce(mask: Uint8Array, { width, height }: Size): Uint8Array {
  const across = new Uint8Array(mask.length);
  const out = new Uint8Array(mask.length);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) {
      const i = row + x;
      const left = x > 0 ? byteAt(mask, i - 1) : 0;
      const right = x < width - 1 ? byteAt(mask, i + 1) : 0;
      across[i] = left | byteAt(mask, i) | right;
    }
  }
  for (let i = 0; i < out.length; i++) out[i] = byteAt(across, i - width) | byteAt(across, i) | byteAt(across, i + width);
  return out;
}
