import type { FaultRule, FaultRuleInput } from "./faults.ts";
import type { CreateRequest } from "./journal.ts";
import { predictionAnswer } from "./prediction.ts";
import type { Delivery } from "./webhooks.ts";
import type { ReplicateWorld } from "./world.ts";

/** What tests may do to the sandbox's Replicate, and see of it, beyond its API. */
export type ReplicateControl = {
  /** Throws a ZodError for a rule that makes no sense. */
  addFault: (rule: FaultRuleInput) => void;
  faults: () => readonly FaultRule[];
  clearFaults: () => void;
  /** Every request to create, answered or not, with its body as it came and without its token. */
  creates: () => readonly CreateRequest[];
  deliveries: () => readonly Delivery[];
  predictions: () => readonly Record<string, unknown>[];
  /** What the one-hour rule does, at once. */
  forgetOutputs: () => void;
  reset: () => void;
};

export function replicateControl(world: ReplicateWorld): ReplicateControl {
  const { faults, journal, outputs, predictions, uploads, webhooks, options } = world;
  return {
    addFault: (rule) => {
      faults.add(rule);
    },
    faults: () => faults.list(),
    clearFaults: () => {
      faults.clear();
    },
    creates: () => journal.list(),
    deliveries: () => webhooks.deliveries,
    predictions: () => predictions.newestFirst().map((prediction) => predictionAnswer(prediction, options.now())),
    forgetOutputs: () => {
      outputs.clear();
    },
    reset: () => {
      for (const store of [faults, journal, outputs, predictions, uploads]) store.clear();
      webhooks.deliveries.length = 0;
    },
  };
}
