import sharp from "sharp";
import { clamp, floatAt } from "#app/imaging/pixels/access.ts";
import type { Size } from "#app/imaging/pixels/picture.ts";
import { boxMean } from "#app/imaging/pixels/window.ts";

/** The recorded change of the product's brightness: a coarse grid of gains over the whole picture, read smoothly. */
export interface Relight {
  readonly columns: number;
  readonly rows: number;
  /** One gain a grid point, 1 = unchanged, row by row. */
  readonly gains: Float32Array;
}

const GRID = 24;

/** The product's own brightness is never changed by more. */
export const MOST_RELIGHT = 0.1;

/** How much of the room's unevenness, and of its overall brightness, the product takes on. */
const TAKES_LOCAL = 0.22;
const TAKES_OVERALL = 0.12;

/** A room lit like a studio: 8-bit luma at which nothing is changed overall. */
const NEUTRAL_LUMA = 150;

export interface RelightInput extends Size {
  /** The painted picture, three bytes a pixel. */
  readonly rgb: Uint8Array;
  /** 1 where the product is. */
  readonly product: Uint8Array;
}

/** Reads the room's light around the product and answers with a smooth, bounded, colourless gain. */
export async function measureRelight({ rgb, product, width, height }: RelightInput): Promise<Relight> {
  const luma = await shrink(rgb, { width, height, channels: 3 });
  const covered = await shrink(
    product.map((set) => (set ? 255 : 0)),
    { width, height, channels: 1 },
  );
  const weight = covered.map((value) => Math.max(0.001, 1 - value / 255) ** 2);
  const grid = { width: GRID, height: GRID };
  const lit = boxMean(
    boxMean(
      luma.map((value, i) => value * floatAt(weight, i)),
      grid,
      4,
    ),
    grid,
    3,
  );
  const seen = boxMean(boxMean(weight, grid, 4), grid, 3);
  const around = lit.map((value, i) => value / Math.max(1e-4, floatAt(seen, i)));
  const mean = average(around);
  const overall = TAKES_OVERALL * (mean / NEUTRAL_LUMA - 1);
  const gains = around.map((value) =>
    clamp(1 + overall + TAKES_LOCAL * (value / Math.max(1, mean) - 1), 1 - MOST_RELIGHT, 1 + MOST_RELIGHT),
  );
  return { columns: GRID, rows: GRID, gains };
}

async function shrink(
  plane: Uint8Array,
  raw: { width: number; height: number; channels: 1 | 3 },
): Promise<Float32Array> {
  const small = await sharp(plane, { raw }).toColourspace("b-w").resize(GRID, GRID, { fit: "fill" }).raw().toBuffer();
  return Float32Array.from(small);
}

function average(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** No change at all. */
export function noRelight(): Relight {
  return { columns: 1, rows: 1, gains: Float32Array.of(1) };
}

/** The gain at a point given as shares (0–1) of the picture's width and height; bilinear. */
export function gainAt({ columns, rows, gains }: Relight, u: number, v: number): number {
  const x = clamp(u * columns - 0.5, 0, columns - 1);
  const y = clamp(v * rows - 0.5, 0, rows - 1);
  const left = Math.floor(x);
  const top = Math.floor(y);
  const right = Math.min(columns - 1, left + 1);
  const below = Math.min(rows - 1, top + 1) * columns;
  const fx = x - left;
  const upper = floatAt(gains, top * columns + left) * (1 - fx) + floatAt(gains, top * columns + right) * fx;
  const lower = floatAt(gains, below + left) * (1 - fx) + floatAt(gains, below + right) * fx;
  return upper + (lower - upper) * (y - top);
}

/** A relit 8-bit value. */
export function relit(value: number, gain: number): number {
  return Math.min(255, Math.round(value * gain));
}

/** Mean change over the product's box, in percent of its brightness. */
export function relightPercent(relight: Relight, box: { left: number; top: number } & Size, picture: Size): number {
  let sum = 0;
  const steps = 16;
  for (let k = 0; k < steps * steps; k++) {
    const u = (box.left + ((k % steps) + 0.5) * (box.width / steps)) / picture.width;
    const v = (box.top + (Math.floor(k / steps) + 0.5) * (box.height / steps)) / picture.height;
    sum += gainAt(relight, u, v) - 1;
  }
  return (100 * sum) / steps ** 2;
}
