import type { IncomingHttpHeaders } from "node:http";

import { z } from "zod";

import type { Model } from "#tests/sandbox/replicate/models/model.ts";
import { badRequest, invalidInput, type InvalidField } from "#tests/sandbox/replicate/problem.ts";

const events = z.array(z.enum(["start", "output", "logs", "completed"]));

const createSchema = z.object({
  version: z.string().optional(),
  model: z.string().optional(),
  input: z.record(z.string(), z.unknown()),
  webhook: z.url({ protocol: /^https$/, error: "webhook must be an HTTPS URL" }).optional(),
  // Without a filter Replicate sends new outputs and the end.
  webhook_events_filter: events.default(["output", "completed"]),
  stream: z.boolean().optional(),
});

export type CreateRequest = z.infer<typeof createSchema>;

export function parseCreateRequest(body: unknown): CreateRequest {
  const parsed = createSchema.safeParse(body);
  if (!parsed.success) throw invalidInput(fieldsOf(parsed.error, ""));
  return parsed.data;
}

/** Throws the API's 422 for an input the model does not take. */
export function checkInput(model: Model, input: Record<string, unknown>): void {
  const parsed = model.input.safeParse(input);
  if (!parsed.success) throw invalidInput(fieldsOf(parsed.error, "input."));
}

function fieldsOf(error: z.ZodError, prefix: string): InvalidField[] {
  return error.issues.map((issue) => ({
    type: issue.code,
    field: `${prefix}${issue.path.join(".")}`.replace(/\.$/, ""),
    description: issue.message,
  }));
}

const LONGEST_WAIT_S = 60;
const PREFER = /^wait(?:=([1-9]|[1-5][0-9]|60))?$/;
const DURATION = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/;
const SHORTEST_LIFE_MS = 5000;

/** How long a create may hold its answer back; undefined when the caller does not ask for it. */
export function waitMsOf(headers: IncomingHttpHeaders): number | undefined {
  const prefer = headers["prefer"];
  if (prefer === undefined || prefer === "respond-async") return undefined;
  const wait = typeof prefer === "string" ? PREFER.exec(prefer) : null;
  if (wait === null) throw badRequest(`Prefer must be wait or wait=1..60, not ${String(prefer)}`);
  return Number(wait[1] ?? LONGEST_WAIT_S) * 1000;
}

/** `Cancel-After: 90s|5m|1h30m`, at least five seconds, counted from creation. */
export function deadlineOf(headers: IncomingHttpHeaders, createdAt: number): number | undefined {
  const written = headers["cancel-after"];
  if (written === undefined) return undefined;
  const [, hours, minutes, seconds] = DURATION.exec(String(written)) ?? [];
  const lifeMs = (Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0)) * 1000;
  if (lifeMs < SHORTEST_LIFE_MS)
    throw badRequest(`Cancel-After must be a duration of at least 5s, not ${String(written)}`);
  return createdAt + lifeMs;
}
