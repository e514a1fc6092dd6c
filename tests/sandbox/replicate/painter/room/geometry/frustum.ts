import type { Surface } from "#tests/sandbox/replicate/painter/room/material/surface.ts";

import { bounds, NEAREST, type Bounds, type Hit, type Ray, type Shape } from "./ray.ts";

export type FrustumMeasures = {
  readonly x: number;
  readonly z: number;
  readonly y0: number;
  readonly y1: number;
  /** Radii at `y0` and `y1`. */
  readonly r0: number;
  readonly r1: number;
};

/** A piece of an upright cone or cylinder, closed at both ends: the stuff of vases, legs, shades and trunks. */
export class Frustum implements Shape {
  readonly bounds: Bounds;
  readonly #surface: Surface;
  readonly #measures: FrustumMeasures;

  constructor(measures: FrustumMeasures, surface: Surface) {
    const { x, z, y0, y1, r0, r1 } = measures;
    const r = Math.max(r0, r1);
    this.bounds = bounds({ x0: x - r, x1: x + r, y0, y1, z0: z - r, z1: z + r });
    this.#measures = measures;
    this.#surface = surface;
  }

  meet(ray: Ray, hit: Hit): boolean {
    const side = this.#meetSide(ray, hit);
    const { y0, y1, r0, r1 } = this.#measures;
    // A ray from below can only meet the bottom, one from above the top.
    const end = ray.dy > 0 ? this.#meetEnd(ray, hit, [y0, r0]) : this.#meetEnd(ray, hit, [y1, r1]);
    return side || end;
  }

  #meetSide(ray: Ray, hit: Hit): boolean {
    const { x, z, y0, y1, r0, r1 } = this.#measures;
    const slope = (r1 - r0) / (y1 - y0);
    const ox = ray.ox - x;
    const oz = ray.oz - z;
    const radius = r0 + slope * (ray.oy - y0);
    const grow = slope * ray.dy;
    const square = ray.dx * ray.dx + ray.dz * ray.dz - grow * grow;
    const half = ox * ray.dx + oz * ray.dz - radius * grow;
    const inside = half * half - square * (ox * ox + oz * oz - radius * radius);
    if (inside <= 0) return false;
    const near = (-half - Math.sqrt(inside)) / square;
    const y = ray.oy + ray.dy * near;
    if (!(near >= NEAREST && near < hit.distance) || y < y0 || y > y1) return false;
    hit.take(near, this.#surface);
    const nx = ox + ray.dx * near;
    const nz = oz + ray.dz * near;
    const ny = -slope * Math.sqrt(nx * nx + nz * nz);
    const scale = 1 / Math.sqrt(nx * nx + ny * ny + nz * nz);
    hit.normal(nx * scale, ny * scale, nz * scale);
    return true;
  }

  #meetEnd(ray: Ray, hit: Hit, [y, radius]: readonly [number, number]): boolean {
    const near = (y - ray.oy) * ray.iy;
    if (!(near >= NEAREST && near < hit.distance)) return false;
    const dx = ray.ox + ray.dx * near - this.#measures.x;
    const dz = ray.oz + ray.dz * near - this.#measures.z;
    if (dx * dx + dz * dz > radius * radius) return false;
    hit.take(near, this.#surface);
    hit.normal(0, ray.dy > 0 ? -1 : 1, 0);
    return true;
  }
}
