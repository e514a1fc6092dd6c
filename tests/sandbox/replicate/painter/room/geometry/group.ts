import { passes } from "./box.ts";
import type { Bounds, Hit, Ray, Shape } from "./ray.ts";

/** Shapes that stand together, skipped at once by the rays that miss all of them. */
export class Group implements Shape {
  readonly bounds: Bounds;
  readonly #shapes: readonly Shape[];

  constructor(shapes: readonly Shape[]) {
    this.#shapes = shapes;
    this.bounds = {
      x0: Math.min(...shapes.map(({ bounds }) => bounds.x0)),
      y0: Math.min(...shapes.map(({ bounds }) => bounds.y0)),
      z0: Math.min(...shapes.map(({ bounds }) => bounds.z0)),
      x1: Math.max(...shapes.map(({ bounds }) => bounds.x1)),
      y1: Math.max(...shapes.map(({ bounds }) => bounds.y1)),
      z1: Math.max(...shapes.map(({ bounds }) => bounds.z1)),
    };
  }

  meet(ray: Ray, hit: Hit): boolean {
    if (!passes(this.bounds, ray, hit.distance)) return false;
    let met = false;
    for (const shape of this.#shapes) {
      if (shape.meet(ray, hit)) met = true;
    }
    return met;
  }
}
