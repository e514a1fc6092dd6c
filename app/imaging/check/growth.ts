import { byteAt } from "#app/imaging/pixels/access.ts";
import type { Size } from "#app/imaging/pixels/picture.ts";

export interface GrowthInput extends Size {
  /** The painted picture, three bytes a pixel. */
  readonly painted: Uint8Array;
  /** The product's alpha, one byte a pixel. */
  readonly alpha: Uint8Array;
}

interface OutlinePoint {
  readonly x: number;
  readonly y: number;
  /** Unit normal, outwards. */
  readonly nx: number;
  readonly ny: number;
}

const NORMAL_REACH = 3;
const FEWEST_POINTS = 12;

/**
 * Share of the outline past which the product's own colours go on for at least 5 px and then stop sharply:
 * there the painter let the product grow. 0 where too little of the outline can be told.
 */
export function growthShare(input: GrowthInput): number {
  let tested = 0;
  let grown = 0;
  for (const point of outlinePoints(input)) {
    const found = followOutwards(input, point);
    if (found === "untold") continue;
    tested++;
    if (found === "grown") grown++;
  }
  return tested >= FEWEST_POINTS ? grown / tested : 0;
}

function outlinePoints({ alpha, width, height }: GrowthInput): OutlinePoint[] {
  const points: OutlinePoint[] = [];
  let seen = 0;
  for (let y = NORMAL_REACH; y < height - NORMAL_REACH; y++)
    for (let x = NORMAL_REACH; x < width - NORMAL_REACH; x++) {
      const i = y * width + x;
      if (byteAt(alpha, i) < 128 || isInside(alpha, i, width) || seen++ % 3) continue;
      const normal = normalAt(alpha, i, width);
      if (normal) points.push({ x, y, ...normal });
    }
  return points;
}

function isInside(alpha: Uint8Array, i: number, width: number): boolean {
  return [i - 1, i + 1, i - width, i + width].every((next) => byteAt(alpha, next) >= 128);
}

function normalAt(alpha: Uint8Array, i: number, width: number): { nx: number; ny: number } | null {
  let nx = 0;
  let ny = 0;
  for (let v = -NORMAL_REACH; v <= NORMAL_REACH; v++)
    for (let u = -NORMAL_REACH; u <= NORMAL_REACH; u++) {
      const a = byteAt(alpha, i + v * width + u);
      nx -= u * a;
      ny -= v * a;
    }
  const length = Math.hypot(nx, ny);
  return length > 300 ? { nx: nx / length, ny: ny / length } : null;
}

/** Depths inside the outline, in pixels, at which the product's own colours are read: the painter had the first two or three. */
const INSIDE = [5, 6, 8];

/** Levels (RGB distance): up to the first a colour is the product's own, above the second it is clearly another. */
const SAME = 14;
const OTHER = 30;

function followOutwards(input: GrowthInput, point: OutlinePoint): "grown" | "kept" | "untold" {
  const { alpha, width, height } = input;
  const far = Math.max(10, Math.round(Math.max(width, height) * 0.04));
  const at = (t: number) => {
    const x = Math.round(point.x + point.nx * t);
    const y = Math.round(point.y + point.ny * t);
    return x < 0 || y < 0 || x >= width || y >= height ? -1 : y * width + x;
  };
  const inside = INSIDE.map((t) => at(-t)).filter((i) => i >= 0 && byteAt(alpha, i) >= 250);
  let free = 0;
  while (free < far + 6 && isFree(alpha, at(free + 2))) free++;
  if (inside.length < 2 || free < 8) return "untold";
  const unlike = (t: number) => Math.min(...inside.map((i) => distance(input.painted, at(t), i)));
  let reach = 2;
  while (reach <= Math.min(far, free) && unlike(reach) < SAME) reach++;
  // Surroundings of the product's own colour: nothing can be told here.
  if (reach > Math.min(far, free)) return "untold";
  return reach >= 5 && unlike(Math.min(reach + 2, free)) > OTHER ? "grown" : "kept";
}

function isFree(alpha: Uint8Array, i: number): boolean {
  return i >= 0 && byteAt(alpha, i) <= 8;
}

function distance(rgb: Uint8Array, a: number, b: number): number {
  const step = (c: number) => byteAt(rgb, a * 3 + c) - byteAt(rgb, b * 3 + c);
  return Math.hypot(step(0), step(1), step(2));
}
