import { passes } from "./box.ts";
import type { Bounds, Hit, Ray, Shape } from "./ray.ts";

const FEW = 3;

/** Shapes that stand together, skipped at once by the rays that miss all of them; many are halved into groups again. */
export class Group implements Shape {
  readonly bounds: Bounds;
  readonly #shapes: readonly Shape[];

  constructor(shapes: readonly Shape[]) {
    this.#shapes = shapes.length > FEW ? halved(shapes) : shapes;
    this.bounds = around(shapes);
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

/** Two groups, parted in the middle of the direction in which the shapes are spread most. */
function halved(shapes: readonly Shape[]): Shape[] {
  const { x0, x1, y0, y1, z0, z1 } = around(shapes);
  const longest = Math.max(x1 - x0, y1 - y0, z1 - z0);
  const sorted = [...shapes].sort((one, other) => middle(one, longest) - middle(other, longest));
  const half = Math.ceil(sorted.length / 2);
  return [new Group(sorted.slice(0, half)), new Group(sorted.slice(half))];

  function middle({ bounds }: Shape, length: number): number {
    if (length === x1 - x0) return bounds.x0 + bounds.x1;
    return length === y1 - y0 ? bounds.y0 + bounds.y1 : bounds.z0 + bounds.z1;
  }
}

function around(shapes: readonly Shape[]): Bounds {
  return {
    x0: Math.min(...shapes.map(({ bounds }) => bounds.x0)),
    y0: Math.min(...shapes.map(({ bounds }) => bounds.y0)),
    z0: Math.min(...shapes.map(({ bounds }) => bounds.z0)),
    x1: Math.max(...shapes.map(({ bounds }) => bounds.x1)),
    y1: Math.max(...shapes.map(({ bounds }) => bounds.y1)),
    z1: Math.max(...shapes.map(({ bounds }) => bounds.z1)),
  };
}
