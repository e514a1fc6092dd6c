import { Ellipsoid } from "#tests/sandbox/replicate/painter/room/geometry/ellipsoid.ts";
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
    box([x0, x1], [0.24, 0.44], [z0, z1])(LINEN),
    box([x0 - 0.02, x1 + 0.02], [0.3, 0.5], [z0 - 0.02, z1 - 0.55])(cover),
    new Ellipsoid({ x0: x0 - 0.1, x1: x1 + 0.1, y0: 0.42, y1: 0.56, z0: z0 - 0.1, z1: z1 - 0.5 }, cover),
    box([x0 - 0.03, x1 + 0.03], [0.26, 0.535], [z0 + 0.1, z0 + 0.55])(throwOver),
    ...[x0 + 0.05, middle + 0.03].map(
      (x) =>
        new Ellipsoid({ x0: x, x1: x + (x1 - x0) / 2 - 0.08, y0: 0.4, y1: 0.78, z0: z1 - 0.34, z1: z1 - 0.02 }, LINEN),
    ),
  ]);
}
