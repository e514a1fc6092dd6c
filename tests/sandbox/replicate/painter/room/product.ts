import { CAMERA_HEIGHT_M } from "#tests/sandbox/replicate/painter/camera.ts";
import type { Canvas } from "#tests/sandbox/replicate/painter/canvas.ts";

import type { View } from "./geometry/view.ts";
import type { Support } from "./style/recognise.ts";

/** The product as the room sees it: a standing slab cut out of the canvas. World coordinates, metres. */
export type Product = {
  readonly support: Exclude<Support, "none">;
  /** Where its foremost point touches, and how far it reaches from there. */
  readonly z: number;
  readonly depth: number;
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
};

type PixelBox = { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number };

const [NEAREST_M, FARTHEST_M] = [1, 5.5];
const TABLE_DEPTH_M = 1;
const PENDANT_DEPTH_M = 2.1;
/** The product's maker hangs pictures around this height; from it the wall's distance follows. */
const HANGING_HEIGHT_M = 1.5;

/** Where the kept pixels stand in the room; undefined when nothing is kept. */
export function placeProduct(canvas: Canvas, view: View, support: Support): Product | undefined {
  const box = keptBox(canvas);
  if (box === undefined || support === "none") return undefined;
  const z = Math.min(FARTHEST_M, Math.max(NEAREST_M, DEPTHS[support](box, view)));
  const [x0, x1] = [view.worldX(box.x0, z), view.worldX(box.x1, z)];
  const depth = support === "wall" ? 0.03 : Math.min(0.7, (x1 - x0) * 0.5);
  return { support, z, depth, x0, x1, y0: view.worldY(box.y1, z), y1: view.worldY(box.y0, z) };
}

const DEPTHS: Record<Exclude<Support, "none">, (box: PixelBox, view: View) => number> = {
  floor: ({ y1 }, view) => view.depthAt(-CAMERA_HEIGHT_M, y1),
  // A rug's far edge: furniture stands behind it.
  rug: ({ y0 }, view) => view.depthAt(-CAMERA_HEIGHT_M, y0),
  table: () => TABLE_DEPTH_M,
  ceiling: () => PENDANT_DEPTH_M,
  wall: ({ y0, y1 }, view) => {
    const depth = view.depthAt(HANGING_HEIGHT_M - CAMERA_HEIGHT_M, (y0 + y1) / 2);
    return depth > 2.3 && depth < 4.6 ? depth : 3;
  },
};

function keptBox({ width, height, paint }: Canvas): PixelBox | undefined {
  let [x0, y0, x1, y1] = [width, height, -1, -1];
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 1) {
      if ((paint[at] ?? 255) > 127) continue;
      x0 = Math.min(x0, x);
      x1 = Math.max(x1, x + 1);
      y0 = Math.min(y0, y);
      y1 = y + 1;
    }
  }
  return x1 < 0 ? undefined : { x0, y0, x1, y1 };
}
