import type { Quad } from "#app/imaging/placement/quad.ts";
import { byteAt, clamp, doubleAt } from "#app/imaging/pixels/access.ts";
import type { Box, RgbaPicture } from "#app/imaging/pixels/picture.ts";
import { homography } from "./homography.ts";

/** Samples taken across and down each target pixel: a rug seen flat is foreshortened about four times. */
const ACROSS = 2;
const DOWN = 4;

export interface Warp {
  readonly source: Quad;
  readonly target: Quad;
  /** The part of the target plane to fill. */
  readonly box: Box;
}

/** Draws the source's quadrilateral into the target's, in premultiplied alpha, and returns the box's pixels. */
export function warp(picture: RgbaPicture, { source, target, box }: Warp): RgbaPicture {
  const toSource = homography(target, source);
  const rgba = new Uint8Array(box.width * box.height * 4);
  const sums = new Float64Array(4);
  for (let y = 0, o = 0; y < box.height; y++)
    for (let x = 0; x < box.width; x++, o += 4) {
      sums.fill(0);
      for (let k = 0; k < ACROSS * DOWN; k++) {
        const px = box.left + x + ((k % ACROSS) + 0.5) / ACROSS;
        const py = box.top + y + (Math.floor(k / ACROSS) + 0.5) / DOWN;
        const [u, v] = toSource(px, py);
        sample(picture, [u - 0.5, v - 0.5], sums);
      }
      write(rgba, o, sums);
    }
  return { rgba, width: box.width, height: box.height };
}

/** Adds the bilinear sample at a point; nothing outside the picture. */
function sample(picture: RgbaPicture, [u, v]: readonly [number, number], sums: Float64Array): void {
  const left = Math.floor(u);
  const top = Math.floor(v);
  if (left < -1 || top < -1 || left >= picture.width || top >= picture.height) return;
  const right = u - left;
  const lower = v - top;
  addPixel(picture, { x: left, y: top, weight: (1 - right) * (1 - lower) }, sums);
  addPixel(picture, { x: left + 1, y: top, weight: right * (1 - lower) }, sums);
  addPixel(picture, { x: left, y: top + 1, weight: (1 - right) * lower }, sums);
  addPixel(picture, { x: left + 1, y: top + 1, weight: right * lower }, sums);
}

interface Tap {
  readonly x: number;
  readonly y: number;
  readonly weight: number;
}

function addPixel({ rgba, width, height }: RgbaPicture, { x, y, weight }: Tap, sums: Float64Array): void {
  const at = (clamp(y, 0, height - 1) * width + clamp(x, 0, width - 1)) * 4;
  const alpha = byteAt(rgba, at + 3) * weight;
  for (let c = 0; c < 3; c++) sums[c] = doubleAt(sums, c) + byteAt(rgba, at + c) * alpha;
  sums[3] = doubleAt(sums, 3) + alpha;
}

function write(rgba: Uint8Array, at: number, sums: Float64Array): void {
  const alpha = doubleAt(sums, 3);
  if (alpha < 1) return;
  for (let c = 0; c < 3; c++) rgba[at + c] = Math.round(doubleAt(sums, c) / alpha);
  rgba[at + 3] = Math.round(alpha / (ACROSS * DOWN));
}
