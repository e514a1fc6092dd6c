import { Frustum } from "#tests/sandbox/replicate/painter/room/geometry/frustum.ts";
import { Group } from "#tests/sandbox/replicate/painter/room/geometry/group.ts";
import { Leaf } from "#tests/sandbox/replicate/painter/room/geometry/leaf.ts";
import type { Shape } from "#tests/sandbox/replicate/painter/room/geometry/ray.ts";
import type { Vector } from "#tests/sandbox/replicate/painter/room/geometry/vector.ts";
import { flat, foliage, glaze } from "#tests/sandbox/replicate/painter/room/material/cloth.ts";
import { colour } from "#tests/sandbox/replicate/painter/room/material/colour.ts";
import { surface, type Surface } from "#tests/sandbox/replicate/painter/room/material/surface.ts";
import type { RoomStyle } from "#tests/sandbox/replicate/painter/room/style/style.ts";

import { between, pick, type Kit, type Spot } from "./kit.ts";
import { scaled, turned } from "./turned.ts";

const BARK = surface(flat(colour("#6a543d")));
const SOIL = surface(flat(colour("#3a2d22")));

type Grow = (kit: Kit, soil: Spot, height: number) => Shape[];

/** A potted plant on the floor, `height` metres with its pot. */
export function pottedPlant(kit: Kit, foot: Spot, height: number): Shape {
  const pot = Math.min(0.34, height * 0.24);
  const profile = scaled(
    [
      [0.36, 0],
      [0.42, 0.3],
      [0.47, 0.75],
      [0.5, 1],
    ],
    pot * 1.05,
    pot,
  );
  const clay = surface(glaze(pick(kit, kit.style.pots)), { gloss: 0.02 });
  const earth = new Frustum(
    { x: foot.x, z: foot.z, y0: pot - 0.01, y1: pot + 0.004, r0: pot * 0.45, r1: pot * 0.45 },
    SOIL,
  );
  const soil = { x: foot.x, y: foot.y + pot, z: foot.z };
  return new Group([
    ...turned(profile, foot, clay),
    earth,
    new Group(GROWTH[kit.style.plant](kit, soil, height - pot)),
  ]);
}

/** Cut twigs, as they stand in a vase whose mouth is at `mouth`. */
export function twigs(kit: Kit, mouth: Spot, height: number): Shape {
  return new Group(branching(kit, mouth, height));
}

const GROWTH: Record<RoomStyle["plant"], Grow> = {
  fig: (kit, soil, height) => tree(kit, soil, { height, leaves: 64, length: 0.19, breadth: 0.062 }),
  olive: (kit, soil, height) => tree(kit, soil, { height, leaves: 130, length: 0.085, breadth: 0.014 }),
  snake: (kit, soil, height) => swords(kit, soil, height),
  palm: (kit, soil, height) => fronds(kit, soil, height),
  branch: (kit, soil, height) => branching(kit, soil, height),
};

type Crown = { readonly height: number; readonly leaves: number; readonly length: number; readonly breadth: number };

function tree(kit: Kit, soil: Spot, { height, leaves, length, breadth }: Crown): Shape[] {
  const shapes: Shape[] = [trunk(soil, { ...soil, y: soil.y + height * 0.8 }, 0.012)];
  for (let leaf = 0; leaf < leaves; leaf += 1) {
    const rise = 0.25 + 0.72 * (leaf / leaves);
    const spread = height * 0.2 * Math.sin(Math.PI * (0.15 + 0.8 * (leaf / leaves)));
    const turn = leaf * 2.4 + between(kit, -0.4, 0.4);
    const reach = spread * between(kit, 0.15, 1);
    const stem = {
      x: soil.x + Math.cos(turn) * reach,
      y: soil.y + rise * height,
      z: soil.z + Math.sin(turn) * reach * 0.8,
    };
    const droop = between(kit, -0.35, 0.65);
    shapes.push(blade(kit, stem, { turn, lift: droop, length: length * between(kit, 0.75, 1.2), breadth }));
  }
  return shapes;
}

function swords(kit: Kit, soil: Spot, height: number): Shape[] {
  return Array.from({ length: 15 }, (_, sword) => {
    const turn = sword * 2.4;
    const out = 0.02 + 0.006 * sword;
    const stem = { x: soil.x + Math.cos(turn) * out, y: soil.y - 0.02, z: soil.z + Math.sin(turn) * out };
    const length = height * between(kit, 0.6, 1);
    return blade(kit, stem, { turn, lift: between(kit, 2.6, 5), length, breadth: 0.034 });
  });
}

