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
    const first = y * width;
    const last = first + width - 1;
    for (let i = first + 1; i < last; i++) across[i] = byteAt(mask, i - 1) | byteAt(mask, i) | byteAt(mask, i + 1);
    across[first] = byteAt(mask, first) | byteAt(mask, Math.min(first + 1, last));
    across[last] = byteAt(across, last) | byteAt(mask, last) | byteAt(mask, Math.max(last - 1, first));
  }
  const end = mask.length - width;
  for (let i = width; i < end; i++) out[i] = byteAt(across, i - width) | byteAt(across, i) | byteAt(across, i + width);
  for (let x = 0; x < width; x++) {
    out[x] = byteAt(across, x) | byteAt(across, x + width);
    out[end + x] = byteAt(across, end + x) | byteAt(across, end + x - width);
  }
  return out;
}
