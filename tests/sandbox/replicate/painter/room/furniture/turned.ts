import { Frustum } from "#tests/sandbox/replicate/painter/room/geometry/frustum.ts";
import type { Shape } from "#tests/sandbox/replicate/painter/room/geometry/ray.ts";
import type { Surface } from "#tests/sandbox/replicate/painter/room/material/surface.ts";

import type { Spot } from "./kit.ts";

/** Radius and height of each ring from the foot up, metres. */
export type Profile = readonly (readonly [radius: number, height: number])[];

const RINGS_BETWEEN = 3;

/** A body of revolution through the rings of a profile, rounded between them. */
export function turned(profile: Profile, foot: Spot, surface: Surface): Shape[] {
  const rings = rounded(profile);
  return rings.slice(1).flatMap(([r1, h1], index) => {
    const [r0, h0] = rings[index] ?? [r1, h1];
    if (h1 <= h0) return [];
    return [new Frustum({ x: foot.x, z: foot.z, y0: foot.y + h0, y1: foot.y + h1, r0, r1 }, surface)];
  });
}

export function scaled(profile: Profile, width: number, height: number): Profile {
  return profile.map(([radius, at]) => [radius * width, at * height] as const);
}

/** Catmull-Rom through the rings. */
function rounded(profile: Profile): Profile {
  return profile.flatMap((ring, index) => {
    const next = profile[index + 1];
    if (next === undefined) return [ring];
    const [before, after] = [profile[index - 1] ?? ring, profile[index + 2] ?? next];
    return Array.from({ length: RINGS_BETWEEN }, (_, step) => {
      const t = step / RINGS_BETWEEN;
      return [
        Math.max(0.002, spline([before[0], ring[0], next[0], after[0]], t)),
        ring[1] + (next[1] - ring[1]) * t,
      ] as const;
    });
  });
}

function spline([a, b, c, d]: readonly [number, number, number, number], t: number): number {
  return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}