function fronds(kit: Kit, soil: Spot, height: number): Shape[] {
  return Array.from({ length: 11 }, (_, frond) => {
    const turn = frond * 2.4 + between(kit, -0.3, 0.3);
    const lift = between(kit, 0.5, 1);
    return new Group(oneFrond(kit, soil, { turn, reach: height * 0.5 * (1.25 - lift * 0.8), rise: height * lift }));
  });
}

function oneFrond(kit: Kit, soil: Spot, { turn, reach, rise }: { turn: number; reach: number; rise: number }): Shape[] {
  const at = (t: number): Vector => ({
    x: soil.x + Math.cos(turn) * reach * t * t,
    y: soil.y + rise * (1.5 * t - 0.6 * t * t * t),
    z: soil.z + Math.sin(turn) * reach * t * t * 0.8,
  });
  const green = surface(foliage(kit.style.green, kit.random()));
  const stalk = [0, 0.25, 0.5, 0.75].map((t) => {
    const [from, to] = [at(t), at(t + 0.3)];
    return new Leaf({ stem: from, tip: to, breadth: 0.006, faces: { x: 0, y: 0, z: -1 } }, green);
  });
  const leaves = Array.from({ length: 22 }, (_, index) => {
    const t = 0.3 + (index / 22) * 0.7;
    const side = index % 2 === 0 ? 1 : -1;
    const stem = at(t);
    const length = 0.2 * (1.25 - t * 0.8);
    const ahead = turn + side * 0.95;
    const tip = {
      x: stem.x + Math.cos(ahead) * length,
      y: stem.y + length * 0.1,
      z: stem.z + Math.sin(ahead) * length,
    };
    return new Leaf({ stem, tip, breadth: 0.017, faces: { x: -0.3, y: 0.5, z: -1 } }, green);
  });
  return [...stalk, ...leaves];
}

function branching(kit: Kit, foot: Spot, height: number): Shape[] {
  return Array.from({ length: 5 }, (_, twig) => {
    const turn = twig * 1.3 + between(kit, -0.4, 0.4);
    const lean = between(kit, 0.12, 0.42) * height;
    const top = {
      x: foot.x + Math.cos(turn) * lean,
      y: foot.y + height * between(kit, 0.7, 1),
      z: foot.z + Math.sin(turn) * lean * 0.6,
    };
    return new Group([...stem(foot, top), ...leavesAlong(kit, foot, top)]);
  });
}

function leavesAlong(kit: Kit, foot: Spot, top: Spot): Shape[] {
  return Array.from({ length: 15 }, (_, index) => {
    const t = 0.35 + 0.65 * (index / 15);
    const at = { x: foot.x + (top.x - foot.x) * t, y: foot.y + (top.y - foot.y) * t, z: foot.z + (top.z - foot.z) * t };
    return blade(kit, at, {
      turn: index * 2.4,
      lift: between(kit, 0, 1),
      length: between(kit, 0.04, 0.075),
      breadth: 0.016,
    });
  });
}

type Blade = { readonly turn: number; readonly lift: number; readonly length: number; readonly breadth: number };

/** `lift` is the slope of the leaf: 0 lies level, 1 rises at 45°. */
function blade(kit: Kit, stem: Vector, { turn, lift, length, breadth }: Blade): Shape {
  const reach = length / Math.hypot(1, lift);
  const tip = {
    x: stem.x + Math.cos(turn) * reach,
    y: stem.y + reach * lift,
    z: stem.z + Math.sin(turn) * reach,
  };
  const faces = { x: between(kit, -0.5, 0.2), y: 1, z: between(kit, -1, 0) };
  return new Leaf({ stem, tip, breadth, faces }, leafSurface(kit));
}

function leafSurface({ style, random }: Kit): Surface {
  return surface(foliage(style.green, random()), { gloss: 0.02 });
}

function trunk(foot: Spot, top: Spot, radius: number): Shape {
  return new Frustum({ x: foot.x, z: foot.z, y0: foot.y, y1: top.y, r0: radius, r1: radius * 0.6 }, BARK);
}

/** A leaning twig: two crossed blades, since cones only stand upright. */
function stem(foot: Spot, top: Spot): Shape[] {
  return [
    new Leaf({ stem: foot, tip: top, breadth: 0.004, faces: { x: 0, y: 0, z: 1 } }, BARK),
    new Leaf({ stem: foot, tip: top, breadth: 0.004, faces: { x: 1, y: 0, z: 0 } }, BARK),
  ];
}
