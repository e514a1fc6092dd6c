import { Group } from "#tests/sandbox/replicate/painter/room/geometry/group.ts";
import type { Shape } from "#tests/sandbox/replicate/painter/room/geometry/ray.ts";

import { bookRow, bookStack } from "./books.ts";
import { between, type Kit } from "./kit.ts";
import { tableLamp } from "./lamp.ts";
import { twigs } from "./plant.ts";
import { SIDEBOARD_TOP, sideboard, type Stand } from "./sideboard.ts";
import { bowl, vase } from "./vessel.ts";

/** Room to be left free over a sideboard, for what hangs on the wall. */
export type KeepClear = { readonly x0: number; readonly x1: number; readonly below: number };

/** A sideboard with things on it, composed within the part of it that is seen. */
export function dressedSideboard(kit: Kit, stand: Stand & { readonly seenTo: number }, clear?: KeepClear): Shape {
  const { x0, back } = stand;
  const y = SIDEBOARD_TOP;
  const z = back - 0.22;
  const width = Math.min(stand.x1, stand.seenTo) - x0;
  const pile = bookStack(kit, { x: x0 + width * 0.5, y, z }, 2);
  const low = [pile.shape, bowl(kit, { x: x0 + width * 0.5, y: pile.top, z }, 0.13)];
  const tall = [...leftEnd(kit, { x: x0 + 0.22, y, z }), ...rightEnd(kit, { x: x0 + width - 0.24, y, z: z - 0.03 })];
  const things = clear === undefined ? [...low, ...tall] : [...low, ...tall].filter((thing) => isOutside(thing, clear));
  return new Group([sideboard(kit, stand), ...things]);
}

function leftEnd(kit: Kit, { x, y, z }: { x: number; y: number; z: number }): Shape[] {
  if (kit.random() < 0.55) return [tableLamp(kit, { x, y, z })];
  const tall = between(kit, 0.22, 0.3);
  return [new Group([vase(kit, { x, y, z }, tall), twigs(kit, { x, y: y + tall * 0.8, z }, 0.5)])];
}

function rightEnd(kit: Kit, { x, y, z }: { x: number; y: number; z: number }): Shape[] {
  if (kit.random() < 0.5)
    return [vase(kit, { x: x - 0.08, y, z }, 0.24), vase(kit, { x: x + 0.1, y, z: z + 0.05 }, 0.15)];
  return [bookRow(kit, { x: x - 0.16, y, z }, x + 0.14)];
}

function isOutside({ bounds }: Shape, clear: KeepClear): boolean {
  return bounds.y1 < clear.below || bounds.x1 < clear.x0 - 0.05 || bounds.x0 > clear.x1 + 0.05;
}
