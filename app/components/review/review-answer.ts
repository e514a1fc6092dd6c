import type { RepaintOutcome } from "#app/core/services.ts";

export const REVIEW_DECISIONS = ["approve", "discard", "repaint"] as const;
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

/** What POST /app/api/shots/:shotId/review answers: the outcome, and what had been asked for. */
export type ReviewAnswer =
  | (RepaintOutcome & { readonly decision: ReviewDecision })
  | { readonly outcome: "invalid"; readonly problems: readonly string[] };
