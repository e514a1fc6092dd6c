import { Group } from "#tests/sandbox/replicate/painter/room/geometry/group.ts";
import type { Shape } from "#tests/sandbox/replicate/painter/room/geometry/ray.ts";
import { glaze } from "#tests/sandbox/replicate/painter/room/material/cloth.ts";
import { surface } from "#tests/sandbox/replicate/painter/room/material/surface.ts";

import { pick, type Kit, type Spot } from "./kit.ts";
import { scaled, turned, type Profile } from "./turned.ts";

/** Unit profiles: half a width of 1 and a height of 1. */
const BOTTLE: Profile = [
  [0.3, 0],
  [0.48, 0.2],
  [0.46, 0.42],
  [0.2, 0.68],
  [0.14, 0.86],
  [0.19, 1],
];
const JAR: Profile = [
  [0.3, 0],
  [0.47, 0.3],
  [0.48, 0.6],
  [0.33, 0.86],
  [0.29, 1],
];
const BOWL: Profile = [
  [0.2, 0],
  [0.34, 0.3],
  [0.46, 0.7],
  [0.5, 1],
];

export function vase(kit: Kit, foot: Spot, height: number): Shape {
  const slim = kit.random() < 0.5;
  return vessel(kit, foot, slim ? scaled(BOTTLE, height * 0.55, height) : scaled(JAR, height * 0.72, height));
}

export function bowl(kit: Kit, foot: Spot, width: number): Shape {
  return vessel(kit, foot, scaled(BOWL, width, width * 0.38));
}

function vessel(kit: Kit, foot: Spot, profile: Profile): Shape {
  return new Group(turned(profile, foot, surface(glaze(pick(kit, kit.style.pots)), { gloss: 0.03 })));
}
