import type { ShellMeasures } from "#tests/sandbox/replicate/painter/room/geometry/shell.ts";
import { unit, type Vector } from "#tests/sandbox/replicate/painter/room/geometry/vector.ts";
import type { Colour } from "#tests/sandbox/replicate/painter/room/material/surface.ts";
import type { Product } from "#tests/sandbox/replicate/painter/room/product.ts";
import type { RoomStyle } from "#tests/sandbox/replicate/painter/room/style/style.ts";

const BAR = 0.04;
const STRENGTH = 0.78;

/** Sunlight through the window: a soft bright field with the shadows of the bars in it. */
export class Sun {
  /** Towards the sun. */
  readonly direction: Vector;
  readonly colour: Readonly<Colour>;
  readonly #shell: ShellMeasures;

  private constructor(direction: Vector, colour: Readonly<Colour>, shell: ShellMeasures) {
    this.direction = direction;
    this.colour = colour;
    this.#shell = shell;
  }

  /** Undefined on an overcast day, and when the field would fall on the product, whose own light cannot follow. */
  static rise(
    shell: ShellMeasures,
    { style, random }: { style: RoomStyle; random: () => number },
    product: Product | undefined,
  ): Sun | undefined {
    const direction = unit({ x: -0.8, y: 0.5 + 0.14 * random(), z: -0.16 - 0.3 * random() });
    const overcast = random() > style.sunny;
    const { r, g, b } = style.sun;
    const sun = new Sun(direction, { r: r * STRENGTH, g: g * STRENGTH, b: b * STRENGTH }, shell);
    return overcast || (product !== undefined && sun.#falls(product)) ? undefined : sun;
  }

  /** How much of the sun a point would see through the window, 0 to 1. */
  through({ x, y, z }: Vector): number {
    const { left, window } = this.#shell;
    const distance = (left - x) / this.direction.x;
    if (distance <= 0) return 0;
    const [py, pz] = [y + this.direction.y * distance, z + this.direction.z * distance];
    const blur = 0.012 + 0.02 * distance;
    const open = between(py, [window.y0, window.y1], blur) * between(pz, [window.z0, window.z1], blur);
    return open <= 0 ? 0 : open * this.#pastBars(py, pz, blur);
  }

  #pastBars(y: number, z: number, blur: number): number {
    const { y0, y1, z0, z1 } = this.#shell.window;
    const dark = Math.min(1, BAR / blur);
    const share = (at: number): number => z0 + (z1 - z0) * at;
    let open = 1 - dark * between(y, around((y0 + y1) / 2), blur);
    for (const bar of [share(1 / 3), share(2 / 3)]) open *= 1 - dark * between(z, around(bar), blur);
    return open;
  }

  #falls(product: Product): boolean {
    const shares = [0.05, 0.35, 0.65, 0.95];
    return shares.some((across) => shares.some((up) => this.through(pointOf(product, across, up)) > 0.08));
  }
}

/** A point of the product's face; a rug's face is the floor from its far edge to its near one. */
function pointOf({ support, x0, x1, y0, y1, z }: Product, across: number, up: number): Vector {
  const x = x0 + (x1 - x0) * across;
  return support === "rug" ? { x, y: 0, z: z * (0.55 + 0.45 * up) } : { x, y: y0 + (y1 - y0) * up, z };
}

function around(middle: number): readonly [number, number] {
  return [middle - BAR / 2, middle + BAR / 2];
}

function between(value: number, [low, high]: readonly [number, number], blur: number): number {
  return clamp((value - low) / blur + 0.5) * clamp((high - value) / blur + 0.5);
}

function clamp(value: number): number {
  return value < 0 ? 0 : value > 1 ? 1 : value;
}
