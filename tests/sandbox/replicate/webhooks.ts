import { createHmac, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

import type { ReplicateOptions } from "./options.ts";
import { predictionAnswer, type Prediction, type WebhookEvent } from "./prediction.ts";

export type Delivery = {
  readonly predictionId: string;
  readonly event: WebhookEvent;
  readonly at: number;
  /** Absent when nothing answered. */
  readonly status: number | undefined;
  readonly lost: boolean;
};

type Sent = { readonly prediction: Prediction; readonly event: WebhookEvent; readonly body: string };

/** Sends predictions to the address given with them; only the last message of a prediction is sent again. */
export class Webhooks {
  readonly deliveries: Delivery[] = [];
  readonly #options: ReplicateOptions;
  readonly #stop = new AbortController();
  readonly #underway = new Set<Promise<void>>();

  constructor(options: ReplicateOptions) {
    this.#options = options;
  }

  announce(prediction: Prediction, event: WebhookEvent): void {
    if (prediction.webhook === undefined || !prediction.webhookEvents.includes(event)) return;
    if (prediction.status === "aborted" && !this.#options.abortedSendsWebhook) return;
    // The message shows the prediction as it was when the event happened.
    const body = JSON.stringify(predictionAnswer(prediction, this.#options.now()));
    const sending = this.#send({ prediction, event, body });
    this.#underway.add(sending);
    void sending.finally(() => this.#underway.delete(sending));
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#underway);
  }

  async #send(sent: Sent): Promise<void> {
    const fault = sent.event === "completed" ? sent.prediction.effects.webhook : undefined;
    if (fault?.kind === "webhook-lost") {
      this.#note(sent, undefined, true);
      return;
    }
    const copies = fault?.kind === "webhook-repeat" ? fault.copies : 1;
    const id = `msg_${randomUUID().replaceAll("-", "")}`;
    for (let copy = 0; copy < copies; copy += 1) await this.#sendUntilTaken(sent, id);
  }

  async #sendUntilTaken(sent: Sent, id: string): Promise<void> {
    if (await this.#try(sent, id)) return;
    if (sent.event !== "completed") return;
    for (const delayMs of this.#options.webhookRetryDelaysMs) {
      if (!(await pause(delayMs, this.#stop.signal))) return;
      if (await this.#try(sent, id)) return;
    }
  }

  async #try(sent: Sent, id: string): Promise<boolean> {
    if (this.#stop.signal.aborted) return false;
    const { prediction, body } = sent;
    const headers = signedHeaders(this.#options.webhookSecret, { id, body, now: this.#options.now() });
    const status = await this.#statusOf(prediction.webhook ?? "", headers, body);
    this.#note(sent, status, false);
    return status !== undefined && status >= 200 && status < 300;
  }

  async #statusOf(url: string, headers: Record<string, string>, body: string): Promise<number | undefined> {
    try {
      return (await this.#options.deliver(url, headers, body)).status;
    } catch {
      // An unreachable receiver is an outcome, which the delivery list shows as a missing status.
      return undefined;
    }
  }

  #note({ prediction, event }: Sent, status: number | undefined, lost: boolean): void {
    this.deliveries.push({ predictionId: prediction.id, event, at: this.#options.now(), status, lost });
  }
}

/** The headers of the Standard Webhooks scheme: HMAC-SHA256 of `id.timestamp.body`, time in seconds. */
export function signedHeaders(
  secret: string,
  { id, body, now }: { id: string; body: string; now: number },
): Record<string, string> {
  const timestamp = String(Math.floor(now / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": `v1,${signature}`,
  };
}

async function pause(delayMs: number, signal: AbortSignal): Promise<boolean> {
  try {
    await sleep(delayMs, undefined, { signal, ref: false });
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    throw error;
  }
}
