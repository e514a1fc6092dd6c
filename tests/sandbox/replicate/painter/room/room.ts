import type { Canvas } from "#tests/sandbox/replicate/painter/canvas.ts";

import { arrange } from "./arrange.ts";
import { fittings } from "./furniture/fittings.ts";
import { openKit, type Kit } from "./furniture/kit.ts";
import { ProductSlab } from "./geometry/product-slab.ts";
import { Scene } from "./geometry/scene.ts";
import { Shell, type ShellMeasures } from "./geometry/shell.ts";
import type { View } from "./geometry/view.ts";
import { flat } from "./material/cloth.ts";
import { surface } from "./material/surface.ts";
import { placeProduct, type Product } from "./product.ts";
import type { Support } from "./style/recognise.ts";
import type { RoomStyle } from "./style/style.ts";

export type RoomOrder = {
  readonly style: RoomStyle;
  readonly support: Support;
  readonly seed: number;
};

export type Room = {
  readonly scene: Scene;
  readonly view: View;
  readonly kit: Kit;
  readonly product: Product | undefined;
};

const CEILING_M = 2.72;
const BEHIND_CAMERA_M = -2.6;

/** Builds the room that belongs to an order, around what the canvas keeps. */
export function buildRoom({ style, support, seed }: RoomOrder, canvas: Canvas, view: View): Room {
  const kit = openKit(style, seed);
  const product = placeProduct(canvas, view, support);
  const measures = measure(kit, view, product);
  const shell = new Shell(measures, {
    floor: style.floor,
    ceiling: surface(flat(style.ceiling)),
    wall: surface(style.wall),
    sideWall: surface(style.sideWall),
  });
  const shapes = [...fittings(kit, measures), ...arrange({ kit, shell: measures, view }, product)];
  // A rug is flat: it throws no shadow.
  const slab = product === undefined || product.support === "rug" ? undefined : new ProductSlab(product, canvas, view);
  return { scene: new Scene(shell, shapes, slab), view, kit, product };
}

function measure(kit: Kit, view: View, product: Product | undefined): ShellMeasures {
  const back = backWall(kit, product);
  const wide = Math.max(1, view.halfSpan * 2);
  return {
    left: -(1.78 + kit.random() * 0.2) * wide,
    right: 2.9 * wide,
    back,
    ceiling: CEILING_M,
    front: BEHIND_CAMERA_M,
    window: { y0: 0.4, y1: 2.4, z0: back - 3.2, z1: back - 0.85 },
  };
}

function backWall({ random }: Kit, product: Product | undefined): number {
  const usual = 4 + random() * 0.3;
  switch (product?.support) {
    case undefined:
    case "ceiling":
      return usual;
    case "floor":
      return Math.max(usual, product.z + product.depth + 0.3);
    case "rug":
      return Math.max(usual, product.z + 1.1);
    case "table":
      return product.z + Math.max(0.52, product.depth + 0.2);
    case "wall":
      return product.z + product.depth;
  }
}
