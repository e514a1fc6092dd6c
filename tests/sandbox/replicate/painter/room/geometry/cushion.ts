import type { Surface } from "#tests/sandbox/replicate/painter/room/material/surface.ts";

import { passes } from "./box.ts";
import { bounds, NEAREST, type Bounds, type Hit, type Ray, type Shape } from "./ray.ts";

const STEPS = 18;
/** The higher, the squarer. */
const ORDER = 8;
const REFINEMENTS = 5;

/** A stuffed thing that fills its bounds: square when seen along its thin axis, swelling towards its middle. */
export class Cushion implements Shape {
  readonly bounds: Bounds;
  readonly #surface: Surface;
  readonly #thin: "x" | "y" | "z";

  constructor(fills: Bounds, surface: Surface, thin: "x" | "y" | "z") {
    this.bounds = bounds(fills);
    this.#surface = surface;
    this.#thin = thin;
  }

  meet(ray: Ray, hit: Hit): boolean {
    if (!passes(this.bounds, ray, hit.distance)) return false;
    const [near, far] = this.#within(ray);
    const step = (far - near) / STEPS;
    for (let count = 1; count <= STEPS; count += 1) {
      const distance = near + count * step;
      if (this.#depth(ray, distance) > 0) continue;
      return this.#record(ray, hit, this.#refine(ray, distance - step, distance));
    }
    return false;
  }

  #record(ray: Ray, hit: Hit, distance: number): boolean {
    if (distance < NEAREST || distance >= hit.distance) return false;
    hit.take(distance, this.#surface);
    const [x, y, z] = this.#local(ray, distance);
    const { x0, y0, z0, x1, y1, z1 } = this.bounds;
    const nx = this.#slope("x", x) / (x1 - x0);
    const ny = this.#slope("y", y) / (y1 - y0);
    const nz = this.#slope("z", z) / (z1 - z0);
    const scale = 1 / Math.hypot(nx, ny, nz);
    hit.normal(nx * scale, ny * scale, nz * scale);
    return true;
  }

  #refine(ray: Ray, outside: number, inside: number): number {
    let [low, high] = [outside, inside];
    for (let round = 0; round < REFINEMENTS; round += 1) {
      const middle = (low + high) / 2;
      if (this.#depth(ray, middle) > 0) low = middle;
      else high = middle;
    }
    return high;
  }

  /** Negative inside: a superellipsoid, of eighth order across and second order along the thin axis. */
  #depth(ray: Ray, distance: number): number {
    const [x, y, z] = this.#local(ray, distance);
    return this.#rise("x", x) + this.#rise("y", y) + this.#rise("z", z) - 1;
  }

  #rise(axis: "x" | "y" | "z", value: number): number {
    const square = value * value;
    return axis === this.#thin ? square : square ** (ORDER / 2);
  }

  #slope(axis: "x" | "y" | "z", value: number): number {
    return axis === this.#thin ? 2 * value : ORDER * value ** (ORDER - 1);
  }

  /** The point in coordinates that run from -1 to 1 across the bounds. */
  #local({ ox, oy, oz, dx, dy, dz }: Ray, distance: number): readonly [number, number, number] {
    const { x0, y0, z0, x1, y1, z1 } = this.bounds;
    return [
      (2 * (ox + dx * distance - x0)) / (x1 - x0) - 1,
      (2 * (oy + dy * distance - y0)) / (y1 - y0) - 1,
      (2 * (oz + dz * distance - z0)) / (z1 - z0) - 1,
    ];
  }

  #within({ ox, oy, oz, ix, iy, iz }: Ray): readonly [number, number] {
    const { x0, y0, z0, x1, y1, z1 } = this.bounds;
    const [ax, bx, ay, by] = [(x0 - ox) * ix, (x1 - ox) * ix, (y0 - oy) * iy, (y1 - oy) * iy];
    const [az, bz] = [(z0 - oz) * iz, (z1 - oz) * iz];
    const near = Math.max(0, Math.min(ax, bx), Math.min(ay, by), Math.min(az, bz));
    return [near, Math.min(Math.max(ax, bx), Math.max(ay, by), Math.max(az, bz))];
  }
}
