import { expect, test } from "vitest";

import { CAMERA_HEIGHT_M, HORIZON } from "#tests/sandbox/replicate/painter/camera.ts";

import { Ray } from "./ray.ts";
import { cross, dot, unit } from "./vector.ts";
import { View } from "./view.ts";

const SIZES = [
  { width: 80, height: 80 },
  { width: 160, height: 90 },
  { width: 64, height: 128 },
];

test.each(SIZES)("in a picture of $width × $height a point and its picture lead to each other", (size) => {
  const view = new View(size);
  for (const depth of [0.5, 1, 3.7]) {
    for (const at of [-1.5, -0.2, 0, 0.9, 2.4]) {
      expect(view.worldX(view.pictureX(at, depth), depth)).toBeCloseTo(at, 9);
      expect(view.worldY(view.pictureY(at, depth), depth)).toBeCloseTo(at, 9);
    }
  }
});

test.each(SIZES)("a picture of $width × $height is symmetric about its middle column", (size) => {
  const view = new View(size);
  expect(view.pictureX(0, 3)).toBe(size.width / 2);
  expect(view.pictureX(0.7, 3) + view.pictureX(-0.7, 3)).toBeCloseTo(size.width, 9);
});

test("what is at the camera's height is on the horizon, however far away", () => {
  const view = new View({ width: 80, height: 50 });
  for (const depth of [0.3, 2, 40]) expect(view.pictureY(CAMERA_HEIGHT_M, depth)).toBe(HORIZON * 50);
});

test("twice as far away is half as large", () => {
  const view = new View({ width: 80, height: 80 });
  const height = (depth: number): number => view.pictureY(0, depth) - view.pictureY(1, depth);
  expect(height(2)).toBeCloseTo(2 * height(4), 9);
});

test("how far away something is follows from its row", () => {
  const view = new View({ width: 80, height: 80 });
  for (const depth of [1, 2.5, 5]) {
    expect(view.depthAt(-CAMERA_HEIGHT_M, view.pictureY(0, depth))).toBeCloseTo(depth, 9);
    expect(view.depthAt(1.9 - CAMERA_HEIGHT_M, view.pictureY(1.9, depth))).toBeCloseTo(depth, 9);
  }
});

test.each([
  [{ width: 80, height: 80 }, 0.5],
  [{ width: 160, height: 80 }, 1],
  [{ width: 40, height: 80 }, 0.25],
])("a picture sees as much across as its shape: %o", (size, halfSpan) => {
  expect(new View(size).halfSpan).toBe(halfSpan);
});

test("the ray through a picture point has depths for its lengths", () => {
  const view = new View({ width: 120, height: 80 });
  const ray = new Ray();
  view.aim(ray, 31, 66);
  const depth = 2.7;
  expect(ray.oy + ray.dy * depth).toBeCloseTo(view.worldY(66, depth), 9);
  expect(ray.ox + ray.dx * depth).toBeCloseTo(view.worldX(31, depth), 9);
  expect([ray.dz, ray.ix * ray.dx, ray.iy * ray.dy]).toEqual([1, 1, 1]);
});

test("a cross product stands upright on both its sides, turned the right way", () => {
  expect(cross({ x: 1, y: 0, z: 0 }, { x: 0, y: 1, z: 0 })).toEqual({ x: 0, y: 0, z: 1 });
  const [a, b] = [
    { x: 0.3, y: -2, z: 5 },
    { x: 1.1, y: 0.4, z: -0.7 },
  ];
  expect(dot(a, cross(a, b))).toBeCloseTo(0, 12);
  expect(dot(b, cross(a, b))).toBeCloseTo(0, 12);
  expect(dot(cross(a, b), cross(b, a))).toBeCloseTo(-dot(cross(a, b), cross(a, b)), 9);
});

test("a unit vector keeps its direction", () => {
  const { x, y, z } = unit({ x: 3, y: 0, z: -4 });
  expect([x, y, z]).toEqual([0.6000000000000001, 0, -0.8]);
});
