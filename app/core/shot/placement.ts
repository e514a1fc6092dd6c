import { z } from "zod";

export const SURFACES = ["floor", "wall", "tabletop", "ceiling", "rug"] as const;
export const surfaceSchema = z.enum(SURFACES);
export type Surface = z.infer<typeof surfaceSchema>;

/** What the picture engine needs to put a product at its real size on the canvas. */
export type PlacementRequest = {
  readonly surface: Surface;
  /** Real height of the product as it stands or hangs; for a rug, its length. Centimetres. */
  readonly heightCm: number;
  readonly widthCm: number;
  /** The longer side of the model's canvas, in pixels. */
  readonly canvas: { readonly width: number; readonly height: number };
  /** The longer side of the published file, in pixels. */
  readonly finalLongSide: number;
};

/** Made by the engine, stored with the shot, handed back to `finish` unchanged. */
export const placementSchema = z.looseObject({
  surface: surfaceSchema,
  canvas: z.object({ width: z.int(), height: z.int() }),
  finalSize: z.object({ width: z.int(), height: z.int() }),
  /** Where the cut-out's box lies on the canvas, in canvas pixels. */
  box: z.object({ left: z.number(), top: z.number(), width: z.number(), height: z.number() }),
  /** Canvas pixels per centimetre at the product's distance. */
  pixelsPerCm: z.number(),
});
export type Placement = z.infer<typeof placementSchema>;
