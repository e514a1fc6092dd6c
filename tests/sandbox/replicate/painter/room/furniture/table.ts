import { Group } from "#tests/sandbox/replicate/painter/room/geometry/group.ts";
import type { Shape } from "#tests/sandbox/replicate/painter/room/geometry/ray.ts";
import { flat } from "#tests/sandbox/replicate/painter/room/material/cloth.ts";
import { darker } from "#tests/sandbox/replicate/painter/room/material/colour.ts";
import { surface } from "#tests/sandbox/replicate/painter/room/material/surface.ts";
import { boardAlongX, stavesAlongX } from "#tests/sandbox/replicate/painter/room/material/wood.ts";

import { box, type Kit } from "./kit.ts";

export type TableMeasures = {
  readonly x0: number;
  readonly x1: number;
  readonly z0: number;
  readonly z1: number;
  readonly top: number;
};

/** A table of solid wood with a chamfered top. */
export function table({ style }: Kit, { x0, x1, z0, z1, top }: TableMeasures): Shape {
  const wood = surface(stavesAlongX(style.wood), { gloss: 0.045 });
  const rail = surface(boardAlongX(darker(style.wood, 0.85)), { gloss: 0.03 });
  const leg = style.legs === "metal" ? surface(flat(style.metal)) : rail;
  const thick = 0.055;
  return new Group([
    box([x0, x1], [top - 0.02, top], [z0, z1])(wood),
    box([x0 + 0.006, x1 - 0.006], [top - 0.032, top - 0.02], [z0 + 0.006, z1])(wood),
    box([x0 + 0.08, x1 - 0.08], [top - 0.11, top - 0.03], [z0 + 0.07, z0 + 0.09])(rail),
    ...[x0 + 0.07, x1 - 0.07 - thick].flatMap((x) =>
      [z0 + 0.06, z1 - 0.06 - thick].map((z) => box([x, x + thick], [0, top - 0.03], [z, z + thick])(leg)),
    ),
  ]);
}
