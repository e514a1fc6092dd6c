import type { Surface } from "#tests/sandbox/replicate/painter/room/material/surface.ts";

import { bounds, NEAREST, type Bounds, type Hit, type Ray, type Shape } from "./ray.ts";
import { cross, unit, type Vector } from "./vector.ts";

export type LeafMeasures = {
  readonly stem: Vector;
  readonly tip: Vector;
  /** Half the widest breadth. */
  readonly breadth: number;
  /** Which way the upper side roughly faces. */
  readonly faces: Vector;
};

/** A flat blade, widest in its middle and pointed at both ends, seen from both sides. */
export class Leaf implements Shape {
  readonly bounds: Bounds;
  readonly #surface: Surface;
  readonly #stem: Vector;
  readonly #along: Vector;
  readonly #across: Vector;
  readonly #normal: Vector;
  readonly #length: number;
  readonly #breadth: number;

  constructor({ stem, tip, breadth, faces }: LeafMeasures, surface: Surface) {
    const span = { x: tip.x - stem.x, y: tip.y - stem.y, z: tip.z - stem.z };
    this.#stem = stem;
    this.#length = Math.hypot(span.x, span.y, span.z);
    this.#along = unit(span);
    this.#across = unit(cross(this.#along, faces));
    this.#normal = cross(this.#across, this.#along);
    this.#breadth = breadth;
    this.#surface = surface;
    this.bounds = around(stem, tip, breadth);
  }

  meet(ray: Ray, hit: Hit): boolean {
    const normal = this.#normal;
    const ox = this.#stem.x - ray.ox;
    const oy = this.#stem.y - ray.oy;
    const oz = this.#stem.z - ray.oz;
    const facing = ray.dx * normal.x + ray.dy * normal.y + ray.dz * normal.z;
    const near = (ox * normal.x + oy * normal.y + oz * normal.z) / facing;
    if (!(near >= NEAREST && near < hit.distance)) return false;
    if (!this.#covers(ray.dx * near - ox, ray.dy * near - oy, ray.dz * near - oz)) return false;
    hit.take(near, this.#surface);
    const side = facing > 0 ? -1 : 1;
    hit.normal(normal.x * side, normal.y * side, normal.z * side);
    return true;
  }

  /** Whether a point of the leaf's plane, measured from the stem, is on the leaf. */
  #covers(x: number, y: number, z: number): boolean {
    const along = this.#along;
    const across = this.#across;
    const share = (x * along.x + y * along.y + z * along.z) / this.#length;
    if (share <= 0 || share >= 1) return false;
    const aside = x * across.x + y * across.y + z * across.z;
    return Math.abs(aside) <= this.#breadth * 4 * share * (1 - share);
  }
}

function around(stem: Vector, tip: Vector, margin: number): Bounds {
  return bounds({
    x0: Math.min(stem.x, tip.x) - margin,
    x1: Math.max(stem.x, tip.x) + margin,
    y0: Math.min(stem.y, tip.y) - margin,
    y1: Math.max(stem.y, tip.y) + margin,
    z0: Math.min(stem.z, tip.z) - margin,
    z1: Math.max(stem.z, tip.z) + margin,
  });
}
