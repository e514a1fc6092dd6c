import type { Surface } from "#tests/sandbox/replicate/painter/room/material/surface.ts";

import { NEAREST, type Bounds, type Hit, type Ray, type Shape } from "./ray.ts";
import { cross, dot, unit, type Vector } from "./vector.ts";

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
    const { x: nx, y: ny, z: nz } = this.#normal;
    const [ox, oy, oz] = [this.#stem.x - ray.ox, this.#stem.y - ray.oy, this.#stem.z - ray.oz];
    const facing = ray.dx * nx + ray.dy * ny + ray.dz * nz;
    const near = (ox * nx + oy * ny + oz * nz) / facing;
    if (!(near >= NEAREST && near < hit.distance)) return false;
    const at = { x: ray.dx * near - ox, y: ray.dy * near - oy, z: ray.dz * near - oz };
    const along = dot(at, this.#along) / this.#length;
    if (along <= 0 || along >= 1) return false;
    if (Math.abs(dot(at, this.#across)) > this.#breadth * 4 * along * (1 - along)) return false;
    hit.take(near, this.#surface);
    const side = facing > 0 ? -1 : 1;
    hit.normal(nx * side, ny * side, nz * side);
    return true;
  }
}

function around(stem: Vector, tip: Vector, margin: number): Bounds {
  return {
    x0: Math.min(stem.x, tip.x) - margin,
    x1: Math.max(stem.x, tip.x) + margin,
    y0: Math.min(stem.y, tip.y) - margin,
    y1: Math.max(stem.y, tip.y) + margin,
    z0: Math.min(stem.z, tip.z) - margin,
    z1: Math.max(stem.z, tip.z) + margin,
  };
}
