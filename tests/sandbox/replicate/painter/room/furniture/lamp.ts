import { Frustum } from "#tests/sandbox/replicate/painter/room/geometry/frustum.ts";
import { Group } from "#tests/sandbox/replicate/painter/room/geometry/group.ts";
import type { Shape } from "#tests/sandbox/replicate/painter/room/geometry/ray.ts";
import { cloth, flat, glaze } from "#tests/sandbox/replicate/painter/room/material/cloth.ts";
import { surface } from "#tests/sandbox/replicate/painter/room/material/surface.ts";

import { pick, type Kit, type Spot } from "./kit.ts";
import { scaled, turned } from "./turned.ts";

/** A lamp that is lit by day: its shade gives a little light of its own. */
const LIT = 0.22;

export function tableLamp(kit: Kit, { x, y, z }: Spot): Shape {
  const base = surface(glaze(pick(kit, kit.style.pots)), { gloss: 0.03 });
  const body = scaled(
    [
      [0.3, 0],
      [0.46, 0.22],
      [0.42, 0.55],
      [0.14, 0.86],
      [0.06, 1],
    ],
    0.2,
    0.26,
  );
  return new Group([
    ...turned(body, { x, y, z }, base),
    new Frustum(
      { x, z, y0: y + 0.26, y1: y + 0.33, r0: 0.008, r1: 0.008 },
      surface(flat(kit.style.metal), { gloss: 0.05 }),
    ),
    new Frustum(
      { x, z, y0: y + 0.31, y1: y + 0.52, r0: 0.16, r1: 0.115 },
      surface(cloth(kit.style.shade), { glow: LIT }),
    ),
  ]);
}

export function floorLamp({ style }: Kit, { x, y, z }: Spot): Shape {
  const metal = surface(flat(style.metal), { gloss: 0.05 });
  return new Group([
    new Frustum({ x, z, y0: y, y1: y + 0.025, r0: 0.15, r1: 0.145 }, metal),
    new Frustum({ x, z, y0: y + 0.025, y1: y + 1.36, r0: 0.011, r1: 0.011 }, metal),
    new Frustum({ x, z, y0: y + 1.3, y1: y + 1.58, r0: 0.21, r1: 0.15 }, surface(cloth(style.shade), { glow: LIT })),
  ]);
}

export function pendant({ style }: Kit, { x, y, z }: Spot, ceiling: number): Shape {
  const metal = surface(flat(style.metal), { gloss: 0.05 });
  const dome = scaled(
    [
      [0.5, 0],
      [0.49, 0.25],
      [0.4, 0.6],
      [0.2, 0.9],
      [0.05, 1],
    ],
    0.38,
    0.2,
  );
  return new Group([
    ...turned(dome, { x, y, z }, surface(cloth(style.shade), { glow: LIT / 2 })),
    new Frustum({ x, z, y0: y + 0.19, y1: ceiling, r0: 0.004, r1: 0.004 }, metal),
  ]);
}
