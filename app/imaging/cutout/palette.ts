import { floatAt } from "#app/imaging/pixels/access.ts";
import { surelyProduct, type Reading } from "./reading.ts";

const HUES = 24;
const LUMAS = 64;

/** How often each colour occurs in what is surely product. */
export interface Palette {
  /** Is the cell's colour, or one close to it, one of the product's? */
  readonly holds: (cell: number) => boolean;
  /** Cells that are surely product. */
  readonly size: number;
}

/** Counts the colours of the sure product cells (64 levels of luma × 24 × 24 of hue). */
export function productPalette(reading: Reading, labels: Uint8Array): Palette {
  const { colour } = reading.cells;
  const counts = new Float32Array(LUMAS * HUES * HUES);
  const hueBin = (difference: number) => Math.max(0, Math.min(HUES - 1, HUES / 2 + Math.round(difference / 5)));
  const bin = (i: number) => {
    const green = floatAt(colour, i * 3 + 1);
    const luma = Math.min(LUMAS - 1, Math.floor(floatAt(reading.luma, i) / 4));
    return (luma * HUES + hueBin(floatAt(colour, i * 3) - green)) * HUES + hueBin(floatAt(colour, i * 3 + 2) - green);
  };
  let size = 0;
  labels.forEach((label, i) => {
    if (label || !surelyProduct(reading, i)) return;
    size++;
    const at = bin(i);
    if (floatAt(reading.slope, i) < 6) counts[at] = floatAt(counts, at) + 1;
  });
  const near = [0, 1, -1, HUES, -HUES, HUES * HUES, -HUES * HUES];
  const least = Math.max(3, size * 0.002);
  const holds = (cell: number) => {
    const at = bin(cell);
    return near.reduce((sum, step) => sum + floatAt(counts, at + step), 0) > least;
  };
  return { holds, size };
}
