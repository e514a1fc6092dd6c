import { expect, test } from "vitest";

import { randomOf } from "#tests/sandbox/replicate/painter/random.ts";
import { flat } from "#tests/sandbox/replicate/painter/room/material/cloth.ts";
import { surface } from "#tests/sandbox/replicate/painter/room/material/surface.ts";

import { Box, passes } from "./box.ts";
import { Cushion } from "./cushion.ts";
import { Frustum } from "./frustum.ts";
import { Leaf } from "./leaf.ts";
import { Hit, Ray, type Shape } from "./ray.ts";
import type { Vector } from "./vector.ts";

const grey = surface(flat({ r: 0.5, g: 0.5, b: 0.5 }));
const other = surface(flat({ r: 1, g: 0, b: 0 }));
const cube = { x0: -1, x1: 1, y0: -1, y1: 1, z0: -1, z1: 1 };

const SHAPES: Record<string, Shape> = {
  box: new Box(cube, grey),
  cushion: new Cushion(cube, grey, "y"),
  cylinder: new Frustum({ x: 0, z: 0, y0: -1, y1: 1, r0: 0.8, r1: 0.8 }, grey),
  cone: new Frustum({ x: 0, z: 0, y0: -1, y1: 1, r0: 0.9, r1: 0.2 }, grey),
  "upturned cone": new Frustum({ x: 0, z: 0, y0: -1, y1: 1, r0: 0.2, r1: 0.9 }, grey),
  leaf: new Leaf(
    { stem: { x: -0.8, y: -0.4, z: 0 }, tip: { x: 0.8, y: 0.4, z: 0.3 }, breadth: 0.3, faces: { x: 0, y: 1, z: 0 } },
    grey,
  ),
};

test.each([
  ["x", { x: -1, y: 0, z: 0 }],
  ["x", { x: 1, y: 0, z: 0 }],
  ["y", { x: 0, y: -1, z: 0 }],
  ["y", { x: 0, y: 1, z: 0 }],
  ["z", { x: 0, y: 0, z: -1 }],
  ["z", { x: 0, y: 0, z: 1 }],
] as const)("a box is met on the side towards the ray along %s, from %o", (_, side) => {
  const hit = cast(SHAPES["box"], { x: side.x * 5 + 0.1, y: side.y * 5 + 0.1, z: side.z * 5 + 0.1 }, opposite(side));
  expect(hit.distance).toBeCloseTo(4, 0);
  expect({ x: hit.nx + 0, y: hit.ny + 0, z: hit.nz + 0 }).toEqual(side);
});

test.each(Object.entries(SHAPES))(
  "wherever a %s is met, the point is in its bounds and its unit normal faces the ray",
  (_, shape) => {
    const random = randomOf(5);
    let met = 0;
    for (let count = 0; count < 600; count += 1) {
      const from = onSphere(random, 4);
      const target = { x: random() - 0.5, y: random() - 0.5, z: random() - 0.5 };
      const towards = { x: target.x - from.x, y: target.y - from.y, z: target.z - from.z };
      const hit = cast(shape, from, towards);
      if (hit.distance === Infinity) continue;
      met += 1;
      expectWithin(shape, along(from, towards, hit.distance));
      expect(Math.hypot(hit.nx, hit.ny, hit.nz)).toBeCloseTo(1, 6);
      expect(hit.nx * towards.x + hit.ny * towards.y + hit.nz * towards.z).toBeLessThan(1e-6);
    }
    expect(met).toBeGreaterThan(30);
  },
);

test.each(Object.entries(SHAPES))("a %s behind the ray is not met", (_, shape) => {
  expect(cast(shape, { x: 0.1, y: 3, z: 0.05 }, { x: 0.01, y: 1, z: 0.01 }).distance).toBe(Infinity);
});

test.each(Object.entries(SHAPES))("a %s farther away than what is already met changes nothing", (_, shape) => {
  const hit = new Hit(other);
  hit.take(1, other);
  expect(shape.meet(rayFrom({ x: 0.1, y: 4, z: 0.05 }, { x: 0.01, y: -1, z: 0.01 }), hit)).toBe(false);
  expect(hit).toMatchObject({ distance: 1, surface: other });
});

