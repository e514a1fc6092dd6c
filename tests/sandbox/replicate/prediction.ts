import type { RunEffects } from "./faults.ts";

export type Status = "starting" | "processing" | "succeeded" | "failed" | "canceled" | "aborted";
export type WebhookEvent = "start" | "output" | "logs" | "completed";

export type Prediction = {
  readonly id: string;
  /** Creation order: the list's cursor. */
  readonly sequence: number;
  readonly model: string;
  readonly version: string;
  readonly input: Record<string, unknown>;
  readonly webhook: string | undefined;
  readonly webhookEvents: readonly WebhookEvent[];
  readonly createdAt: number;
  readonly deadline: number | undefined;
  readonly effects: RunEffects;
  readonly stop: AbortController;
  /** Kept when the prediction has ended, in whatever way. */
  readonly ended: Promise<void>;
  readonly markEnded: () => void;
  status: Status;
  /** In the painter's hands or queue. */
  atEasel: boolean;
  startedAt: number | undefined;
  completedAt: number | undefined;
  output: string | string[] | null;
  error: string | null;
  logs: string;
};

const API = "https://api.replicate.com/v1";
const RETENTION_MS = 3_600_000;

export function isEnded(prediction: Prediction): boolean {
  return prediction.status !== "starting" && prediction.status !== "processing";
}

/** Replicate forgets input, output and logs one hour after a prediction made through the API ended. */
export function isForgotten(prediction: Prediction, now: number): boolean {
  return prediction.completedAt !== undefined && now - prediction.completedAt >= RETENTION_MS;
}

/** The prediction object of the HTTP API, as created, read, listed and delivered. */
export function predictionAnswer(prediction: Prediction, now: number): Record<string, unknown> {
  const forgotten = isForgotten(prediction, now);
  return {
    id: prediction.id,
    model: prediction.model,
    version: prediction.version,
    input: forgotten ? {} : prediction.input,
    logs: forgotten ? "" : prediction.logs,
    output: forgotten ? null : prediction.output,
    data_removed: forgotten,
    error: prediction.error,
    source: "api",
    status: prediction.status,
    ...times(prediction),
    ...webhookFields(prediction),
    urls: {
      cancel: `${API}/predictions/${prediction.id}/cancel`,
      get: `${API}/predictions/${prediction.id}`,
      web: `https://replicate.com/p/${prediction.id}`,
    },
  };
}

function times(prediction: Prediction): Record<string, unknown> {
  const { createdAt, startedAt, completedAt, deadline } = prediction;
  return {
    created_at: iso(createdAt),
    ...(deadline !== undefined && { deadline: iso(deadline) }),
    ...(startedAt !== undefined && { started_at: iso(startedAt) }),
    ...(completedAt !== undefined && {
      completed_at: iso(completedAt),
      metrics: {
        ...(startedAt !== undefined && { predict_time: (completedAt - startedAt) / 1000 }),
        total_time: (completedAt - createdAt) / 1000,
      },
    }),
  };
}

function webhookFields(prediction: Prediction): Record<string, unknown> {
  if (prediction.webhook === undefined) return {};
  return { webhook: prediction.webhook, webhook_events_filter: prediction.webhookEvents };
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
