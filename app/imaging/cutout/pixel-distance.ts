import { byteAt, clamp, floatAt } from "#app/imaging/pixels/access.ts";
import type { RgbPicture, Size } from "#app/imaging/pixels/picture.ts";
import { colourDistance, lumaOf, type Cells } from "./cells.ts";
import type { LocalGround } from "./local-ground.ts";
import type { Reading } from "./reading.ts";

/** How far the photo's pixels around the outline are from the ground behind them, in levels. */
export interface PixelDistances {
  /** One float a pixel; 0 far from the outline. */
  readonly distance: Float32Array;
  /** Per cell: the largest of its pixels, and the share of them that look like ground. */
  readonly largest: Float32Array;
  readonly groundLike: Float32Array;
}

/** Calls `visit` with every photo pixel of a cell. */
export function eachPixelOf(
  { cells, photo }: { cells: Cells; photo: Size },
  cell: number,
  visit: (pixel: number) => void,
): void {
  const left = (cell % cells.width) * cells.side;
  const top = Math.floor(cell / cells.width) * cells.side;
  const right = Math.min(photo.width, left + cells.side);
  const bottom = Math.min(photo.height, top + cells.side);
  for (let y = top; y < bottom; y++) for (let x = left; x < right; x++) visit(y * photo.width + x);
}

/** Measures the pixels of all cells within two of the product. */
export function pixelDistances(photo: RgbPicture, reading: Reading, behind: LocalGround): PixelDistances {
  const { cells, ground } = reading;
  const distance = new Float32Array(photo.width * photo.height);
  const largest = new Float32Array(cells.width * cells.height);
  const groundLike = new Float32Array(cells.width * cells.height);
  const limit = Math.max(ground.threshold * 1.25, 3.2 * ground.pixelNoise);
  for (let cell = 0; cell < largest.length; cell++) {
    if (!behind.nearby[cell]) continue;
    const far = measureIn(reading, behind, cell);
    let most = 0;
    let low = 0;
    let count = 0;
    eachPixelOf({ cells, photo }, cell, (pixel) => {
      const p = pixel * 3;
      const d = far(byteAt(photo.rgb, p), byteAt(photo.rgb, p + 1), byteAt(photo.rgb, p + 2));
      distance[pixel] = d;
      most = Math.max(most, d);
      if (d < limit) low++;
      count++;
    });
    largest[cell] = most;
    groundLike[cell] = low / Math.max(1, count);
  }
  return { distance, largest, groundLike };
}

/** The distance to this cell's ground; where shadow begins nearby, to the nearest brightness between lit and shaded. */
function measureIn(reading: Reading, behind: LocalGround, cell: number): (r: number, g: number, b: number) => number {
  const back = [0, 1, 2].map((c) => floatAt(behind.colour, cell * 3 + c));
  const [br = 0, bg = 0, bb = 0] = back;
  const luma = lumaOf(br, bg, bb) || 1;
  const whole = [0, 1, 2].map((c) => floatAt(reading.ground.colour, cell * 3 + c));
  const lit = lumaOf(whole[0] ?? 0, whole[1] ?? 0, whole[2] ?? 0) / luma;
  const weakest = floatAt(behind.weakest, cell) * lit;
  const strongest = floatAt(behind.strongest, cell) * lit;
  const varies = strongest > 0 && (strongest - weakest) / lit > 0.035;
  return (r, g, b) => {
    const t = varies ? clamp(lumaOf(r, g, b) / luma, weakest, strongest) : 1;
    return colourDistance(r - t * br, g - t * bg, b - t * bb);
  };
}
