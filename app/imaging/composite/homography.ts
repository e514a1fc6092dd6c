import type { Quad } from "#app/imaging/placement/quad.ts";
import { doubleAt } from "#app/imaging/pixels/access.ts";
import { solve } from "#app/imaging/pixels/solve.ts";

/** Eight coefficients of a plane-to-plane map (the ninth is 1). */
export type Homography = Float64Array;

/** The plane-to-plane map that takes the corners of `from` to those of `to`. */
export function homography(from: Quad, to: Quad): Homography {
  const matrix = new Float64Array(64);
  const right = new Float64Array(8);
  from.forEach(([x, y], i) => {
    const [u, v] = to[i] ?? [0, 0];
    matrix.set([x, y, 1, 0, 0, 0, -u * x, -u * y], i * 16);
    matrix.set([0, 0, 0, x, y, 1, -v * x, -v * y], i * 16 + 8);
    right.set([u, v], i * 2);
  });
  return solve({ order: 8, columns: 1, matrix, right });
}

/** A point's image; written into `out`, because millions of points are mapped for one picture. */
export function project(h: Homography, [x, y]: readonly [number, number], out: Float64Array): void {
  const depth = doubleAt(h, 6) * x + doubleAt(h, 7) * y + 1;
  out[0] = (doubleAt(h, 0) * x + doubleAt(h, 1) * y + doubleAt(h, 2)) / depth;
  out[1] = (doubleAt(h, 3) * x + doubleAt(h, 4) * y + doubleAt(h, 5)) / depth;
}
