import { Cushion } from "#tests/sandbox/replicate/painter/room/geometry/cushion.ts";
import { Group } from "#tests/sandbox/replicate/painter/room/geometry/group.ts";
import type { Shape } from "#tests/sandbox/replicate/painter/room/geometry/ray.ts";
import { cloth } from "#tests/sandbox/replicate/painter/room/material/cloth.ts";
import { colour } from "#tests/sandbox/replicate/painter/room/material/colour.ts";
import { surface } from "#tests/sandbox/replicate/painter/room/material/surface.ts";
import { boardAlongX } from "#tests/sandbox/replicate/painter/room/material/wood.ts";

import { box, type Kit } from "./kit.ts";
import type { Stand } from "./sideboard.ts";

const LENGTH = 2.05;
const LINEN = surface(cloth(colour("#efe9de")));

/** A low bed with its head at the wall. */
export function bed({ style }: Kit, { x0, x1, back }: Stand): Shape {
  const wood = surface(boardAlongX(style.wood), { gloss: 0.03 });
  const throwOver = surface(cloth(style.cushions[0] ?? style.sofa));
  const cover = surface(cloth(style.sofa));
  const [z0, z1] = [back - LENGTH, back - 0.06];
  const middle = (x0 + x1) / 2;
  return new Group([
    box([x0 - 0.06, x1 + 0.06], [0.1, 0.24], [z0 - 0.05, z1])(wood),
    box([x0 - 0.06, x1 + 0.06], [0.1, 0.92], [z1, back])(wood),
    new Cushion({ x0: x0 - 0.01, x1: x1 + 0.01, y0: 0.18, y1: 0.52, z0, z1 }, LINEN, "y"),
    new Cushion({ x0: x0 - 0.05, x1: x1 + 0.05, y0: 0.22, y1: 0.575, z0: z0 - 0.05, z1: z1 - 0.42 }, cover, "y"),
    new Cushion({ x0: x0 - 0.07, x1: x1 + 0.07, y0: 0.22, y1: 0.585, z0: z0 - 0.055, z1: z0 + 0.75 }, throwOver, "y"),
    ...[x0 + 0.04, middle + 0.03].map(
      (x) =>
        new Cushion(
          { x0: x, x1: x + (x1 - x0) / 2 - 0.07, y0: 0.46, y1: 0.9, z0: z1 - 0.3, z1: z1 - 0.06 },
          LINEN,
          "z",
        ),
    ),
  ]);
}
