import type { Surface } from "#tests/sandbox/replicate/painter/room/material/surface.ts";

/** A half line, kept as mutable scratch: millions are cast per picture. Lengths in metres. */
export class Ray {
  ox = 0;
  oy = 0;
  oz = 0;
  dx = 0;
  dy = 0;
  dz = 1;
  ix = Infinity;
  iy = Infinity;
  iz = 1;

  from(x: number, y: number, z: number): void {
    this.ox = x;
    this.oy = y;
    this.oz = z;
  }

  towards(dx: number, dy: number, dz: number): void {
    this.dx = dx;
    this.dy = dy;
    this.dz = dz;
    this.ix = 1 / dx;
    this.iy = 1 / dy;
    this.iz = 1 / dz;
  }
}

/** The nearest meeting so far; `distance` is in lengths of the ray's direction. */
export class Hit {
  distance = Infinity;
  nx = 0;
  ny = 0;
  nz = 0;
  surface: Surface;

  constructor(surface: Surface) {
    this.surface = surface;
  }

  take(distance: number, surface: Surface): void {
    this.distance = distance;
    this.surface = surface;
  }

  normal(nx: number, ny: number, nz: number): void {
    this.nx = nx;
    this.ny = ny;
    this.nz = nz;
  }
}

export type Bounds = {
  readonly x0: number;
  readonly y0: number;
  readonly z0: number;
  readonly x1: number;
  readonly y1: number;
  readonly z1: number;
};

/** One order of fields for all bounds: the engine reads them millions of times, and fastest when they are alike. */
export function bounds({ x0, y0, z0, x1, y1, z1 }: Bounds): Bounds {
  return { x0, y0, z0, x1, y1, z1 };
}

export type Shape = {
  readonly bounds: Bounds;
  /** Records the meeting and answers true when it is nearer than the one already recorded. */
  meet: (ray: Ray, hit: Hit) => boolean;
};

/** Nearer meetings are the surface the ray starts on. */
export const NEAREST = 1e-4;
