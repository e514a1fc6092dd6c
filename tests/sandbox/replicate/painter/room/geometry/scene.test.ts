import { expect, test } from "vitest";

import { randomOf } from "#tests/sandbox/replicate/painter/random.ts";
import { flat } from "#tests/sandbox/replicate/painter/room/material/cloth.ts";
import { surface, type Surface } from "#tests/sandbox/replicate/painter/room/material/surface.ts";
import { placeProduct } from "#tests/sandbox/replicate/painter/room/product.ts";
import { keeping } from "#tests/sandbox/replicate/testing/kept-canvas.ts";

import { Box } from "./box.ts";
import { ProductSlab } from "./product-slab.ts";
import { Hit, Ray } from "./ray.ts";
import { Scene } from "./scene.ts";
import { DAYLIGHT, Shell, type ShellMeasures } from "./shell.ts";
import type { Vector } from "./vector.ts";
import { View } from "./view.ts";

const measures: ShellMeasures = {
  left: -2,
  right: 3,
  back: 4,
  front: -2.5,
  ceiling: 2.7,
  window: { y0: 0.5, y1: 2.3, z0: 1, z1: 3 },
};
const stuff = { floor: plain(), ceiling: plain(), wall: plain(), sideWall: plain(), chest: plain() };
const shell = new Shell(measures, stuff);
const view = new View({ width: 80, height: 80 });
const canvas = keeping({ width: 80, height: 80 }, { x0: 30, x1: 50, y0: 34, y1: 66 });
const product = placeProduct(canvas, view, "floor");
const eye = { x: 0, y: 1.28, z: 0 };

type Side = { side: string; towards: Vector; expected: Surface; distance: number };

test.each<Side>([
  { side: "floor", towards: { x: 0, y: -1, z: 0 }, expected: stuff.floor, distance: 1.28 },
  { side: "ceiling", towards: { x: 0, y: 1, z: 0 }, expected: stuff.ceiling, distance: 1.42 },
  { side: "back wall", towards: { x: 0, y: 0, z: 1 }, expected: stuff.wall, distance: 4 },
  { side: "wall behind the camera", towards: { x: 0, y: 0, z: -1 }, expected: stuff.sideWall, distance: 2.5 },
  { side: "right wall", towards: { x: 1, y: 0, z: 0 }, expected: stuff.sideWall, distance: 3 },
  { side: "left wall beside the window", towards: { x: -1, y: 0, z: 0 }, expected: stuff.sideWall, distance: 2 },
])("the $side is met at its distance, facing into the room", ({ towards, expected, distance }) => {
  const hit = look(new Scene(shell, [], undefined), towards);
  expect(hit.surface).toBe(expected);
  expect(hit.distance).toBeCloseTo(distance, 6);
  expect([hit.nx + towards.x, hit.ny + towards.y, hit.nz + towards.z]).toEqual([0, 0, 0]);
});

test("through the window the daylight is seen, and only through it", () => {
  const scene = new Scene(shell, [], undefined);
  expect(look(scene, { x: -2, y: 0, z: 2 }).surface).toBe(DAYLIGHT);
  expect(look(scene, { x: -2, y: -1, z: 2 }).surface).not.toBe(DAYLIGHT);
  expect(look(scene, { x: 2, y: 0, z: 2 }).surface).not.toBe(DAYLIGHT);
});

test("no ray leaves the room", () => {
  const random = randomOf(4);
  const scene = new Scene(shell, [], undefined);
  for (let count = 0; count < 500; count += 1) {
    const towards = { x: random() - 0.5, y: random() - 0.5, z: random() - 0.5 };
    const { distance } = look(scene, towards);
    expect(Math.abs(eye.x + towards.x * distance - 0.5)).toBeLessThan(2.5 + 1e-9);
    expect(Math.abs(eye.y + towards.y * distance - 1.35)).toBeLessThan(1.35 + 1e-9);
    expect(Math.abs(eye.z + towards.z * distance - 0.75)).toBeLessThan(3.25 + 1e-9);
  }
});

test("what stands in the room hides what is behind it", () => {
  const chest = new Box({ x0: -0.5, x1: 0.5, y0: 0, y1: 2, z0: 3, z1: 3.5 }, stuff.chest);
  const scene = new Scene(shell, [chest], undefined);
  expect(look(scene, { x: 0, y: 0, z: 1 })).toMatchObject({ surface: stuff.chest, distance: 3 });
});

test("something is in the way only as far as one looks", () => {
  const chest = new Box({ x0: -0.5, x1: 0.5, y0: 0, y1: 2, z0: 3, z1: 3.5 }, stuff.chest);
  const scene = new Scene(shell, [chest], undefined);
  const ray = rayTo({ x: 0, y: 0, z: 1 });
  expect([scene.isBlocked(ray, 2.9), scene.isBlocked(ray, 3.1)]).toEqual([false, true]);
});

test("the product is met by light but never by the camera", () => {
  if (product === undefined) expect.fail("The canvas keeps a product.");
  const scene = new Scene(shell, [], new ProductSlab(product, canvas, view));
  const towards = { x: 0.001, y: (0.5 - eye.y) / product.z, z: 1 };
  const [camera, light] = [look(scene, towards), new Hit(DAYLIGHT)];
  scene.cast(rayTo(towards), light);
  expect(camera.distance).toBeGreaterThan(product.z + 0.5);
  expect(light.distance).toBeGreaterThanOrEqual(product.z);
  expect(light.distance).toBeLessThan(product.z + product.depth);
  expect(scene.isBlocked(rayTo(towards), 10)).toBe(true);
});

test("light passes where the product's silhouette has a hole", () => {
  const holed = keeping({ width: 80, height: 80 }, { x0: 30, x1: 50, y0: 34, y1: 66 });
  for (let y = 44; y < 56; y += 1) holed.paint.fill(255, y * 80 + 36, y * 80 + 44);
  const place = placeProduct(holed, view, "floor");
  if (place === undefined) expect.fail("The canvas keeps a product.");
  const slab = new ProductSlab(place, holed, view);
  const isMetAt = (px: number, py: number): boolean =>
    slab.meet(rayTo({ x: view.worldX(px, 1), y: view.worldY(py, 1) - eye.y, z: 1 }), new Hit(DAYLIGHT));
  expect([isMetAt(33, 50), isMetAt(40, 50), isMetAt(40, 38)]).toEqual([true, false, true]);
});

test("a mirror shows the product in its own colours, in linear light", () => {
  if (product === undefined) expect.fail("The canvas keeps a product.");
  const hit = new Hit(DAYLIGHT);
  new ProductSlab(product, canvas, view).meet(rayTo({ x: 0.001, y: (0.5 - eye.y) / product.z, z: 1 }), hit);
  const seen = { r: 0, g: 0, b: 0 };
  hit.surface.texture({ x: 0, y: 0.5, z: product.z }, seen);
  expect(seen.r).toBeCloseTo(0.2159, 3);
});

function plain(): Surface {
  return surface(flat({ r: 0.5, g: 0.5, b: 0.5 }));
}

function look(scene: Scene, towards: Vector): Hit {
  const hit = new Hit(DAYLIGHT);
  scene.look(rayTo(towards), hit);
  return hit;
}

function rayTo({ x, y, z }: Vector): Ray {
  const ray = new Ray();
  ray.from(eye.x, eye.y, eye.z);
  ray.towards(x || 1e-9, y || 1e-9, z || 1e-9);
  return ray;
}
