import { expect, test } from "vitest";

import { Box } from "#tests/sandbox/replicate/painter/room/geometry/box.ts";
import type { Shape } from "#tests/sandbox/replicate/painter/room/geometry/ray.ts";
import { Scene } from "#tests/sandbox/replicate/painter/room/geometry/scene.ts";
import { Shell, type ShellMeasures } from "#tests/sandbox/replicate/painter/room/geometry/shell.ts";
import type { Vector } from "#tests/sandbox/replicate/painter/room/geometry/vector.ts";
import { flat } from "#tests/sandbox/replicate/painter/room/material/cloth.ts";
import { surface, type Colour } from "#tests/sandbox/replicate/painter/room/material/surface.ts";
import { styleOf } from "#tests/sandbox/replicate/painter/room/style/recognise.ts";
import { randomOf } from "#tests/sandbox/replicate/painter/random.ts";

import { denoise } from "./denoise.ts";
import { Gatherer } from "./gatherer.ts";
import type { LightMap } from "./light-map.ts";
import { lightsOf } from "./lights.ts";

const measures: ShellMeasures = {
  left: -2,
  right: 3,
  back: 4,
  front: -2.6,
  ceiling: 2.7,
  window: { y0: 0.4, y1: 2.4, z0: 0.8, z1: 3.2 },
};
const grey = surface(flat({ r: 0.5, g: 0.5, b: 0.5 }));
const black = surface(flat({ r: 0, g: 0, b: 0 }));
const up = { x: 0, y: 1, z: 0 };
const floor = { x: 0, y: 0, z: 2 };

test("the floor by the window is lighter than the floor across the room", () => {
  const gatherer = aGatherer([]);
  expect(mean(gatherer, { x: -1.5, y: 0, z: 2 }, up)).toBeGreaterThan(1.5 * mean(gatherer, { x: 2.5, y: 0, z: 2 }, up));
});

test("light never is negative nor without bounds, wherever one looks", () => {
  const random = randomOf(8);
  const gatherer = aGatherer([]);
  const out: Colour = { r: 0, g: 0, b: 0 };
  for (let count = 0; count < 200; count += 1) {
    const at = { x: random() * 4.9 - 1.95, y: random() * 2.6 + 0.05, z: random() * 6.4 - 2.5 };
    const facing = [up, { x: 0, y: -1, z: 0 }, { x: 1, y: 0, z: 0 }, { x: 0, y: 0, z: -1 }][count % 4] ?? up;
    gatherer.gather({ at, facing }, out);
    for (const channel of [out.r, out.g, out.b]) {
      expect(channel).toBeGreaterThanOrEqual(0);
      expect(channel).toBeLessThan(4);
    }
  }
});

test("black walls send back no light: what is left is the window's own", () => {
  const [white, dark] = [mean(aGatherer([]), floor, up), mean(aGatherer([], black), floor, up)];
  expect(dark).toBeLessThan(white);
  expect(dark).toBeGreaterThan(0);
});

test("under a table it is darker than beside it", () => {
  const gatherer = aGatherer([new Box({ x0: -0.8, x1: 0.8, y0: 0.7, y1: 0.75, z0: 1.4, z1: 2.6 }, grey)]);
  expect(mean(gatherer, floor, up)).toBeLessThan(0.9 * mean(aGatherer([]), floor, up));
});

test("a mirror shows what is opposite: dark where that is dark", () => {
  const looking = { x: 0, y: -Math.SQRT1_2, z: Math.SQRT1_2 };
  const mirrored = (shapes: readonly Shape[]): number => {
    const out: Colour = { r: 0, g: 0, b: 0 };
    aGatherer(shapes).mirror({ at: floor, facing: up }, looking, out);
    return out.g;
  };
  expect(mirrored([new Box({ x0: -1, x1: 1, y0: 0.2, y1: 2.6, z0: 3, z1: 3.2 }, black)])).toBe(0);
  expect(mirrored([])).toBeGreaterThan(0.1);
});

test("without a sun nothing is sunlit", () => {
  expect(aGatherer([]).sunlit({ at: floor, facing: up })).toBe(0);
});

test("even light stays as it is when its noise is taken out", () => {
  const map = aMap(() => 0.7);
  denoise(map);
  for (const value of map.diffuse) expect(value).toBeCloseTo(0.7, 5);
  for (const value of map.sun) expect(value).toBeCloseTo(0.7, 5);
});

test("noisy light is smoothed, and as bright as before", () => {
  const random = randomOf(3);
  const map = aMap(() => 0.5 + 0.2 * (random() - 0.5));
  const [scatterBefore, meanBefore] = [scatter(map.diffuse), meanOf(map.diffuse)];
  denoise(map);
  expect(scatter(map.diffuse)).toBeLessThan(scatterBefore / 3);
  expect(meanOf(map.diffuse)).toBeCloseTo(meanBefore, 2);
});

test("light does not run over from one thing to the next", () => {
  const map = aMap(
    (x) => (x < 12 ? 0 : 1),
    (x) => (x < 12 ? grey : black),
  );
  denoise(map);
  expect(map.diffuse[(10 * map.width + 11) * 3]).toBe(0);
  expect(map.diffuse[(10 * map.width + 12) * 3]).toBe(1);
});

test("nor round the corner of one thing", () => {
  const map = aMap((x) => (x < 12 ? 0 : 1));
  for (let point = 0; point < map.surfaces.length; point += 1) {
    map.normals.set(point % map.width < 12 ? [1, 0, 0] : [0, 1, 0], point * 3);
  }
  denoise(map);
  expect([map.diffuse[(10 * map.width + 11) * 3], map.sun[10 * map.width + 12]]).toEqual([0, 1]);
});

function aGatherer(shapes: readonly Shape[], walls = grey): Gatherer {
  const shell = new Shell(measures, { floor: walls, ceiling: walls, wall: walls, sideWall: walls });
  const lights = lightsOf(measures, styleOf("scandinavian"));
  return new Gatherer(new Scene(shell, shapes, undefined), { lights, sun: undefined, random: randomOf(1) });
}

function mean(gatherer: Gatherer, at: Vector, facing: Vector): number {
  const out: Colour = { r: 0, g: 0, b: 0 };
  let sum = 0;
  for (let count = 0; count < 200; count += 1) {
    gatherer.gather({ at, facing }, out);
    sum += out.g / 200;
  }
  return sum;
}

function aMap(light: (x: number) => number, stuff: (x: number) => typeof grey = () => grey): LightMap {
  const [width, height] = [24, 20];
  const columns = Array.from({ length: width * height }, (_, point) => point % width);
  const levels = columns.map(light);
  return {
    step: 4,
    width,
    height,
    diffuse: Float32Array.from(levels.flatMap((level) => [level, level, level])),
    mirror: new Float32Array(width * height * 3),
    normals: Float32Array.from(columns.flatMap(() => [0, 1, 0])),
    sun: Float32Array.from(levels),
    surfaces: columns.map(stuff),
  };
}

function meanOf(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function scatter(values: Float32Array): number {
  const middle = meanOf(values);
  return Math.sqrt(values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / values.length);
}
