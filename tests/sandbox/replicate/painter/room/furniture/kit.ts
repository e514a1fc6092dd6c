import { Box } from "#tests/sandbox/replicate/painter/room/geometry/box.ts";
import { colour } from "#tests/sandbox/replicate/painter/room/material/colour.ts";
import type { Colour, Surface } from "#tests/sandbox/replicate/painter/room/material/surface.ts";
import type { RoomStyle } from "#tests/sandbox/replicate/painter/room/style/style.ts";
import { randomOf } from "#tests/sandbox/replicate/painter/random.ts";

/** What a furniture maker works with: the room's style, and chance from the picture's seed. */
export type Kit = {
  readonly style: RoomStyle;
  readonly random: () => number;
};

export type Spot = { readonly x: number; readonly y: number; readonly z: number };
type Span = readonly [from: number, to: number];

const CREAM = colour("#efe9dc");

export function openKit(style: RoomStyle, seed: number): Kit {
  return { style, random: randomOf(seed) };
}

export function between({ random }: Kit, low: number, high: number): number {
  return low + random() * (high - low);
}

export function pick({ random }: Kit, tints: readonly Readonly<Colour>[]): Readonly<Colour> {
  return tints[Math.floor(random() * tints.length)] ?? CREAM;
}

export function box([x0, x1]: Span, [y0, y1]: Span, [z0, z1]: Span): (surface: Surface) => Box {
  return (surface) => new Box({ x0, x1, y0, y1, z0, z1 }, surface);
}
