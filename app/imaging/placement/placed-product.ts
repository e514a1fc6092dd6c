import type { Box, Size } from "#app/imaging/pixels/picture.ts";
import type { Quad } from "./quad.ts";

export type Surface = "floor" | "wall" | "tabletop" | "ceiling" | "rug";

export interface PlacementInput {
  readonly surface: Surface;
  /** The product as it stands or hangs; for a rug, its length. Centimetres. */
  readonly heightCm: number;
  readonly widthCm: number;
  /** The box around the product in the cut-out, in photo pixels. */
  readonly cutOutBox: Box;
  /** A flat product's four corners in the cut-out: see `cornersOf`. */
  readonly corners: Quad;
  readonly canvas: Size;
  readonly finalLongSide: number;
}

/** Where the product is on the canvas; the final picture is the same at another size. */
export interface PlacedProduct {
  readonly surface: Surface;
  readonly canvas: Size;
  readonly finalSize: Size;
  /** Around the product, in whole canvas pixels. */
  readonly box: Box;
  readonly pixelsPerCm: number;
  /** Distance from the camera, in metres. */
  readonly depthM: number;
  /** A flat product's corners on the canvas and in the cut-out; null for one that stands or hangs. */
  readonly flat: { readonly source: Quad; readonly target: Quad } | null;
}
