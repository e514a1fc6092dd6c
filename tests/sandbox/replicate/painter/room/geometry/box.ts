import type { Surface } from "#tests/sandbox/replicate/painter/room/material/surface.ts";

import { bounds, NEAREST, type Bounds, type Hit, type Ray, type Shape } from "./ray.ts";

export class Box implements Shape {
  readonly bounds: Bounds;
  readonly #surface: Surface;

  constructor(fills: Bounds, surface: Surface) {
    this.bounds = bounds(fills);
    this.#surface = surface;
  }

  meet(ray: Ray, hit: Hit): boolean {
    const { x0, y0, z0, x1, y1, z1 } = this.bounds;
    const atX = entry((x0 - ray.ox) * ray.ix, (x1 - ray.ox) * ray.ix);
    const atY = entry((y0 - ray.oy) * ray.iy, (y1 - ray.oy) * ray.iy);
    const atZ = entry((z0 - ray.oz) * ray.iz, (z1 - ray.oz) * ray.iz);
    const near = Math.max(atX, atY, atZ);
    if (near < NEAREST || near >= hit.distance || near >= leaving(this.bounds, ray)) return false;
    hit.take(near, this.#surface);
    if (near === atX) hit.normal(-Math.sign(ray.dx), 0, 0);
    else if (near === atY) hit.normal(0, -Math.sign(ray.dy), 0);
    else hit.normal(0, 0, -Math.sign(ray.dz));
    return true;
  }
}

/** Whether a ray passes through the bounds before `limit`. */
export function passes(within: Bounds, ray: Ray, limit: number): boolean {
  const { x0, y0, z0, x1, y1, z1 } = within;
  const near = Math.max(
    entry((x0 - ray.ox) * ray.ix, (x1 - ray.ox) * ray.ix),
    entry((y0 - ray.oy) * ray.iy, (y1 - ray.oy) * ray.iy),
    entry((z0 - ray.oz) * ray.iz, (z1 - ray.oz) * ray.iz),
  );
  const far = leaving(within, ray);
  return near < far && far > NEAREST && near < limit;
}

function leaving({ x0, y0, z0, x1, y1, z1 }: Bounds, ray: Ray): number {
  return Math.min(
    Math.max((x0 - ray.ox) * ray.ix, (x1 - ray.ox) * ray.ix),
    Math.max((y0 - ray.oy) * ray.iy, (y1 - ray.oy) * ray.iy),
    Math.max((z0 - ray.oz) * ray.iz, (z1 - ray.oz) * ray.iz),
  );
}

function entry(one: number, other: number): number {
  return one < other ? one : other;
}
