import { randomBytes } from "node:crypto";

import { isEnded, type Prediction } from "./prediction.ts";

type NewPrediction = Pick<
  Prediction,
  "model" | "version" | "input" | "webhook" | "webhookEvents" | "createdAt" | "deadline" | "effects"
>;

export class PredictionStore {
  readonly #byId = new Map<string, Prediction>();
  #lastSequence = 0;

  add(fields: NewPrediction): Prediction {
    this.#lastSequence += 1;
    let markEnded = (): void => undefined;
    const ended = new Promise<void>((resolve) => {
      markEnded = resolve;
    });
    const prediction: Prediction = {
      ...fields,
      id: newId(),
      sequence: this.#lastSequence,
      stop: new AbortController(),
      ended,
      markEnded,
      status: "starting",
      atEasel: false,
      startedAt: undefined,
      completedAt: undefined,
      output: null,
      error: null,
      logs: "",
    };
    this.#byId.set(prediction.id, prediction);
    return prediction;
  }

  find(id: string): Prediction | undefined {
    return this.#byId.get(id);
  }

  /** Newest first. */
  newestFirst(): Prediction[] {
    return [...this.#byId.values()].reverse();
  }

  createdSince(time: number): number {
    let count = 0;
    for (const prediction of this.newestFirst()) {
      if (prediction.createdAt < time) break;
      count += 1;
    }
    return count;
  }

  clear(): void {
    for (const prediction of this.#byId.values()) {
      if (!isEnded(prediction)) prediction.stop.abort();
    }
    this.#byId.clear();
  }
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz012345";

/** 26 letters of base 32, as Replicate's ids look. */
function newId(): string {
  return Array.from(randomBytes(26), (byte) => LETTERS.charAt(byte % LETTERS.length)).join("");
}
