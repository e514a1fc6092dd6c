import { passes } from "./box.ts";
import { bounds, type Bounds, type Hit, type Ray, type Shape } from "./ray.ts";

const FEW = 3;

/** Shapes that stand together, skipped at once by the rays that miss all of them; many are halved into groups again. */
export class Group implements Shape {
  readonly bounds: Bounds;
  /** Apart from the other shapes, so that the engine can inline the way down to them. */
  readonly #groups: readonly Group[];
  readonly #shapes: readonly Shape[];

  constructor(shapes: readonly Shape[]) {
    const few = shapes.length <= FEW;
    this.#groups = few ? [] : halved(shapes);
    this.#shapes = few ? shapes : [];
    this.bounds = around(shapes);
  }

  meet(ray: Ray, hit: Hit): boolean {
    if (!passes(this.bounds, ray, hit.distance)) return false;
    let met = false;
    for (const group of this.#groups) {
      if (group.meet(ray, hit)) met = true;
    }
    for (const shape of this.#shapes) {
      if (shape.meet(ray, hit)) met = true;
    }
    return met;
  }

  /** Like `meet`, but any meeting will do: for shadows. */
  blocks(ray: Ray, hit: Hit): boolean {
    if (!passes(this.bounds, ray, hit.distance)) return false;
    for (const shape of this.#shapes) {
      if (shape.meet(ray, hit)) return true;
    }
    for (const group of this.#groups) {
      if (group.blocks(ray, hit)) return true;
    }
    return false;
  }
}

/** Two groups, parted in the middle of the direction in which the shapes are spread most. */
function halved(shapes: readonly Shape[]): Group[] {
  const { x0, x1, y0, y1, z0, z1 } = around(shapes);
  const longest = Math.max(x1 - x0, y1 - y0, z1 - z0);
  const sorted = [...shapes].sort((one, other) => middle(one, longest) - middle(other, longest));
  const half = Math.ceil(sorted.length / 2);
  return [new Group(sorted.slice(0, half)), new Group(sorted.slice(half))];

  function middle({ bounds: own }: Shape, length: number): number {
    if (length === x1 - x0) return own.x0 + own.x1;
    return length === y1 - y0 ? own.y0 + own.y1 : own.z0 + own.z1;
  }
}

function around(shapes: readonly Shape[]): Bounds {
  return bounds({
    x0: Math.min(...shapes.map((shape) => shape.bounds.x0)),
    y0: Math.min(...shapes.map((shape) => shape.bounds.y0)),
    z0: Math.min(...shapes.map((shape) => shape.bounds.z0)),
    x1: Math.max(...shapes.map((shape) => shape.bounds.x1)),
    y1: Math.max(...shapes.map((shape) => shape.bounds.y1)),
    z1: Math.max(...shapes.map((shape) => shape.bounds.z1)),
  });
}
