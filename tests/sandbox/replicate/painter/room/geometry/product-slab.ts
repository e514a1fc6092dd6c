import { linear } from "#tests/sandbox/replicate/painter/room/material/colour.ts";
import { surface, type Surface } from "#tests/sandbox/replicate/painter/room/material/surface.ts";
import type { Canvas } from "#tests/sandbox/replicate/painter/canvas.ts";
import type { Product } from "#tests/sandbox/replicate/painter/room/product.ts";

import { passes } from "./box.ts";
import { bounds, NEAREST, type Bounds, type Hit, type Ray } from "./ray.ts";
import type { View } from "./view.ts";

const SHEETS = 4;
const LINEAR = Float32Array.from({ length: 256 }, (_, value) => linear(value / 255));

/** The product's silhouette as a few parallel sheets: seen by the room's light and mirrors, never by the camera. */
export class ProductSlab {
  readonly bounds: Bounds;
  readonly #product: Product;
  readonly #canvas: Canvas;
  readonly #view: View;
  readonly #surface: Surface;

  constructor(product: Product, canvas: Canvas, view: View) {
    const { x0, x1, y0, y1, z, depth } = product;
    this.bounds = bounds({ x0, x1, y0, y1, z0: z, z1: z + depth });
    this.#product = product;
    this.#canvas = canvas;
    this.#view = view;
    this.#surface = surface((at, out) => {
      const pixel = this.#pixelAt(at.x, at.y) * 3;
      out.r = LINEAR[canvas.pixels[pixel] ?? 0] ?? 0;
      out.g = LINEAR[canvas.pixels[pixel + 1] ?? 0] ?? 0;
      out.b = LINEAR[canvas.pixels[pixel + 2] ?? 0] ?? 0;
    });
  }

  meet(ray: Ray, hit: Hit): boolean {
    if (!passes(this.bounds, ray, hit.distance)) return false;
    const { z, depth } = this.#product;
    let met = false;
    for (let sheet = 0; sheet < SHEETS; sheet += 1) {
      const distance = (z + (depth * (sheet + 0.3)) / SHEETS - ray.oz) * ray.iz;
      if (!(distance > NEAREST && distance < hit.distance)) continue;
      if (!this.#isKept(ray.ox + ray.dx * distance, ray.oy + ray.dy * distance)) continue;
      hit.take(distance, this.#surface);
      hit.normal(0, 0, ray.dz > 0 ? -1 : 1);
      met = true;
    }
    return met;
  }

  #isKept(x: number, y: number): boolean {
    const { x0, x1, y0, y1 } = this.#product;
    if (x <= x0 || x >= x1 || y <= y0 || y >= y1) return false;
    return (this.#canvas.paint[this.#pixelAt(x, y)] ?? 255) < 128;
  }

  #pixelAt(x: number, y: number): number {
    const { z } = this.#product;
    const { width, height } = this.#canvas;
    const px = Math.min(width - 1, Math.max(0, Math.floor(this.#view.pictureX(x, z))));
    const py = Math.min(height - 1, Math.max(0, Math.floor(this.#view.pictureY(y, z))));
    return py * width + px;
  }
}
