import { expect, test } from "vitest";

import { randomOf } from "#tests/sandbox/replicate/painter/random.ts";
import { flat } from "#tests/sandbox/replicate/painter/room/material/cloth.ts";
import { surface } from "#tests/sandbox/replicate/painter/room/material/surface.ts";

import { Box } from "./box.ts";
import { Cushion } from "./cushion.ts";
import { Frustum } from "./frustum.ts";
import { Group } from "./group.ts";
import { Leaf } from "./leaf.ts";
import { Hit, Ray, type Shape } from "./ray.ts";

const grey = surface(flat({ r: 0.5, g: 0.5, b: 0.5 }));
const cube = { x0: -1, x1: 1, y0: -1, y1: 1, z0: 4, z1: 6 };

test.each<[string, Shape, number]>([
  ["box", new Box(cube, grey), 4],
  ["cushion", new Cushion(cube, grey, "z"), 4],
  ["upright cylinder", new Frustum({ x: 0, z: 5, y0: -1, y1: 1, r0: 1, r1: 1 }, grey), 4],
  [
    "leaf",
    new Leaf(
      { stem: { x: 0, y: -1, z: 5 }, tip: { x: 0, y: 1, z: 5 }, breadth: 0.5, faces: { x: 0, y: 0, z: -1 } },
      grey,
    ),
    5,
  ],
])("a ray straight at a %s meets its near side, facing the ray", (_, shape, distance) => {
  const hit = cast(shape, { x: 0.001, y: 0.001 });
  expect(hit.distance).toBeCloseTo(distance, 2);
  expect(hit.nz).toBeCloseTo(-1, 1);
});

test.each<[string, Shape]>([
  ["box", new Box({ ...cube, x1: 0.9 }, grey)],
  ["cushion", new Cushion(cube, grey, "z")],
  ["cone", new Frustum({ x: 0, z: 5, y0: -1, y1: 1, r0: 1, r1: 0.2 }, grey)],
  [
    "leaf",
    new Leaf(
      { stem: { x: 0, y: -1, z: 5 }, tip: { x: 0, y: 1, z: 5 }, breadth: 0.5, faces: { x: 0, y: 0, z: -1 } },
      grey,
    ),
  ],
])("a ray past a %s meets nothing", (_, shape) => {
  expect(cast(shape, { x: 0.96, y: 0.97 }).distance).toBe(Infinity);
});

test("a cylinder is closed at its ends", () => {
  const hit = new Hit(grey);
  const ray = new Ray();
  ray.from(0, 9, 5);
  ray.towards(0, -1, 0);
  new Frustum({ x: 0, z: 5, y0: -1, y1: 1, r0: 1, r1: 1 }, grey).meet(ray, hit);
  expect(hit).toMatchObject({ distance: 8, ny: 1 });
});

test("a group of many meets what its shapes meet one by one", () => {
  const random = randomOf(3);
  const shapes = Array.from({ length: 40 }, () => {
    const [x, y, z] = [random() * 4 - 2, random() * 4 - 2, 3 + random() * 4];
    return new Box({ x0: x, x1: x + 0.4, y0: y, y1: y + 0.4, z0: z, z1: z + 0.4 }, grey);
  });
  const group = new Group(shapes);
  for (let count = 0; count < 400; count += 1) {
    const towards = { x: random() * 2 - 1, y: random() * 2 - 1 };
    const alone = Math.min(...shapes.map((shape) => cast(shape, towards).distance));
    expect(cast(group, towards).distance).toBe(alone);
    expect(group.blocks(aimed(towards), new Hit(grey))).toBe(alone < Infinity);
  }
});

function cast(shape: Shape, towards: { x: number; y: number }): Hit {
  const hit = new Hit(grey);
  shape.meet(aimed(towards), hit);
  return hit;
}

/** Through a point of the plane five metres away, parallel to z when it is near the middle. */
function aimed({ x, y }: { x: number; y: number }): Ray {
  const ray = new Ray();
  ray.from(x, y, 0);
  ray.towards(x * 1e-3 + 1e-9, y * 1e-3 + 1e-9, 1);
  return ray;
}
