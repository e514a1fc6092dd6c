import { Group } from "./group.ts";
import type { ProductSlab } from "./product-slab.ts";
import { Hit, type Ray, type Shape } from "./ray.ts";
import { DAYLIGHT, type Shell } from "./shell.ts";

/** The room with everything in it. */
export class Scene {
  readonly shell: Shell;
  readonly #things: Group;
  readonly #product: ProductSlab | undefined;
  readonly #shadow = new Hit(DAYLIGHT);

  constructor(shell: Shell, shapes: readonly Shape[], product: ProductSlab | undefined) {
    this.shell = shell;
    this.#things = new Group(shapes);
    this.#product = product;
  }

  /** What the camera meets: the product is not there, since its pixels are kept. */
  look(ray: Ray, hit: Hit): void {
    this.shell.meet(ray, hit);
    this.#things.meet(ray, hit);
  }

  /** What light and mirror images meet. */
  cast(ray: Ray, hit: Hit): void {
    this.look(ray, hit);
    this.#product?.meet(ray, hit);
  }

  /** Whether anything stands between the ray's start and `limit`. */
  isBlocked(ray: Ray, limit: number): boolean {
    const shadow = this.#shadow;
    shadow.distance = limit;
    return this.#product?.meet(ray, shadow) === true || this.#things.blocks(ray, shadow);
  }
}
