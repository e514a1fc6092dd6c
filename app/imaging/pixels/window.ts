import { floatAt } from "./access.ts";
import type { Size } from "./picture.ts";

/** Mean over a (2·radius+1)² window of a float plane; the border is repeated outwards. */
export function boxMean(source: Float32Array, size: Size, radius: number): Float32Array {
  const across = meanAcrossRows(source, size, radius);
  return meanDownColumns(across, size, radius);
}

function meanAcrossRows(source: Float32Array, { width, height }: Size, radius: number): Float32Array {
  const out = new Float32Array(width * height);
  const share = 1 / (2 * radius + 1);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    const last = row + width - 1;
    let sum = floatAt(source, row) * radius;
    for (let x = 0; x <= radius; x++) sum += floatAt(source, Math.min(row + x, last));
    for (let x = 0; x < width; x++) {
      out[row + x] = sum * share;
      sum += floatAt(source, Math.min(row + x + radius + 1, last)) - floatAt(source, Math.max(row + x - radius, row));
    }
  }
  return out;
}

function meanDownColumns(source: Float32Array, { width, height }: Size, radius: number): Float32Array {
  const out = new Float32Array(width * height);
  const share = 1 / (2 * radius + 1);
  const sums = new Float32Array(width);
  const rowAt = (y: number) => Math.min(height - 1, Math.max(0, y)) * width;
  for (let y = -radius; y <= radius; y++) addRow(sums, source, { row: rowAt(y), sign: 1 });
  for (let y = 0; y < height; y++) {
    const row = y * width;
    for (let x = 0; x < width; x++) out[row + x] = floatAt(sums, x) * share;
    addRow(sums, source, { row: rowAt(y + radius + 1), sign: 1 });
    addRow(sums, source, { row: rowAt(y - radius), sign: -1 });
  }
  return out;
}

function addRow(sums: Float32Array, source: Float32Array, { row, sign }: { row: number; sign: number }): void {
  for (let x = 0; x < sums.length; x++) sums[x] = floatAt(sums, x) + sign * floatAt(source, row + x);
}

/** Largest value over a (2·radius+1)² window; small radii only, each pass costs radius comparisons. */
export function windowMax(source: Float32Array, size: Size, radius: number): Float32Array {
  const { width, height } = size;
  const across = slideMax(source, { lines: height, length: width, lineStep: width, step: 1, radius });
  return slideMax(across, { lines: width, length: height, lineStep: 1, step: width, radius });
}

/** Smallest value over a (2·radius+1)² window. */
export function windowMin(source: Float32Array, size: Size, radius: number): Float32Array {
  return windowMax(
    source.map((value) => -value),
    size,
    radius,
  ).map((value) => -value);
}

interface Slide {
  readonly lines: number;
  readonly length: number;
  readonly lineStep: number;
  readonly step: number;
  readonly radius: number;
}

function slideMax(source: Float32Array, { lines, length, lineStep, step, radius }: Slide): Float32Array {
  const out = new Float32Array(source.length);
  for (let line = 0; line < lines; line++)
    for (let at = 0; at < length; at++) {
      let best = -Infinity;
      const end = Math.min(length - 1, at + radius);
      for (let k = Math.max(0, at - radius); k <= end; k++)
        best = Math.max(best, floatAt(source, line * lineStep + k * step));
      out[line * lineStep + at * step] = best;
    }
  return out;
}
