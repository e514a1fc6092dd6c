import { Group } from "#tests/sandbox/replicate/painter/room/geometry/group.ts";
import type { Shape } from "#tests/sandbox/replicate/painter/room/geometry/ray.ts";
import { art } from "#tests/sandbox/replicate/painter/room/material/art.ts";
import { flat, pile } from "#tests/sandbox/replicate/painter/room/material/cloth.ts";
import { darker } from "#tests/sandbox/replicate/painter/room/material/colour.ts";
import { surface } from "#tests/sandbox/replicate/painter/room/material/surface.ts";

import { box, type Kit, type Spot } from "./kit.ts";

/** A framed picture on the wall behind `middle.z`. */
export function framedArt({ style }: Kit, middle: Spot, { width, height }: { width: number; height: number }): Shape {
  const [x0, x1] = [middle.x - width / 2, middle.x + width / 2];
  const [y0, y1] = [middle.y - height / 2, middle.y + height / 2];
  const edge = 0.016;
  const rail = surface(flat(style.legs === "metal" ? style.metal : darker(style.wood, 0.85)));
  const deep = [middle.z - 0.026, middle.z] as const;
  const picture = { x0: x0 + edge, y0: y0 + edge, width: width - 2 * edge, height: height - 2 * edge };
  return new Group([
    box([x0, x0 + edge], [y0, y1], deep)(rail),
    box([x1 - edge, x1], [y0, y1], deep)(rail),
    box([x0, x1], [y0, y0 + edge], deep)(rail),
    box([x0, x1], [y1 - edge, y1], deep)(rail),
    box([x0, x1], [y0, y1], [middle.z - 0.012, middle.z])(surface(art(style.motif, picture, style.inks))),
  ]);
}

/** A rug under the furniture; a finger thick so that it has an edge. */
export function rug({ style, random }: Kit, middle: Spot, half: { x: number; z: number }): Shape {
  const { x, z } = middle;
  const texture = pile(style.rug, { x, z, hx: half.x, hz: half.z, line: random() < 0.5 });
  return box([x - half.x, x + half.x], [0, 0.012], [z - half.z, z + half.z])(surface(texture));
}
