import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

import type { FileStore } from "./file-store.ts";
import type { InputReader } from "./input-reader.ts";
import type { Model } from "./models/model.ts";
import type { ReplicateOptions } from "./options.ts";
import type { Commission } from "./painter/painter.ts";
import { isEnded, type Prediction, type Status } from "./prediction.ts";
import type { Webhooks } from "./webhooks.ts";

type Parts = {
  readonly options: ReplicateOptions;
  readonly outputs: FileStore;
  readonly inputs: InputReader;
  readonly webhooks: Webhooks;
};

const FLAGGED = "The input or output was flagged as sensitive. Please try again with different inputs. (E005)";
const INTERRUPTED = "Prediction interrupted; please retry (code: PA)";

/** Takes predictions from `starting` to one of the four ends. */
export class Lifecycle {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  begin(prediction: Prediction, model: Model): void {
    this.#watchDeadline(prediction);
    void this.#run(prediction, model);
  }

  /** Has no effect on a prediction that has ended. */
  cancel(prediction: Prediction): void {
    this.#end(prediction, "canceled");
  }

  async #run(prediction: Prediction, model: Model): Promise<void> {
    try {
      await this.#start(prediction);
      if (!isEnded(prediction)) await this.#work(prediction, model);
    } catch (error) {
      this.#end(prediction, "failed", error instanceof Error ? error.message : String(error));
    }
  }

  async #start(prediction: Prediction): Promise<void> {
    await rest(this.#parts.options.startMs, prediction.stop.signal);
    if (isEnded(prediction)) return;
    if (prediction.effects.end?.kind === "prediction-aborted") {
      this.#end(prediction, "aborted");
      return;
    }
    prediction.status = "processing";
    prediction.startedAt = this.#parts.options.now();
    this.#parts.webhooks.announce(prediction, "start");
  }

  async #work(prediction: Prediction, model: Model): Promise<void> {
    const { end, pace } = prediction.effects;
    if (pace !== undefined) await rest(pace.ms, prediction.stop.signal);
    if (end?.kind === "prediction-failed") this.#end(prediction, "failed", end.error ?? INTERRUPTED);
    if (end?.kind === "prediction-flagged") this.#end(prediction, "failed", FLAGGED);
    if (end?.kind === "prediction-canceled") this.#end(prediction, "canceled");
    if (isEnded(prediction)) return;
    await this.#paint(prediction, model);
  }

  async #paint(prediction: Prediction, model: Model): Promise<void> {
    const { options, outputs, webhooks } = this.#parts;
    const commission = await this.#commission(prediction, model);
    prediction.atEasel = true;
    const bytes = await options.painter.paint(commission, prediction.stop.signal);
    if (isEnded(prediction)) return;
    const { format } = commission;
    const file = outputs.keep({
      name: `output.${format}`,
      contentType: format === "png" ? "image/png" : "image/jpeg",
      bytes,
    });
    if (prediction.effects.picture?.kind === "output-gone") outputs.delete(file.id);
    prediction.output = `https://replicate.delivery/xezq/${file.id}/${file.name}`;
    prediction.logs = `Using seed: ${commission.seed}\n`;
    webhooks.announce(prediction, "logs");
    webhooks.announce(prediction, "output");
    this.#end(prediction, "succeeded");
  }

  async #commission(prediction: Prediction, model: Model): Promise<Commission> {
    const { inputs } = this.#parts;
    const { image, mask, prompt, seed, format } = model.brief(prediction.input);
    const picture = prediction.effects.picture?.kind;
    return {
      image: await inputs.read(image),
      mask: mask === undefined ? undefined : await inputs.read(mask),
      prompt,
      seed: seed ?? seedOf(prediction.id),
      format,
      tampering: picture === "output-gone" ? undefined : picture,
    };
  }

  /** Past its deadline a prediction that has not begun is aborted, one at work is canceled. */
  #watchDeadline(prediction: Prediction): void {
    const { deadline } = prediction;
    if (deadline === undefined) return;
    const timer = setTimeout(() => {
      // Replicate has as many machines as it needs; waiting for the sandbox's one painter must not cost the prediction.
      if (prediction.atEasel) return;
      this.#end(prediction, prediction.status === "starting" ? "aborted" : "canceled");
    }, deadline - this.#parts.options.now());
    timer.unref();
    void prediction.ended.then(() => {
      clearTimeout(timer);
    });
  }

  #end(prediction: Prediction, status: Status, error: string | null = null): void {
    if (isEnded(prediction)) return;
    prediction.status = status;
    prediction.error = error;
    prediction.completedAt = this.#parts.options.now();
    prediction.markEnded();
    prediction.stop.abort();
    this.#parts.webhooks.announce(prediction, "completed");
  }
}

/** Replicate draws a seed when none is given; here it is drawn from the id, so that a log can be followed. */
function seedOf(id: string): number {
  return createHash("sha256").update(id).digest().readUInt32BE(0);
}

async function rest(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal, ref: false });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
