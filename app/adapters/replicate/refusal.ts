import { z } from "zod";
import { ModelUnavailableError, UnexpectedAnswerError } from "#app/core/errors.ts";
import type { ReplicateAnswer } from "./exchange.ts";

const problemSchema = z.object({ title: z.string().optional(), detail: z.string().optional() });
const MAX_REASON_LENGTH = 300;
const DEFAULT_RETRY_AFTER_MS = 30_000;

/** No key, no money, no permission: the operator's to mend, and every shot's trouble alike. */
const ACCOUNT_REFUSALS = new Set([401, 402, 403]);

/** One line for a log: the status and Replicate's own words, without the addresses of our pictures. */
export function reasonOf(answer: ReplicateAnswer): string {
  return `${answer.status}: ${withoutAddresses(wordsOf(answer.body) ?? "no reason given")}`.slice(0, MAX_REASON_LENGTH);
}

/** Addresses of our pictures are signed: whoever has one can read the picture. */
export function withoutAddresses(text: string): string {
  return text.replace(/(?:https?|data):[^\s"'<>]+/g, "(address)");
}

/** Whether another call can end better is the account's or the time's matter, not that of this prediction. */
export function isUnavailable({ status }: ReplicateAnswer): boolean {
  return status === 429 || status >= 500 || ACCOUNT_REFUSALS.has(status);
}

export function unavailable(answer: ReplicateAnswer): ModelUnavailableError {
  const wish = answer.status === 429 ? { retryAfterMs: retryAfterMs(answer) } : {};
  return new ModelUnavailableError(`Replicate has no time for us: ${reasonOf(answer)}`, wish);
}

/** For every answer that the call did not foresee. */
export function refusal(answer: ReplicateAnswer): ModelUnavailableError | UnexpectedAnswerError {
  if (isUnavailable(answer)) return unavailable(answer);
  return new UnexpectedAnswerError(`Replicate refused: ${reasonOf(answer)}`);
}

export function isAccountRefusal({ status }: ReplicateAnswer): boolean {
  return ACCOUNT_REFUSALS.has(status);
}

/** From `Retry-After` (seconds or a date), or from the sentence that Replicate's documents show instead. */
export function retryAfterMs({ retryAfter, body }: ReplicateAnswer): number {
  const seconds = Number(retryAfter ?? Number.NaN);
  if (Number.isFinite(seconds) && seconds >= 0) return seconds * 1000;
  const dateMs = Date.parse(retryAfter ?? "");
  if (!Number.isNaN(dateMs)) return Math.max(0, dateMs - Date.now());
  const [, named] = /resets in ~?(\d+)\s*s/.exec(wordsOf(body) ?? "") ?? [];
  return named === undefined ? DEFAULT_RETRY_AFTER_MS : Number(named) * 1000;
}

function wordsOf(body: unknown): string | undefined {
  const problem = problemSchema.safeParse(body);
  return problem.success ? (problem.data.detail ?? problem.data.title) : undefined;
}
