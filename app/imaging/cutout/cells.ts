import type { RgbPicture, Size } from "#app/imaging/pixels/picture.ts";
import { byteAt, floatAt } from "#app/imaging/pixels/access.ts";

/** The photo in cells of `side` × `side` pixels: small enough to reason about, exact enough to place an outline. */
export interface Cells extends Size {
  /** Photo pixels along one cell's side. */
  readonly side: number;
  /** Mean colour, three floats (0–255) a cell. */
  readonly colour: Float32Array;
  /** Luma of the cell's darkest pixel. */
  readonly darkest: Float32Array;
}

/** Cells along the photo's long side, about: the sizes of all windows below are chosen for it. */
const CELLS_PER_SIDE = 533;

/** Luma as used throughout the cut-out: cheap, and close enough to Rec. 601. */
export function lumaOf(r: number, g: number, b: number): number {
  return (r + 2 * g + b) * 0.25;
}

/** Distance of two colours given as differences: luma plus a discounted chroma part, in 8-bit levels. */
export function colourDistance(r: number, g: number, b: number): number {
  const y = lumaOf(r, g, b);
  const u = r - g;
  const v = b - g;
  return Math.sqrt(y * y + 0.35 * (u * u + v * v));
}

/** Averages the photo into cells. */
export function toCells(photo: RgbPicture): Cells {
  const side = Math.max(1, Math.round(Math.max(photo.width, photo.height) / CELLS_PER_SIDE));
  const width = Math.ceil(photo.width / side);
  const height = Math.ceil(photo.height / side);
  const sums = new Float32Array(width * height * 3);
  const counts = new Float32Array(width * height);
  const darkest = new Float32Array(width * height).fill(255);
  const cells: Cells = { side, width, height, colour: sums, darkest };
  for (let y = 0; y < photo.height; y++) addRow(cells, counts, { photo, y });
  for (let i = 0; i < counts.length; i++)
    for (let c = 0; c < 3; c++) sums[i * 3 + c] = floatAt(sums, i * 3 + c) / floatAt(counts, i);
  return cells;
}

function addRow(cells: Cells, counts: Float32Array, { photo, y }: { photo: RgbPicture; y: number }): void {
  const { side, width, colour, darkest } = cells;
  const row = Math.floor(y / side) * width;
  let pixel = y * photo.width * 3;
  for (let cx = 0; cx < width; cx++) {
    const i = row + cx;
    const end = Math.min(photo.width, (cx + 1) * side);
    for (let x = cx * side; x < end; x++, pixel += 3) {
      const r = byteAt(photo.rgb, pixel);
      const g = byteAt(photo.rgb, pixel + 1);
      const b = byteAt(photo.rgb, pixel + 2);
      colour[i * 3] = floatAt(colour, i * 3) + r;
      colour[i * 3 + 1] = floatAt(colour, i * 3 + 1) + g;
      colour[i * 3 + 2] = floatAt(colour, i * 3 + 2) + b;
      darkest[i] = Math.min(floatAt(darkest, i), lumaOf(r, g, b));
    }
    counts[i] = floatAt(counts, i) + end - cx * side;
  }
}
