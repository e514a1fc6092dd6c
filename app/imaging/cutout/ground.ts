import type { RgbPicture } from "#app/imaging/pixels/picture.ts";
import { byteAt, clamp, floatAt } from "#app/imaging/pixels/access.ts";
import { flood } from "#app/imaging/pixels/region.ts";
import { median, quantile } from "#app/imaging/pixels/statistics.ts";
import { boxMean } from "#app/imaging/pixels/window.ts";
import { colourDistance, lumaOf, type Cells } from "./cells.ts";
import { fitSurface, paintSurface } from "./surface.ts";

/** The empty studio ground behind the product, as estimated from the picture's border inwards. */
export interface Ground {
  /** Its colour in every cell, three floats a cell. */
  readonly colour: Float32Array;
  /** How far each cell is from it, in levels. */
  readonly distance: Float32Array;
  /** 1 where the cell is ground and reached from the border. */
  readonly reached: Uint8Array;
  /** Noise of one cell, in levels. */
  readonly noise: number;
  /** Noise of one photo pixel, in levels (80th percentile). */
  readonly pixelNoise: number;
  /** Cells nearer than this count as ground. */
  readonly threshold: number;
  /** How far the border's cells are from the ground's hue, in levels (96th percentile). */
  readonly ringTint: number;
  /** Share of the border that the estimate explains. */
  readonly ringShare: number;
}

/** Cells that a surface is fitted to: more make it slower, and hardly better. */
const SAMPLES = 3500;

/** Estimates the ground; `chromaStep` widens the tolerance for coarsely stored colour. */
export function estimateGround(cells: Cells, photo: RgbPicture, chromaStep: number): Ground {
  const ring = ringOf(cells);
  const noise = noiseOf(cells, ring);
  const first = 2 + 3 * noise + Math.min(1, 0.06 * chromaStep);
  let colour = paintSurface(fitSurface(cells, ring, 2), cells);
  let reached = reach(cells, distancesTo(cells, colour), first * 2);
  for (const spread of [1.5, 1.2]) {
    const samples = someOf(reached, SAMPLES);
    if (samples.length < 200) break;
    colour = paintSurface(fitSurface(cells, samples, samples.length > 1500 ? 4 : 2), cells);
    reached = reach(cells, distancesTo(cells, colour), first * spread);
  }
  colour = correctLocally(cells, colour, reached);
  const distance = distancesTo(cells, colour);
  const onRing = Array.from(ring, (cell) => floatAt(distance, cell));
  const tail = Math.max(1 + 1.7 * quantile(onRing, 0.8), Math.min(4, 1 + 1.4 * quantile(onRing, 0.95)));
  const threshold = Math.min(7, Math.max(first, tail));
  reached = reach(cells, distance, threshold);
  const ringShare = onRing.filter((d) => d < threshold * 1.5).length / onRing.length;
  const pixelNoise = pixelNoiseOf(cells, photo, { colour, reached, ring });
  const ringTint = quantile(
    ring.filter((cell) => reached[cell] === 1).map((cell) => tintOf(cells.colour, colour, cell)),
    0.96,
  );
  return { colour, distance, reached, noise, pixelNoise, threshold, ringTint, ringShare };
}

function ringOf({ width, height }: Cells): Int32Array {
  const depth = Math.max(3, Math.round(Math.min(width, height) * 0.02));
  const ring: number[] = [];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const edge = Math.min(x, y, width - 1 - x, height - 1 - y);
      if (edge < depth && (x + y) % 3 === 0) ring.push(y * width + x);
    }
  return Int32Array.from(ring);
}

/** From the steps between neighbouring border cells: 0.954 is the median of |difference| for σ = 1. */
function noiseOf({ colour, width }: Cells, ring: Int32Array): number {
  const luma = (i: number) => lumaOf(floatAt(colour, i * 3), floatAt(colour, i * 3 + 1), floatAt(colour, i * 3 + 2));
  const steps = Array.from(ring)
    .filter((i) => i % width < width - 1)
    .map((i) => Math.abs(luma(i) - luma(i + 1)));
  return median(steps) / 0.954 || 0.05;
}

