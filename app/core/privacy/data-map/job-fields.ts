import type { Keeping, ValueFact } from "./facts.ts";

/** A job is gone as soon as it was worked; what is left of an erased shop's finds no row and does nothing. */
export const JOBS: Keeping = {
  purpose: "making-shots",
  basis: "contract",
  retention: { until: "worked-off", keptBy: "queue" },
  onErasure: "keep-under-pseudonym",
};

const id: ValueFact = { holds: "none", onExport: "left-out" };

/** Random ids and figures: without their rows they lead to nobody. */
export const JOB_FIELDS = {
  step: id,
  turn: id,
  shopId: id,
  shotId: id,
  publicationId: id,
  receiptId: id,
} as const satisfies Record<string, ValueFact>;
