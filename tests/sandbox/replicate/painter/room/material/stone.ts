import type { Vector } from "#tests/sandbox/replicate/painter/room/geometry/vector.ts";

import { cell, clouds, noise } from "./noise.ts";
import { setColour, type Colour, type Texture } from "./surface.ts";

/** A poured floor with faint clouds and a joint every few metres. */
export function concrete(tint: Readonly<Colour>): Texture {
  const field = 2.4;
  return ({ x, z }, out) => {
    const toJoint = Math.min(distanceToWhole(x / field + 0.37), distanceToWhole(z / field + 0.1)) * field;
    const joint = toJoint < 0.003 ? 0.66 : 1;
    const stain = 0.8 + 0.3 * clouds(x * 1.1, z * 1.1) + 0.12 * (clouds(x * 7, z * 7) - 0.5);
    setColour(out, tint, joint * (stain + 0.04 * (noise(x * 90, z * 90) - 0.5)));
  };
}

/** Old brickwork in stretcher bond. */
export function bricks(tint: Readonly<Colour>, mortar: Readonly<Colour>): Texture {
  const [width, height] = [0.235, 0.076];
  return ({ x, y }, out) => {
    const row = Math.floor(y / height);
    const shifted = x / width + (row & 1) * 0.5;
    const column = Math.floor(shifted);
    const edge = Math.min(
      (0.5 - Math.abs(shifted - column - 0.5)) * width,
      (0.5 - Math.abs(y / height - row - 0.5)) * height,
    );
    if (edge + (noise(x * 45, y * 45) - 0.5) * 0.006 < 0.0055) {
      setColour(out, mortar, 0.8 + 0.3 * clouds(x * 9, y * 9));
      return;
    }
    const seed = cell(column, row);
    const burnt = cell(row * 3, column) > 0.9 ? 0.72 : 1;
    setColour(out, tint, burnt * (0.74 + 0.42 * seed) * (0.84 + 0.32 * clouds(x * 13 + seed * 5, y * 13)));
    out.r *= 1 + 0.1 * (seed - 0.5);
    out.b *= 1 - 0.12 * (seed - 0.5);
  };
}

/** Painted plaster: almost even. */
export function plaster(tint: Readonly<Colour>): Texture {
  return (at, out) => {
    const { u, v } = onWall(at);
    setColour(out, tint, 0.97 + 0.04 * clouds(u * 1.4, v * 1.4) + 0.012 * (noise(u * 130, v * 130) - 0.5));
  };
}

/** Lime paint, brushed crosswise. */
export function limewash(tint: Readonly<Colour>): Texture {
  return (at, out) => {
    const { u, v } = onWall(at);
    setColour(out, tint, 0.87 + 0.2 * clouds(u * 1.2 + 3, v) + 0.1 * (clouds(u * 5, v * 4.2) - 0.5));
  };
}

/** Painted boards laid flat on each other. */
export function shiplap(tint: Readonly<Colour>): Texture {
  const height = 0.17;
  return (at, out) => {
    const { u, v } = onWall(at);
    const row = Math.floor(v / height);
    const within = v / height - row;
    const groove = within < 0.03 ? 0.7 : within < 0.055 ? 1.02 : 1;
    setColour(out, tint, groove * (0.965 + 0.03 * cell(row, 5) + 0.03 * noise(u * 2, v * 9)));
  };
}

/** Coordinates on whichever wall the point is on: the side walls run along z, the back wall along x. */
function onWall({ x, y, z }: Vector): { u: number; v: number } {
  return { u: x + z, v: y };
}

function distanceToWhole(value: number): number {
  return Math.abs(value - Math.round(value));
}
