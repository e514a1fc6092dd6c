import { z } from "zod";
import { ModelUnavailableError } from "#app/core/errors.ts";
import type { CreateOutcome, PredictionRequest } from "#app/core/shot/ports.ts";
import type { Exchange, ReplicateAnswer } from "./exchange.ts";
import { isAccountRefusal, reasonOf, retryAfterMs, unavailable } from "./refusal.ts";

/** Replicate's own lower limit for `Cancel-After`. */
const SHORTEST_LIFE_SECONDS = 5;

const createdSchema = z.object({ id: z.string().min(1) });

/**
 * One POST, never repeated: Replicate bills every prediction that it creates and knows no idempotency key.
 * Throws `ModelUnavailableError` where it is certain that none was created for reasons of the account or the network.
 */
export async function createPrediction(exchange: Exchange, request: PredictionRequest): Promise<CreateOutcome> {
  const lifeSeconds = Math.max(SHORTEST_LIFE_SECONDS, Math.ceil(request.cancelAfterSeconds));
  try {
    const answer = await exchange({
      method: "POST",
      path: `/models/${request.model}/predictions`,
      headers: { "cancel-after": `${lifeSeconds}s` },
      body: { input: request.input, webhook: request.webhookUrl, webhook_events_filter: ["completed"] },
    });
    return readAnswer(answer);
  } catch (error) {
    if (error instanceof ModelUnavailableError) throw error;
    if (wasNeverSent(error)) throw new ModelUnavailableError("Replicate could not be reached", { cause: error });
    return { outcome: "uncertain", why: describeFailure(error) };
  }
}

function readAnswer(answer: ReplicateAnswer): CreateOutcome {
  if (answer.status === 429) return { outcome: "throttled", retryAfterMs: retryAfterMs(answer) };
  if (isAccountRefusal(answer)) throw unavailable(answer);
  if (answer.status >= 500 || answer.status === 408) return { outcome: "uncertain", why: reasonOf(answer) };
  if (answer.status >= 300) return { outcome: "refused", reason: reasonOf(answer) };
  const created = createdSchema.safeParse(answer.body);
  if (created.success) return { outcome: "created", predictionId: created.data.id };
  return { outcome: "uncertain", why: `${answer.status}: the answer names no prediction` };
}

// Failures of finding and opening a connection: no byte of the request has left.
const BEFORE_SENDING = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

const causeSchema = z.object({ cause: z.object({ code: z.string() }) });

function wasNeverSent(error: unknown): boolean {
  const failure = causeSchema.safeParse(error);
  return failure.success && BEFORE_SENDING.has(failure.data.cause.code);
}

function describeFailure(error: unknown): string {
  const failure = causeSchema.safeParse(error);
  if (failure.success) return `connection lost: ${failure.data.cause.code}`;
  return error instanceof Error ? `no answer: ${error.name}` : "no answer";
}
