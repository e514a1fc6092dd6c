import { CAMERA_HEIGHT_M, HORIZON, TAN_HALF_FOV } from "#tests/sandbox/replicate/painter/camera.ts";

import type { Ray } from "./ray.ts";

/** The camera looking into the room along z from (0, CAMERA_HEIGHT_M, 0), for a picture of a given size. */
export class View {
  readonly width: number;
  readonly height: number;
  readonly #spanX: number;
  readonly #spanY = 2 * TAN_HALF_FOV;

  constructor({ width, height }: { width: number; height: number }) {
    this.width = width;
    this.height = height;
    this.#spanX = (this.#spanY * width) / height;
  }

  /** Half of what is seen across at depth 1. */
  get halfSpan(): number {
    return this.#spanX / 2;
  }

  /** The ray through a picture point; its lengths are depths. */
  aim(ray: Ray, px: number, py: number): void {
    ray.from(0, CAMERA_HEIGHT_M, 0);
    ray.towards(this.worldX(px, 1), this.worldY(py, 1) - CAMERA_HEIGHT_M, 1);
  }

  worldX(px: number, depth: number): number {
    return (px / this.width - 0.5) * this.#spanX * depth;
  }

  worldY(py: number, depth: number): number {
    return CAMERA_HEIGHT_M + (HORIZON - py / this.height) * this.#spanY * depth;
  }

  pictureX(x: number, depth: number): number {
    return (x / (this.#spanX * depth) + 0.5) * this.width;
  }

  pictureY(y: number, depth: number): number {
    return (HORIZON - (y - CAMERA_HEIGHT_M) / (this.#spanY * depth)) * this.height;
  }

  /** How far away something is that rises `rise` metres over the camera at the picture's row `py`. */
  depthAt(rise: number, py: number): number {
    return rise / ((HORIZON - py / this.height) * this.#spanY);
  }
}