test.each([
  { cone: "upright", r0: 0.8, r1: 0.8, lean: 0 },
  { cone: "narrowing upwards", r0: 0.9, r1: 0.2, lean: 1 },
  { cone: "widening upwards", r0: 0.2, r1: 0.9, lean: -1 },
])("the side of a cone that is $cone leans the way it should", ({ r0, r1, lean }) => {
  const cone = new Frustum({ x: 0, z: 0, y0: -1, y1: 1, r0, r1 }, grey);
  const hit = cast(cone, { x: 0.001, y: 0.001, z: -5 }, { x: 0, y: 0, z: 1 });
  expect(Math.sign(Math.round(hit.ny * 100)) + 0).toBe(lean);
});

test("a leaf is met from both sides, and narrows to its ends", () => {
  const leaf = new Leaf(
    { stem: { x: -1, y: 0, z: 0 }, tip: { x: 1, y: 0, z: 0 }, breadth: 0.2, faces: { x: 0, y: 1, z: 0 } },
    grey,
  );
  const isMetAt = (x: number, z: number): boolean => cast(leaf, { x, y: 2, z }, { x: 0, y: -1, z: 0 }).distance === 2;
  expect(cast(leaf, { x: 0, y: 2, z: 0 }, { x: 0, y: -1, z: 0 }).ny).toBeCloseTo(1, 9);
  expect(cast(leaf, { x: 0, y: -2, z: 0 }, { x: 0, y: 1, z: 0 }).ny).toBeCloseTo(-1, 9);
  expect([isMetAt(0, 0.19), isMetAt(0, 0.21), isMetAt(0.9, 0.03), isMetAt(0.9, 0.1), isMetAt(1.01, 0)]).toEqual([
    true,
    false,
    true,
    false,
    false,
  ]);
});

test("a cushion swells in its middle and is as high as its bounds there", () => {
  const cushion = new Cushion({ ...cube, y0: 0, y1: 0.4 }, grey, "y");
  const heightAt = (x: number): number => 3 - cast(cushion, { x, y: 3, z: 0.01 }, { x: 0, y: -1, z: 0 }).distance;
  expect(heightAt(0.01)).toBeCloseTo(0.4, 2);
  expect(heightAt(0.9)).toBeLessThan(heightAt(0.5));
  expect(heightAt(0.7)).toBeCloseTo(heightAt(-0.7), 3);
});

test("bounds are passed only ahead of the ray, and only before the limit", () => {
  const ray = rayFrom({ x: 0, y: 0, z: -3 }, { x: 1e-9, y: 1e-9, z: 1 });
  expect([passes(cube, ray, Infinity), passes(cube, ray, 1.9), passes(cube, ray, 2.1)]).toEqual([true, false, true]);
  expect(passes(cube, rayFrom({ x: 0, y: 0, z: 3 }, { x: 1e-9, y: 1e-9, z: 1 }), Infinity)).toBe(false);
  expect(passes(cube, rayFrom({ x: 0, y: 0, z: 0 }, { x: 1e-9, y: 1e-9, z: 1 }), Infinity)).toBe(true);
});

function cast(shape: Shape | undefined, from: Vector, towards: Vector): Hit {
  const hit = new Hit(other);
  shape?.meet(rayFrom(from, towards), hit);
  return hit;
}

function rayFrom(from: Vector, towards: Vector): Ray {
  const ray = new Ray();
  ray.from(from.x, from.y, from.z);
  ray.towards(towards.x, towards.y, towards.z);
  return ray;
}

function expectWithin({ bounds }: Shape, { x, y, z }: Vector): void {
  const slack = 1e-6;
  expect(Math.max(bounds.x0 - x, x - bounds.x1)).toBeLessThan(slack);
  expect(Math.max(bounds.y0 - y, y - bounds.y1)).toBeLessThan(slack);
  expect(Math.max(bounds.z0 - z, z - bounds.z1)).toBeLessThan(slack);
}

function onSphere(random: () => number, radius: number): Vector {
  const level = 2 * random() - 1;
  const turn = 2 * Math.PI * random();
  const wide = Math.sqrt(1 - level * level);
  return { x: radius * wide * Math.cos(turn), y: radius * level, z: radius * wide * Math.sin(turn) };
}

function along(from: Vector, towards: Vector, distance: number): Vector {
  return { x: from.x + towards.x * distance, y: from.y + towards.y * distance, z: from.z + towards.z * distance };
}

function opposite({ x, y, z }: Vector): Vector {
  return { x: -x + 1e-9, y: -y + 1e-9, z: -z + 1e-9 };
}
