import { byteAt, doubleAt } from "#app/imaging/pixels/access.ts";
import { solve } from "#app/imaging/pixels/solve.ts";
import type { Compared } from "./blocks.ts";

/** What one least-squares fit over the whole product says changed. */
export interface Change {
  /** Motion of the whole, and at half the picture's size away from its middle, in pixels. */
  readonly shiftPx: number;
  readonly stretchPx: number;
  /** Share of a blur (+) or sharpening (−). */
  readonly blur: number;
  /** Contrast slope. */
  readonly contrast: number;
  /** Mean change in levels. */
  readonly luma: number;
  readonly chroma: number;
}

const TERMS = 9;
const LEAST_PIXELS = 50;

/** Explains the residual by motion, blur, contrast and brightness; null where too little is compared. */
export function fitChange(all: Compared): Change | null {
  const sums = {
    matrix: new Float64Array(TERMS * TERMS),
    right: new Float64Array(TERMS),
    count: 0,
    luma: 0,
    blue: 0,
    red: 0,
  };
  const step = Math.max(1, Math.round(Math.sqrt((all.width * all.height) / 250_000)));
  for (let y = 1; y < all.height - 1; y += step)
    for (let x = 1; x < all.width - 1; x += step) if (all.used[y * all.width + x]) addSample(sums, all, { x, y });
  if (sums.count < LEAST_PIXELS) return null;
  for (let t = 0; t < TERMS; t++) sums.matrix[t * TERMS + t] = doubleAt(sums.matrix, t * TERMS + t) + sums.count * 1e-3;
  const found = solve({ order: TERMS, columns: 1, matrix: sums.matrix, right: sums.right });
  const term = (k: number) => doubleAt(found, k);
  return {
    shiftPx: Math.hypot(term(0), term(3)),
    stretchPx: Math.hypot(term(1), term(2), term(4), term(5)),
    blur: term(6),
    contrast: term(7) / 100,
    luma: sums.luma / sums.count,
    chroma: Math.hypot(sums.blue, sums.red) / sums.count,
  };
}

interface Sums {
  readonly matrix: Float64Array;
  readonly right: Float64Array;
  count: number;
  luma: number;
  blue: number;
  red: number;
}

function addSample(sums: Sums, all: Compared, { x, y }: { x: number; y: number }): void {
  const at = (y * all.width + x) * 3;
  const error = lumaAt(all.candidate, at) - lumaAt(all.predicted, at);
  const row = termsAt(all, { x, y });
  row.forEach((a, i) => {
    sums.right[i] = doubleAt(sums.right, i) + a * error;
    row.forEach((b, k) => (sums.matrix[i * TERMS + k] = doubleAt(sums.matrix, i * TERMS + k) + a * b));
  });
  sums.count++;
  sums.luma += error;
  sums.blue += 0.564 * (byteAt(all.candidate, at + 2) - byteAt(all.predicted, at + 2) - error);
  sums.red += 0.713 * (byteAt(all.candidate, at) - byteAt(all.predicted, at) - error);
}

function termsAt({ predicted, width, height }: Compared, { x, y }: { x: number; y: number }): readonly number[] {
  const at = (y * width + x) * 3;
  const here = lumaAt(predicted, at);
  const left = lumaAt(predicted, at - 3);
  const right = lumaAt(predicted, at + 3);
  const up = lumaAt(predicted, at - width * 3);
  const down = lumaAt(predicted, at + width * 3);
  const slopeX = (right - left) / 2;
  const slopeY = (down - up) / 2;
  const reach = Math.max(width, height) / 2;
  const u = (x - width / 2) / reach;
  const v = (y - height / 2) / reach;
  const laplacian = left + right + up + down - 4 * here;
  return [-slopeX, -slopeX * u, -slopeX * v, -slopeY, -slopeY * u, -slopeY * v, laplacian, here / 100, 1];
}

function lumaAt(rgb: Uint8Array, at: number): number {
  return 0.299 * byteAt(rgb, at) + 0.587 * byteAt(rgb, at + 1) + 0.114 * byteAt(rgb, at + 2);
}
