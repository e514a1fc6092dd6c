import { z } from "zod";
import { UnexpectedAnswerError } from "#app/core/errors.ts";
import type { PredictionState } from "#app/core/shot/ports.ts";
import { withoutAddresses } from "./refusal.ts";

/** What we read of Replicate's prediction object, in answers and in webhooks alike. */
export const predictionSchema = z.object({
  id: z.string().min(1),
  status: z.enum(["starting", "processing", "succeeded", "failed", "canceled", "aborted"]),
  output: z.union([z.string(), z.array(z.string())]).nullish(),
  error: z.unknown().optional(),
});

export type Prediction = z.infer<typeof predictionSchema>;

// Replicate has no code for it: these are the words of its models' filters.
const SAFETY_WORDS = /nsfw|flagged|sensitive|safety|moderat|\bE005\b/i;
const MAX_DETAIL_LENGTH = 300;

export function parsePrediction(body: unknown): Prediction {
  const prediction = predictionSchema.safeParse(body);
  if (prediction.success) return prediction.data;
  throw new UnexpectedAnswerError("Replicate answered with something that is no prediction", {
    cause: prediction.error,
  });
}

/** `aborted` ends a prediction like the others: Replicate gave it up before it began. */
export function predictionState({ status, output, error }: Prediction): PredictionState {
  switch (status) {
    case "starting":
    case "processing":
      return { status: "running" };
    case "succeeded":
      return succeeded(output);
    case "failed":
      return failed(error);
    case "canceled":
    case "aborted":
      return { status };
  }
}

/** An hour after its end a prediction is still there, but its output is not. */
function succeeded(output: Prediction["output"]): PredictionState {
  const outputUrl = Array.isArray(output) ? output[0] : output;
  return outputUrl === undefined || outputUrl === null ? { status: "gone" } : { status: "succeeded", outputUrl };
}

function failed(error: unknown): PredictionState {
  const text = typeof error === "string" ? error : error ? JSON.stringify(error) : "no reason given";
  const detail = withoutAddresses(text).slice(0, MAX_DETAIL_LENGTH);
  return { status: "failed", reason: SAFETY_WORDS.test(text) ? "refused-by-safety" : "model-error", detail };
}
