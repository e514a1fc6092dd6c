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

/** Largest value over a (2·radius+1)² window. */
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

/** Van Herk: running maxima of blocks as long as the window, forwards and backwards; any window is one of each. */
function slideMax(source: Float32Array, { lines, length, lineStep, step, radius }: Slide): Float32Array {
  const out = new Float32Array(source.length);
  const window = 2 * radius + 1;
  const padded = length + 2 * radius;
  const forwards = new Float32Array(padded);
  const backwards = new Float32Array(padded);
  for (let line = 0; line < lines; line++) {
    const start = line * lineStep - radius * step;
    const value = (k: number) => (k < radius || k >= length + radius ? -Infinity : floatAt(source, start + k * step));
    for (let k = 0; k < padded; k++) forwards[k] = k % window ? Math.max(value(k), floatAt(forwards, k - 1)) : value(k);
    for (let k = padded - 1; k >= 0; k--)
      backwards[k] = (k + 1) % window && k < padded - 1 ? Math.max(value(k), floatAt(backwards, k + 1)) : value(k);
    for (let k = 0; k < length; k++)
      out[line * lineStep + k * step] = Math.max(floatAt(backwards, k), floatAt(forwards, k + 2 * radius));
  }
  return out;
}
