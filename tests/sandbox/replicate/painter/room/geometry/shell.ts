import { surface, type Surface } from "#tests/sandbox/replicate/painter/room/material/surface.ts";
import { flat } from "#tests/sandbox/replicate/painter/room/material/cloth.ts";

import type { Hit, Ray } from "./ray.ts";

export type ShellMeasures = {
  readonly left: number;
  readonly right: number;
  readonly back: number;
  readonly ceiling: number;
  /** Behind the camera: where the fill light comes from. */
  readonly front: number;
  readonly window: { readonly y0: number; readonly y1: number; readonly z0: number; readonly z1: number };
};

export type ShellSurfaces = {
  readonly floor: Surface;
  readonly ceiling: Surface;
  readonly wall: Surface;
  readonly sideWall: Surface;
};

/** Looked into directly, a window is simply bright. */
export const DAYLIGHT = surface(flat({ r: 1, g: 1, b: 1 }), { glow: 3 });

/** The six inner sides of the room, with a window in the left one. Every ray that starts inside meets one of them. */
export class Shell {
  readonly measures: ShellMeasures;
  readonly #surfaces: ShellSurfaces;

  constructor(measures: ShellMeasures, surfaces: ShellSurfaces) {
    this.measures = measures;
    this.#surfaces = surfaces;
  }

  meet(ray: Ray, hit: Hit): void {
    const { left, right, back, front, ceiling } = this.measures;
    const atX = ((ray.dx < 0 ? left : right) - ray.ox) * ray.ix;
    const atY = ((ray.dy < 0 ? 0 : ceiling) - ray.oy) * ray.iy;
    const atZ = ((ray.dz < 0 ? front : back) - ray.oz) * ray.iz;
    if (atY <= atX && atY <= atZ) this.#meetLevel(ray, hit, atY);
    else if (atX <= atZ) this.#meetSide(ray, hit, atX);
    else this.#meetEnd(ray, hit, atZ);
  }

  #meetLevel(ray: Ray, hit: Hit, distance: number): void {
    const down = ray.dy < 0;
    hit.take(distance, down ? this.#surfaces.floor : this.#surfaces.ceiling);
    hit.normal(0, down ? 1 : -1, 0);
  }

  #meetSide(ray: Ray, hit: Hit, distance: number): void {
    const leftwards = ray.dx < 0;
    hit.take(distance, leftwards && this.#isWindow(ray, distance) ? DAYLIGHT : this.#surfaces.sideWall);
    hit.normal(leftwards ? 1 : -1, 0, 0);
  }

  #meetEnd(ray: Ray, hit: Hit, distance: number): void {
    const behind = ray.dz < 0;
    hit.take(distance, behind ? this.#surfaces.sideWall : this.#surfaces.wall);
    hit.normal(0, 0, behind ? 1 : -1);
  }

  #isWindow(ray: Ray, distance: number): boolean {
    const { y0, y1, z0, z1 } = this.measures.window;
    const y = ray.oy + ray.dy * distance;
    const z = ray.oz + ray.dz * distance;
    return y > y0 && y < y1 && z > z0 && z < z1;
  }
}
