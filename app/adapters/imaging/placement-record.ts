import { z } from "zod";
import { placementSchema, type Placement } from "#app/core/shot/placement.ts";
import type { PlacedProduct } from "#app/imaging/placement/placed-product.ts";

const pointSchema = z.tuple([z.number(), z.number()]);
const quadSchema = z.tuple([pointSchema, pointSchema, pointSchema, pointSchema]);

/** The engine's own part of a stored placement; the core hands it back untouched. */
const placementRecordSchema = placementSchema.extend({
  depthM: z.number(),
  flat: z.object({ source: quadSchema, target: quadSchema }).nullable(),
});

/** As the core stores it. */
export function writePlacement(placed: PlacedProduct): Placement {
  return placementRecordSchema.parse(placed);
}

/** As the engine works with it; throws zod's error on a record that this engine did not write. */
export function readPlacement(placement: Placement): PlacedProduct {
  return placementRecordSchema.parse(placement);
}
