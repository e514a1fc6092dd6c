import { Cushion } from "#tests/sandbox/replicate/painter/room/geometry/cushion.ts";
import { Group } from "#tests/sandbox/replicate/painter/room/geometry/group.ts";
import type { Shape } from "#tests/sandbox/replicate/painter/room/geometry/ray.ts";
import { cloth, flat } from "#tests/sandbox/replicate/painter/room/material/cloth.ts";
import { darker } from "#tests/sandbox/replicate/painter/room/material/colour.ts";
import { surface, type Surface } from "#tests/sandbox/replicate/painter/room/material/surface.ts";

import { box, pick, type Kit } from "./kit.ts";
import type { Stand } from "./sideboard.ts";

const DEEP = 0.88;
const ARM = 0.15;

/** A sofa with its back to the wall at `back`. */
export function sofa(kit: Kit, { x0, x1, back }: Stand): Shape {
  const { style } = kit;
  const [z0, z1] = [back - DEEP, back - 0.05];
  const cover = surface(cloth(style.sofa));
  const under = surface(cloth(darker(style.sofa, 0.93)));
  const foot = surface(flat(style.legs === "metal" ? style.metal : darker(style.wood, 0.8)));
  const seats = Math.max(2, Math.round((x1 - x0 - 2 * ARM) / 0.72));
  return new Group([
    box([x0, x1], [0.14, 0.27], [z0 + 0.04, z1])(under),
    new Cushion({ x0, x1: x0 + ARM, y0: 0.12, y1: 0.6, z0: z0 + 0.01, z1 }, cover, "x"),
    new Cushion({ x0: x1 - ARM, x1, y0: 0.12, y1: 0.6, z0: z0 + 0.01, z1 }, cover, "x"),
    new Cushion({ x0, x1, y0: 0.14, y1: 0.78, z0: z1 - 0.2, z1 }, cover, "z"),
    ...[x0 + 0.08, x1 - 0.12].map((x) => box([x, x + 0.04], [0, 0.14], [z0 + 0.1, z0 + 0.14])(foot)),
    ...Array.from({ length: seats }, (_, seat) =>
      seatOf(seat, seats, { x0: x0 + ARM, x1: x1 - ARM, z0, z1, cover }),
    ).flat(),
    pillow(kit, { x: x0 + ARM + 0.26, z: z1 - 0.3 }),
    pillow(kit, { x: x1 - ARM - 0.26, z: z1 - 0.3 }),
  ]);
}

type Bench = {
  readonly x0: number;
  readonly x1: number;
  readonly z0: number;
  readonly z1: number;
  readonly cover: Surface;
};

/** A seat cushion and the back cushion over it, a finger apart from the next ones. */
function seatOf(seat: number, seats: number, { x0, x1, z0, z1, cover }: Bench): Shape[] {
  const width = (x1 - x0) / seats;
  const across = { x0: x0 + seat * width + 0.004, x1: x0 + (seat + 1) * width - 0.004 };
  return [
    new Cushion({ ...across, y0: 0.24, y1: 0.46, z0: z0 - 0.01, z1: z1 - 0.14 }, cover, "y"),
    new Cushion({ ...across, y0: 0.42, y1: 0.82, z0: z1 - 0.36, z1: z1 - 0.12 }, cover, "z"),
  ];
}

function pillow(kit: Kit, { x, z }: { x: number; z: number }): Shape {
  const tint = pick(kit, kit.style.cushions);
  const bounds = { x0: x - 0.22, x1: x + 0.22, y0: 0.44, y1: 0.83, z0: z - 0.17, z1: z + 0.01 };
  return new Cushion(bounds, surface(cloth(tint)), "z");
}
