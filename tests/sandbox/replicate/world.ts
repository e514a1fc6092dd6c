import { FaultRules } from "./faults.ts";
import { FileStore } from "./file-store.ts";
import { InputReader } from "./input-reader.ts";
import { Journal } from "./journal.ts";
import { Lifecycle } from "./lifecycle.ts";
import type { ReplicateOptions } from "./options.ts";
import { PredictionStore } from "./prediction-store.ts";
import { Webhooks } from "./webhooks.ts";

const OUTPUT_LIFE_MS = 3_600_000;
const UPLOAD_LIFE_MS = 24 * 3_600_000;

/** Everything one sandboxed Replicate account remembers and does. */
export type ReplicateWorld = {
  readonly options: ReplicateOptions;
  readonly predictions: PredictionStore;
  readonly outputs: FileStore;
  readonly uploads: FileStore;
  readonly faults: FaultRules;
  readonly journal: Journal;
  readonly webhooks: Webhooks;
  readonly lifecycle: Lifecycle;
};

export function openWorld(options: ReplicateOptions): ReplicateWorld {
  const outputs = new FileStore(options.now, OUTPUT_LIFE_MS);
  const uploads = new FileStore(options.now, UPLOAD_LIFE_MS);
  const inputs = new InputReader(uploads, options.fetchInput);
  const webhooks = new Webhooks(options);
  return {
    options,
    predictions: new PredictionStore(),
    outputs,
    uploads,
    faults: new FaultRules(),
    journal: new Journal(),
    webhooks,
    lifecycle: new Lifecycle({ options, outputs, inputs, webhooks }),
  };
}
