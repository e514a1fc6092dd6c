import { z } from "zod";
import { UnexpectedAnswerError } from "#app/core/errors.ts";
import type { AttemptId } from "#app/core/ids.ts";
import type { Exchange } from "./exchange.ts";
import { refusal } from "./refusal.ts";

const listedSchema = z.object({
  id: z.string().min(1),
  created_at: z.coerce.date(),
  webhook: z.string().nullish(),
});
type Listed = z.infer<typeof listedSchema>;

const pageSchema = z.object({ next: z.string().nullish(), results: z.array(listedSchema) });

/** Our clock and Replicate's may differ by this much. */
const CLOCK_MARGIN_MS = 60_000;
/** 100 a page and 600 creates a minute: more than an hour of the busiest account. */
const MAX_PAGES = 400;

/**
 * Looks through the account's predictions, newest first, for the one whose webhook names the attempt.
 * Replicate does not document that the list has webhooks; where it has none, each prediction is asked for.
 */
export async function findPrediction(exchange: Exchange, attemptId: AttemptId, since: Date): Promise<string | null> {
  const oldest = since.getTime() - CLOCK_MARGIN_MS;
  for await (const prediction of listPredictions(exchange)) {
    if (prediction.created_at.getTime() < oldest) return null;
    const webhook = prediction.webhook ?? (await readWebhook(exchange, prediction.id));
    if (webhook?.includes(attemptId)) return prediction.id;
  }
  return null;
}

async function* listPredictions(exchange: Exchange): AsyncGenerator<Listed> {
  let path = "/predictions";
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const answer = await exchange({ method: "GET", path });
    if (answer.status !== 200) throw refusal(answer);
    const { results, next } = parse(pageSchema, answer.body);
    yield* results;
    const cursor = next ? URL.parse(next)?.searchParams.get("cursor") : null;
    if (!cursor) return;
    path = `/predictions?cursor=${encodeURIComponent(cursor)}`;
  }
  throw new UnexpectedAnswerError(`Replicate's list of predictions goes on past ${MAX_PAGES} pages`);
}

async function readWebhook(exchange: Exchange, predictionId: string): Promise<string | null | undefined> {
  const answer = await exchange({ method: "GET", path: `/predictions/${encodeURIComponent(predictionId)}` });
  if (answer.status === 404) return null;
  if (answer.status !== 200) throw refusal(answer);
  return parse(listedSchema, answer.body).webhook;
}

function parse<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new UnexpectedAnswerError("Replicate's list of predictions has another shape", { cause: parsed.error });
}
