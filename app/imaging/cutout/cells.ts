import type { RgbPicture, Size } from "#app/imaging/pixels/picture.ts";
import { byteAt, floatAt } from "#app/imaging/pixels/access.ts";

/** The photo in cells of `side` × `side` pixels: small enough to reason about, exact enough to place an outline. */
export interface Cells extends Size {
  /** Photo pixels along one cell's side. */
  readonly side: number;
  /** Cells of the whole photo; these may be a part of it. */
  readonly whole: number;
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
  const longSide = Math.max(photo.width, photo.height);
  // Single pixels are noisier than cells, so only the smallest photos are read pixel by pixel.
  const side = Math.max(longSide > 600 ? 2 : 1, Math.round(longSide / CELLS_PER_SIDE));
  const width = Math.ceil(photo.width / side);
  const height = Math.ceil(photo.height / side);
  const sums = new Float32Array(width * height * 3);
  const counts = new Float32Array(width * height);
  const darkest = new Float32Array(width * height).fill(255);
  const cells: Cells = { side, width, height, whole: width * height, colour: sums, darkest };
  for (let y = 0; y < photo.height; y++) addRow(cells, counts, { photo, y });
  for (let i = 0; i < counts.length; i++)
    for (let c = 0; c < 3; c++) sums[i * 3 + c] = floatAt(sums, i * 3 + c) / floatAt(counts, i);
  return cells;
}

function addRow(cells: Cells, counts: Float32Array, { photo, y }: { photo: RgbPicture; y: number }): void {
  const { side, width } = cells;
  const row = Math.floor(y / side) * width;
  for (let cx = 0; cx < width; cx++) {
    const start = y * photo.width + cx * side;
    const end = y * photo.width + Math.min(photo.width, (cx + 1) * side);
    addRun(cells, row + cx, { rgb: photo.rgb, start, end });
    counts[row + cx] = floatAt(counts, row + cx) + end - start;
  }
}

/** Adds a run of photo pixels to a cell. */
function addRun(
  { colour, darkest }: Cells,
  cell: number,
  { rgb, start, end }: { rgb: Uint8Array; start: number; end: number },
): void {
  let r = 0;
  let g = 0;
  let b = 0;
  let dark = floatAt(darkest, cell);
  for (let p = start * 3; p < end * 3; p += 3) {
    const red = byteAt(rgb, p);
    const green = byteAt(rgb, p + 1);
    const blue = byteAt(rgb, p + 2);
    r += red;
    g += green;
    b += blue;
    const luma = lumaOf(red, green, blue);
    if (luma < dark) dark = luma;
  }
  colour[cell * 3] = floatAt(colour, cell * 3) + r;
  colour[cell * 3 + 1] = floatAt(colour, cell * 3 + 1) + g;
  colour[cell * 3 + 2] = floatAt(colour, cell * 3 + 2) + b;
  darkest[cell] = dark;
}
