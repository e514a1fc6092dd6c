import { Group } from "#tests/sandbox/replicate/painter/room/geometry/group.ts";
import type { Shape } from "#tests/sandbox/replicate/painter/room/geometry/ray.ts";
import { flat } from "#tests/sandbox/replicate/painter/room/material/cloth.ts";
import { darker } from "#tests/sandbox/replicate/painter/room/material/colour.ts";
import { surface } from "#tests/sandbox/replicate/painter/room/material/surface.ts";
import { boardAlongX } from "#tests/sandbox/replicate/painter/room/material/wood.ts";

import { box, type Kit } from "./kit.ts";

export type Stand = { readonly x0: number; readonly x1: number; readonly back: number };

export const SIDEBOARD_TOP = 0.72;
const DEEP = 0.42;

/** A low cabinet on legs against the wall at `back`. */
export function sideboard({ style }: Kit, { x0, x1, back }: Stand): Shape {
  const [z0, z1] = [back - DEEP, back - 0.02];
  const front = z0 + 0.012;
  const board = surface(boardAlongX(style.wood, x0), { gloss: 0.03 });
  const shadow = surface(flat(darker(style.wood, 0.12)));
  const doors = Math.max(2, Math.round((x1 - x0) / 0.48));
  const shapes: Shape[] = [
    box([x0, x1], [SIDEBOARD_TOP - 0.028, SIDEBOARD_TOP], [z0 - 0.01, z1])(board),
    box([x0, x0 + 0.022], [0.17, SIDEBOARD_TOP], [z0, z1])(board),
    box([x1 - 0.022, x1], [0.17, SIDEBOARD_TOP], [z0, z1])(board),
    box([x0, x1], [0.17, 0.195], [z0, z1])(board),
    box([x0, x1], [0.195, SIDEBOARD_TOP - 0.03], [front + 0.01, z1])(shadow),
    ...legs(style, { x0, x1, back }),
  ];
  for (let door = 0; door < doors; door += 1) {
    const width = (x1 - x0 - 0.044) / doors;
    const left = x0 + 0.022 + door * width;
    const face = surface(boardAlongX(style.wood, x0 + door * 1.7), { gloss: 0.03 });
    shapes.push(box([left + 0.002, left + width - 0.002], [0.199, SIDEBOARD_TOP - 0.032], [front, front + 0.02])(face));
    const knob = door % 2 === 0 ? left + width - 0.03 : left + 0.024;
    shapes.push(
      box([knob, knob + 0.007], [0.42, 0.54], [front - 0.014, front])(surface(flat(style.metal), { gloss: 0.05 })),
    );
  }
  return new Group(shapes);
}

function legs(style: Kit["style"], { x0, x1, back }: Stand): Shape[] {
  const stuff = style.legs === "metal" ? surface(flat(style.metal)) : surface(boardAlongX(darker(style.wood, 0.8)));
  const thick = style.legs === "metal" ? 0.022 : 0.036;
  return [x0 + 0.06, x1 - 0.06 - thick].flatMap((x) =>
    [back - DEEP + 0.04, back - 0.09].map((z) => box([x, x + thick], [0, 0.17], [z, z + thick])(stuff)),
  );
}
