import type { Quad } from "#app/imaging/placement/quad.ts";
import { doubleAt } from "#app/imaging/pixels/access.ts";
import { solve } from "#app/imaging/pixels/solve.ts";

/** The plane-to-plane map that takes the corners of `from` to those of `to`; returns a point's image as [x, y]. */
export function homography(from: Quad, to: Quad): (x: number, y: number) => [number, number] {
  const matrix = new Float64Array(64);
  const right = new Float64Array(8);
  from.forEach(([x, y], i) => {
    const [u, v] = to[i] ?? [0, 0];
    matrix.set([x, y, 1, 0, 0, 0, -u * x, -u * y], i * 16);
    matrix.set([0, 0, 0, x, y, 1, -v * x, -v * y], i * 16 + 8);
    right.set([u, v], i * 2);
  });
  const h = solve({ order: 8, columns: 1, matrix, right });
  const at = (k: number) => doubleAt(h, k);
  return (x, y) => {
    const depth = at(6) * x + at(7) * y + 1;
    return [(at(0) * x + at(1) * y + at(2)) / depth, (at(3) * x + at(4) * y + at(5)) / depth];
  };
}
