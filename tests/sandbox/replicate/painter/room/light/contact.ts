import { CAMERA_HEIGHT_M } from "#tests/sandbox/replicate/painter/camera.ts";
import type { Canvas } from "#tests/sandbox/replicate/painter/canvas.ts";
import type { View } from "#tests/sandbox/replicate/painter/room/geometry/view.ts";
import type { Product } from "#tests/sandbox/replicate/painter/room/product.ts";

const COLUMNS = 160;
const NEVER = 9;
const REACH = 3;

/** The dark line where the product touches what it stands on, finer than the sampled light can show. */
export class Contact {
  /** How high each column of the product begins over the ground, metres. */
  readonly #clearance: Float32Array;
  readonly #product: Product;

  constructor(product: Product, canvas: Canvas, view: View) {
    this.#product = product;
    this.#clearance = clearances(product, canvas, view);
  }

  /** The share of light left at a point of the ground. */
  at(x: number, z: number): number {
    const { x0, x1 } = this.#product;
    const across = (x - x0) / (x1 - x0);
    if (across < -0.3 || across > 1.3) return 1;
    let [dark, weights] = [0, 0];
    for (let step = -REACH; step <= REACH; step += 1) {
      const weight = 1 - Math.abs(step) * 0.2;
      dark += weight * this.#darkness(across + (step * 0.01) / (x1 - x0), z);
      weights += weight;
    }
    return 1 - Math.min(0.82, dark / weights);
  }

  #darkness(across: number, z: number): number {
    const { x0, x1, y0, z: front, depth } = this.#product;
    const beside = Math.max(0, -across, across - 1) * (x1 - x0);
    const column = Math.min(COLUMNS - 1, Math.max(0, Math.floor(across * COLUMNS)));
    const clearance = this.#clearance[column] ?? NEVER;
    // Seen over the ground by `clearance`, a foot that does stand on it stands this much farther back.
    const farther = (front * clearance) / Math.max(0.05, CAMERA_HEIGHT_M - Math.max(0, y0) - clearance);
    const foot = front + Math.min(depth, farther) + 0.012;
    const touch = farther < depth * 1.3 ? 0.7 * Math.exp(-((z - foot) ** 2) / 0.0022) : 0;
    const outside = Math.max(0, front - z, z - front - depth);
    const under = 0.5 * Math.exp(-clearance / 0.2 - outside / 0.05);
    return Math.max(touch, under) * Math.exp(-beside / 0.03);
  }
}

function clearances({ x0, x1, y0, z }: Product, { width, height, paint }: Canvas, view: View): Float32Array {
  const [top, bottom] = [0, Math.min(height - 1, Math.ceil(view.pictureY(y0, z)))];
  return Float32Array.from({ length: COLUMNS }, (_, column) => {
    const x = x0 + ((column + 0.5) / COLUMNS) * (x1 - x0);
    const px = Math.min(width - 1, Math.max(0, Math.floor(view.pictureX(x, z))));
    for (let py = bottom; py > top; py -= 1) {
      if ((paint[py * width + px] ?? 255) < 128) return Math.max(0, view.worldY(py, z) - y0);
    }
    return NEVER;
  });
}
