import { expect, test } from "vitest";
import { solve } from "#app/imaging/pixels/solve.ts";

test("two equations with two unknowns are solved, though the first pivot is zero", () => {
  const found = solve({ order: 2, columns: 1, matrix: Float64Array.of(0, 2, 3, 1), right: Float64Array.of(8, 10) });
  expect([...found].map((value) => Math.round(value * 1e6) / 1e6)).toEqual([2, 4]);
});

test("several right-hand sides are solved at once", () => {
  const found = solve({
    order: 2,
    columns: 2,
    matrix: Float64Array.of(2, 0, 0, 4),
    right: Float64Array.of(2, 4, 8, 12),
  });
  expect([...found]).toEqual([1, 2, 2, 3]);
});
