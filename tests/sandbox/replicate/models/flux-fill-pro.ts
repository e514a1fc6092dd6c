import { z } from "zod";

import type { Model } from "./model.ts";

const uri = z.string().regex(/^(https?:\/\/|data:)/, "must be a URI");

// Ranges and defaults as on the model's page at replicate.com; extra fields are refused to catch typing errors early.
const input = z.strictObject({
  image: uri,
  mask: uri.optional(),
  prompt: z.string(),
  steps: z.int().min(1).max(50).default(50),
  guidance: z.number().min(2).max(5).default(3),
  safety_tolerance: z.int().min(1).max(6).default(2),
  prompt_upsampling: z.boolean().default(false),
  seed: z.int().optional(),
  outpaint: z
    .enum([
      "None",
      "Zoom out 1.5x",
      "Zoom out 2x",
      "Make square",
      "Left outpaint",
      "Right outpaint",
      "Top outpaint",
      "Bottom outpaint",
    ])
    .default("None"),
  output_format: z.enum(["jpg", "png"]).default("jpg"),
});

export const fluxFillPro: Model = {
  owner: "black-forest-labs",
  name: "flux-fill-pro",
  description: "Professional inpainting and outpainting model (sandbox painter)",
  // Only the first eight digits are the real version's.
  versionId: "9609ba7331ee872c99f81c92c69a9ee52a62d8afbb8fa42fb6c6d1a1d1f1b1d4",
  input,
  brief: (unread) => {
    const { image, mask, prompt, seed, output_format: format } = input.parse(unread);
    return { image, mask, prompt, seed, format };
  },
};