function distancesTo({ colour }: Cells, ground: Float32Array): Float32Array {
  const out = new Float32Array(ground.length / 3);
  for (let i = 0, j = 0; i < out.length; i++, j += 3)
    out[i] = colourDistance(
      floatAt(colour, j) - floatAt(ground, j),
      floatAt(colour, j + 1) - floatAt(ground, j + 1),
      floatAt(colour, j + 2) - floatAt(ground, j + 2),
    );
  return out;
}

function reach(cells: Cells, distance: Float32Array, limit: number): Uint8Array {
  const reached = new Uint8Array(cells.width * cells.height);
  const seeds = borderCells(cells).filter((i) => floatAt(distance, i) < limit);
  for (const seed of seeds) reached[seed] = 1;
  const green = (i: number) => floatAt(cells.colour, i * 3 + 1);
  flood(reached, cells, {
    seeds,
    value: 1,
    accepts: (to, from) => floatAt(distance, to) < limit && Math.abs(green(to) - green(from)) < limit,
  });
  return reached;
}

function borderCells({ width, height }: Cells): number[] {
  const cells: number[] = [];
  for (let x = 0; x < width; x++) cells.push(x, (height - 1) * width + x);
  for (let y = 0; y < height; y++) cells.push(y * width, y * width + width - 1);
  return cells;
}

/** About `most` of the set cells, evenly spread. */
function someOf(mask: Uint8Array, most: number): Int32Array {
  const set = mask.reduce((sum, value) => sum + value, 0);
  const n = Math.max(1, Math.floor(set / most));
  const picked: number[] = [];
  let seen = 0;
  mask.forEach((set, i) => {
    if (set && seen++ % n === 0) picked.push(i);
  });
  return Int32Array.from(picked);
}

/** Moves the estimate by the mean of what the confirmed ground around each cell still differs. */
function correctLocally(cells: Cells, ground: Float32Array, reached: Uint8Array): Float32Array {
  const radius = Math.max(4, Math.round(Math.max(cells.width, cells.height) / 24));
  const blur = (plane: Float32Array) => boxMean(boxMean(plane, cells, radius), cells, radius);
  const weight = blur(Float32Array.from(reached));
  const out = Float32Array.from(ground);
  for (let c = 0; c < 3; c++) {
    const rest = new Float32Array(reached.length);
    for (let i = 0; i < rest.length; i++)
      if (reached[i]) rest[i] = floatAt(cells.colour, i * 3 + c) - floatAt(ground, i * 3 + c);
    const near = blur(rest);
    for (let i = 0; i < rest.length; i++)
      out[i * 3 + c] = clamp(floatAt(out, i * 3 + c) + floatAt(near, i) / (floatAt(weight, i) + 0.08), 0, 255);
  }
  return out;
}

/** How far a cell's hue is from that of the ground at the cell's own brightness, in levels. */
export function tintOf(colour: Float32Array, ground: Float32Array, cell: number): number {
  const at = cell * 3;
  const share =
    lumaOf(floatAt(colour, at), floatAt(colour, at + 1), floatAt(colour, at + 2)) /
    Math.max(1, lumaOf(floatAt(ground, at), floatAt(ground, at + 1), floatAt(ground, at + 2)));
  const away = (c: number) => floatAt(colour, at + c) - share * floatAt(ground, at + c);
  return Math.hypot(away(0) - away(1), away(2) - away(1));
}

function pixelNoiseOf(
  cells: Cells,
  photo: RgbPicture,
  ground: Pick<Ground, "colour" | "reached"> & { ring: Int32Array },
): number {
  const far: number[] = [];
  ground.ring.forEach((cell, k) => {
    if (!ground.reached[cell] || k % 2) return;
    const x = Math.min(photo.width - 1, (cell % cells.width) * cells.side + (k % cells.side));
    const y = Math.min(photo.height - 1, Math.floor(cell / cells.width) * cells.side + ((k >> 2) % cells.side));
    const p = (y * photo.width + x) * 3;
    const away = (c: number) => byteAt(photo.rgb, p + c) - floatAt(ground.colour, cell * 3 + c);
    far.push(colourDistance(away(0), away(1), away(2)));
  });
  return far.length ? quantile(far, 0.8) : 2;
}
