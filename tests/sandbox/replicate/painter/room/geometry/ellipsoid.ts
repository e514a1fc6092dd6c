import type { Surface } from "#tests/sandbox/replicate/painter/room/material/surface.ts";

import { NEAREST, type Bounds, type Hit, type Ray, type Shape } from "./ray.ts";

/** An upright ellipsoid that fills its bounds. */
export class Ellipsoid implements Shape {
  readonly bounds: Bounds;
  readonly #surface: Surface;

  constructor(bounds: Bounds, surface: Surface) {
    this.bounds = bounds;
    this.#surface = surface;
  }

  meet(ray: Ray, hit: Hit): boolean {
    const { x0, y0, z0, x1, y1, z1 } = this.bounds;
    const [rx, ry, rz] = [(x1 - x0) / 2, (y1 - y0) / 2, (z1 - z0) / 2];
    const ox = (ray.ox - x0) / rx - 1;
    const oy = (ray.oy - y0) / ry - 1;
    const oz = (ray.oz - z0) / rz - 1;
    const [dx, dy, dz] = [ray.dx / rx, ray.dy / ry, ray.dz / rz];
    const square = dx * dx + dy * dy + dz * dz;
    const half = ox * dx + oy * dy + oz * dz;
    const inside = half * half - square * (ox * ox + oy * oy + oz * oz - 1);
    if (inside <= 0) return false;
    const near = (-half - Math.sqrt(inside)) / square;
    if (near < NEAREST || near >= hit.distance) return false;
    hit.take(near, this.#surface);
    const [nx, ny, nz] = [(ox + dx * near) / rx, (oy + dy * near) / ry, (oz + dz * near) / rz];
    const scale = 1 / Math.sqrt(nx * nx + ny * ny + nz * nz);
    hit.normal(nx * scale, ny * scale, nz * scale);
    return true;
  }
}
