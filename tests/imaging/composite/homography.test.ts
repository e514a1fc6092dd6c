import { expect, test } from "vitest";
import { homography, project } from "#app/imaging/composite/homography.ts";
import { warp } from "#app/imaging/composite/warp.ts";
import type { Quad } from "#app/imaging/placement/quad.ts";

const SQUARE: Quad = [
  [0, 0],
  [100, 0],
  [100, 100],
  [0, 100],
];
const FLOOR: Quad = [
  [30, 40],
  [70, 40],
  [95, 90],
  [5, 90],
];

function image(from: Quad, to: Quad, point: readonly [number, number]): [number, number] {
  const out = new Float64Array(2);
  project(homography(from, to), point, out);
  return [out[0] ?? NaN, out[1] ?? NaN];
}

test("every corner goes to its own corner", () => {
  SQUARE.forEach((corner, i) => {
    const [x, y] = image(SQUARE, FLOOR, corner);
    expect(x).toBeCloseTo(FLOOR[i]?.[0] ?? NaN, 6);
    expect(y).toBeCloseTo(FLOOR[i]?.[1] ?? NaN, 6);
  });
});

test("there and back is where it began", () => {
  const [x, y] = image(FLOOR, SQUARE, image(SQUARE, FLOOR, [37, 61]));
  expect(x).toBeCloseTo(37, 6);
  expect(y).toBeCloseTo(61, 6);
});

test("the middle of a floor lies nearer to its far edge in the picture", () => {
  const [, y] = image(SQUARE, FLOOR, [50, 50]);
  expect(y).toBeLessThan(65);
});

test("a warp fills the target and nothing else, in the source's colour", () => {
  const rgba = new Uint8Array(100 * 100 * 4);
  for (let i = 0; i < rgba.length; i += 4) rgba.set([180, 90, 40, 255], i);
  const drawn = warp(
    { rgba, width: 100, height: 100 },
    { source: SQUARE, target: FLOOR, box: { left: 0, top: 0, width: 100, height: 100 } },
  );
  const at = (x: number, y: number) => [...drawn.rgba.subarray((y * 100 + x) * 4, (y * 100 + x) * 4 + 4)];
  expect(at(50, 70)).toEqual([180, 90, 40, 255]);
  expect(at(10, 45)).toEqual([0, 0, 0, 0]);
  expect(at(50, 20)).toEqual([0, 0, 0, 0]);
});
