import { Frustum } from "#tests/sandbox/replicate/painter/room/geometry/frustum.ts";
import { Group } from "#tests/sandbox/replicate/painter/room/geometry/group.ts";
import type { Shape } from "#tests/sandbox/replicate/painter/room/geometry/ray.ts";
import type { ShellMeasures } from "#tests/sandbox/replicate/painter/room/geometry/shell.ts";
import { cloth, flat } from "#tests/sandbox/replicate/painter/room/material/cloth.ts";
import { cell } from "#tests/sandbox/replicate/painter/room/material/noise.ts";
import { darker } from "#tests/sandbox/replicate/painter/room/material/colour.ts";
import { surface } from "#tests/sandbox/replicate/painter/room/material/surface.ts";
import { boardAlongX } from "#tests/sandbox/replicate/painter/room/material/wood.ts";

import { box, type Kit } from "./kit.ts";

/** What is fixed to the room: skirting, window bars, curtain. */
export function fittings({ style }: Kit, shell: ShellMeasures): Shape[] {
  const paint = surface(flat(style.trim), { gloss: 0.02 });
  const { left, right, back } = shell;
  const fixed: Shape[] = [
    box([left, right], [0, 0.09], [back - 0.014, back])(paint),
    box([left, left + 0.014], [0, 0.09], [shell.front, back])(paint),
    windowBars(style, shell),
  ];
  return style.curtain === undefined ? fixed : [...fixed, curtain(style, shell)];
}

function windowBars(style: Kit["style"], { left, window: { y0, y1, z0, z1 } }: ShellMeasures): Shape {
  const paint = surface(flat(style.trim), { gloss: 0.02 });
  const upright = [0, 1 / 3, 2 / 3, 1].map((share) => z0 + (z1 - z0) * share);
  const level = [y0, (y0 + y1) / 2, y1];
  return new Group([
    ...upright.map((z) => box([left, left + 0.03], [y0, y1], [z - 0.02, z + 0.02])(paint)),
    ...level.map((y) => box([left, left + 0.03], [y - 0.02, y + 0.02], [z0, z1])(paint)),
  ]);
}

/** Hangs beside the window in soft folds: upright rounds of different girth. */
function curtain(style: Kit["style"], { left, window }: ShellMeasures): Shape {
  const linen = surface(cloth(style.curtain ?? style.shade));
  return new Group(
    Array.from({ length: 9 }, (_, fold) => {
      const girth = 0.026 + 0.014 * cell(fold, 3);
      const z = window.z1 + 0.02 + fold * 0.052;
      return new Frustum(
        { x: left + 0.07 + 0.02 * cell(fold, 8), z, y0: 0.02, y1: 2.6, r0: girth * 1.12, r1: girth },
        linen,
      );
    }),
  );
}

/** A panel of upright slats on a part of the back wall. */
export function slatPanel(
  { style }: Kit,
  { x0, x1, back, top }: { x0: number; x1: number; back: number; top: number },
): Shape {
  const pitch = 0.052;
  const dark = surface(flat(darker(style.wood, 0.22)));
  const slats = Array.from({ length: Math.floor((x1 - x0) / pitch) }, (_, slat) => {
    const x = x0 + slat * pitch;
    const tint = darker(style.wood, 0.85 + 0.3 * cell(slat, 9));
    return box([x, x + 0.034], [0.09, top], [back - 0.035, back - 0.008])(surface(boardAlongX(tint, slat)));
  });
  return new Group([box([x0, x1], [0.09, top], [back - 0.008, back])(dark), ...slats]);
}
