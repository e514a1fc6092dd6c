import { z } from "zod";

export const modelKeySchema = z.enum(["black-forest-labs/flux-fill-pro"]);
export type ModelKey = z.infer<typeof modelKeySchema>;

/**
 * A model that paints rooms. Price: the provider's reseller lists EUR 0.05 a picture; our margin counts with a little more.
 * `Cancel-After` bounds what a stuck prediction can cost and how long an uncertain create must wait.
 */
export type RoomModel = {
  readonly key: ModelKey;
  readonly costCents: number;
  readonly cancelAfterSeconds: number;
};

export const ROOM_MODELS: Readonly<Record<ModelKey, RoomModel>> = {
  "black-forest-labs/flux-fill-pro": { key: "black-forest-labs/flux-fill-pro", costCents: 6, cancelAfterSeconds: 90 },
};

export const DEFAULT_MODEL: ModelKey = "black-forest-labs/flux-fill-pro";

/** flux-fill-pro keeps what is black in the mask and paints what is white; image and mask are of one size. */
export function roomModelInput(paint: {
  readonly canvasUrl: string;
  readonly maskUrl: string;
  readonly prompt: string;
  readonly seed: number;
}): Readonly<Record<string, string | number | boolean>> {
  return {
    image: paint.canvasUrl,
    mask: paint.maskUrl,
    prompt: paint.prompt,
    seed: paint.seed,
    steps: 50,
    guidance: 3,
    output_format: "png",
    safety_tolerance: 2,
    prompt_upsampling: false,
  };
}
