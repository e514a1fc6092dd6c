import type { Quad } from "#app/imaging/placement/quad.ts";
import { byteAt, doubleAt } from "#app/imaging/pixels/access.ts";
import type { Box, RgbaPicture } from "#app/imaging/pixels/picture.ts";
import { homography, project } from "./homography.ts";

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
  const at = new Float64Array(2);
  for (let y = 0, o = 0; y < box.height; y++)
    for (let x = 0; x < box.width; x++, o += 4) {
      sums.fill(0);
      for (let k = 0; k < ACROSS * DOWN; k++) {
        const px = box.left + x + ((k % ACROSS) + 0.5) / ACROSS;
        const py = box.top + y + (Math.floor(k / ACROSS) + 0.5) / DOWN;
        project(toSource, [px, py], at);
        sample(picture, at, sums);
      }
      write(rgba, o, sums);
    }
  return { rgba, width: box.width, height: box.height };
}

/** Adds the bilinear sample at a point; nothing outside the picture. */
function sample(picture: RgbaPicture, point: Float64Array, sums: Float64Array): void {
  const u = doubleAt(point, 0) - 0.5;
  const v = doubleAt(point, 1) - 0.5;
  const left = Math.floor(u);
  const top = Math.floor(v);
  if (left < 0 || top < 0 || left >= picture.width - 1 || top >= picture.height - 1) return;
  const right = u - left;
  const lower = v - top;
  const first = (top * picture.width + left) * 4;
  const below = first + picture.width * 4;
  addPixel(picture.rgba, [first, (1 - right) * (1 - lower)], sums);
  addPixel(picture.rgba, [first + 4, right * (1 - lower)], sums);
  addPixel(picture.rgba, [below, (1 - right) * lower], sums);
  addPixel(picture.rgba, [below + 4, right * lower], sums);
}

function addPixel(rgba: Uint8Array, [at, weight]: readonly [number, number], sums: Float64Array): void {
  const alpha = byteAt(rgba, at + 3) * weight;
  if (alpha === 0) return;
  sums[0] = doubleAt(sums, 0) + byteAt(rgba, at) * alpha;
  sums[1] = doubleAt(sums, 1) + byteAt(rgba, at + 1) * alpha;
  sums[2] = doubleAt(sums, 2) + byteAt(rgba, at + 2) * alpha;
  sums[3] = doubleAt(sums, 3) + alpha;
}

function write(rgba: Uint8Array, at: number, sums: Float64Array): void {
  const alpha = doubleAt(sums, 3);
  if (alpha < 1) return;
  for (let c = 0; c < 3; c++) rgba[at + c] = Math.round(doubleAt(sums, c) / alpha);
  rgba[at + 3] = Math.round(alpha / (ACROSS * DOWN));
}
