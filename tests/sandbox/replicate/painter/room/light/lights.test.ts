import { expect, test } from "vitest";

import type { ShellMeasures } from "#tests/sandbox/replicate/painter/room/geometry/shell.ts";
import { dot } from "#tests/sandbox/replicate/painter/room/geometry/vector.ts";
import type { Product } from "#tests/sandbox/replicate/painter/room/product.ts";
import { styleOf } from "#tests/sandbox/replicate/painter/room/style/recognise.ts";
import { randomOf } from "#tests/sandbox/replicate/painter/random.ts";

import { lightsOf, unshadowed } from "./lights.ts";
import { Sun } from "./sun.ts";

const shell: ShellMeasures = {
  left: -2,
  right: 3,
  back: 4,
  front: -2.6,
  ceiling: 2.7,
  window: { y0: 0.4, y1: 2.4, z0: 0.8, z1: 3.2 },
};
const style = styleOf("coastal");
const [window, fill] = lightsOf(shell, style);
const intoRoom = { x: -1, y: 0, z: 0 };

test("the window's light has the window's size and shines into the room", () => {
  expect(window.area).toBeCloseTo(2 * 2.4, 9);
  expect(window.normal.x).toBeCloseTo(1, 9);
  expect([dot(window.normal, window.u), dot(window.normal, window.v)]).toEqual([0, 0]);
});

test("the fill light shines from behind the camera, weaker than the window", () => {
  expect(fill.normal.z).toBeCloseTo(1, 9);
  expect(fill.corner.z).toBeLessThan(0);
  expect(fill.colour.g).toBeLessThan(window.colour.g);
});

test("a point gets the less light the farther from the window it is", () => {
  const shares = [0.5, 1, 2, 4].map((x) => unshadowed(window, { x: shell.left + x, y: 1.4, z: 2 }, intoRoom));
  expect(shares).toEqual([...shares].sort((one, other) => other - one));
  expect(Math.min(...shares)).toBeGreaterThan(0);
  expect(Math.max(...shares)).toBeLessThan(1);
});

test("far away light falls off with the square of the distance", () => {
  const at = (x: number): number => unshadowed(window, { x: shell.left + 0.04 + x, y: 1.4, z: 2 }, intoRoom);
  expect(at(40) / at(80)).toBeCloseTo(4, 1);
});

test("a surface that looks away from the window, or lies behind it, gets none", () => {
  expect(unshadowed(window, { x: 0, y: 1.4, z: 2 }, { x: 1, y: 0, z: 0 })).toBe(0);
  expect(unshadowed(window, { x: shell.left - 1, y: 1.4, z: 2 }, { x: 1, y: 0, z: 0 })).toBe(0);
});

test("a slanting surface gets as much as the cosine says", () => {
  const at = { x: 2, y: 1.4, z: 2 };
  const slanting = { x: -Math.cos(1), y: Math.sin(1), z: 0 };
  expect(unshadowed(window, at, slanting) / unshadowed(window, at, intoRoom)).toBeCloseTo(Math.cos(1), 6);
});

test("the sun never rises on an overcast day, and always on a clear one", () => {
  const rises = (sunny: number): number =>
    Array.from({ length: 50 }, (_, seed) =>
      Sun.rise(shell, { style: { ...style, sunny }, random: randomOf(seed) }, undefined),
    ).filter((sun) => sun !== undefined).length;
  expect([rises(0), rises(1)]).toEqual([0, 50]);
  expect(rises(0.5)).toBeGreaterThan(10);
  expect(rises(0.5)).toBeLessThan(40);
});

test("the sun stands outside the window, above the horizon", () => {
  for (let seed = 0; seed < 30; seed += 1) {
    const { x, y, z } = risen(seed).direction;
    expect(Math.hypot(x, y, z)).toBeCloseTo(1, 9);
    expect([x < 0, y > 0, z < 0]).toEqual([true, true, true]);
  }
});

test("a point sees all of the sun through a pane, none of it past the wall, and never more than all", () => {
  const sun = risen(1);
  const pane = { y: 0.9, z: 0.8 + 2.4 / 6 };
  expect(sun.through(behind(sun, pane, 0.5))).toBeGreaterThan(0.99);
  expect(sun.through(behind(sun, { y: 2.6, z: 2 }, 0.5))).toBe(0);
  expect(sun.through(behind(sun, { y: 1, z: 3.6 }, 0.5))).toBe(0);
  const random = randomOf(6);
  for (let count = 0; count < 400; count += 1) {
    const share = sun.through({ x: random() * 5 - 2, y: random() * 2.7, z: random() * 6.6 - 2.6 });
    expect(share).toBeGreaterThanOrEqual(0);
    expect(share).toBeLessThanOrEqual(1);
  }
});

test("the bars throw shadows, sharp near the window and soft far away", () => {
  const sun = risen(1);
  const bar = { y: 1.0, z: 0.8 + 2.4 / 3 };
  const [near, far] = [sun.through(behind(sun, bar, 0.2)), sun.through(behind(sun, bar, 3))];
  expect(near).toBeLessThan(0.1);
  expect(far).toBeGreaterThan(near + 0.1);
});

test("nothing on the window's far side is in the sun of the room", () => {
  expect(risen(1).through({ x: shell.left - 0.5, y: 1, z: 2 })).toBe(0);
});

test("the sun never falls on the product, whose own light could not follow", () => {
  for (let seed = 0; seed < 60; seed += 1) {
    const product: Product = { support: "floor", z: 2.2, depth: 0.5, x0: -1.2, x1: 0.2, y0: 0, y1: 1 };
    const sun = Sun.rise(shell, { style, random: randomOf(seed) }, product);
    for (const x of [-1.13, -0.5, 0.13])
      for (const y of [0.05, 0.35, 0.95]) {
        const seen = sun?.through({ x, y, z: product.z }) ?? 0;
        expect(seen).toBeLessThan(0.5);
      }
  }
});

function risen(seed: number): Sun {
  const sun = Sun.rise(shell, { style: { ...style, sunny: 1 }, random: randomOf(seed) }, undefined);
  return sun ?? expect.fail("The sun rises on a clear day.");
}

/** The point of the room, so far from the window, that sees the sun through a point of the window. */
function behind(
  { direction }: Sun,
  { y, z }: { y: number; z: number },
  distance: number,
): { x: number; y: number; z: number } {
  return { x: shell.left - direction.x * distance, y: y - direction.y * distance, z: z - direction.z * distance };
}
