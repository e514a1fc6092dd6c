import type { Composition } from "#app/composition.server.ts";
import type { Consumer } from "#app/adapters/queue/consumer.ts";
import { runErrand } from "#app/core/run/work-job.ts";

/** Errands mostly wait for others: many at once cost next to nothing. */
const CONCURRENCY = 16;

/** Paints, publishes and answers webhooks. */
export function startErrands({ ports, consume }: Composition): Consumer {
  return consume("errands", (job) => runErrand(ports, job), CONCURRENCY);
}
