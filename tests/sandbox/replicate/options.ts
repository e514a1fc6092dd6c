import type { Painter } from "./painter/painter.ts";

/** Sends one webhook and tells how it was answered; rejects when nothing answered. */
export type Deliver = (url: string, headers: Record<string, string>, body: string) => Promise<{ status: number }>;

/** Reads a picture named by an input address; `data:` addresses and uploaded files never get here. */
export type FetchInput = (url: string) => Promise<Uint8Array>;

export type ReplicateOptions = {
  readonly token: string;
  /** `whsec_` and base64, as Replicate hands it out. */
  readonly webhookSecret: string;
  readonly deliver: Deliver;
  readonly painter: Painter;
  readonly fetchInput: FetchInput;
  readonly now: () => number;
  /** How long a prediction stays `starting`. */
  readonly startMs: number;
  /** Waits between the tries of a final webhook; the last one is about a minute after completion. */
  readonly webhookRetryDelaysMs: readonly number[];
  readonly createsPerMinute: number;
  /** Undocumented at Replicate, so tests run in both positions. */
  readonly listNamesWebhooks: boolean;
  /** Replicate's documents do not name `aborted` among the statuses that are delivered. */
  readonly abortedSendsWebhook: boolean;
};
