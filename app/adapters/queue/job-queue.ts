import { setTimeout as sleep } from "node:timers/promises";

import { openQueue, type OpenQueue, type QueueSettings } from "#app/adapters/queue/connection.ts";
import { jobId, queueOf, type QueueName } from "#app/adapters/queue/job-schema.ts";
import { RoomshotsError } from "#app/core/errors.ts";
import type { Journal } from "#app/core/ports.ts";
import type { JobQueue } from "#app/core/run/ports.ts";

export type OpenJobQueue = JobQueue & { readonly close: () => Promise<void> };

/** A page must not hang while the queue is away: BullMQ itself would wait for its connection without end. */
const PATIENCE_MS = 1_000;

/** Adds jobs to BullMQ. A queue that is down is noted and no more: whatever was not added, the sweep adds later. */
export function bullJobQueue(settings: QueueSettings, journal: Journal): OpenJobQueue {
  const queues = new Map<QueueName, OpenQueue>();
  const queueFor = (name: QueueName): OpenQueue => {
    const known = queues.get(name);
    if (known !== undefined) return known;
    const onError = (error: Error): void => {
      journal.warn("queue-unreachable", { queue: name }, error);
    };
    const opened = openQueue(settings, { name, onError });
    queues.set(name, opened);
    return opened;
  };
  return {
    async add(job, options) {
      const name = queueOf(job);
      try {
        const delay = options?.delayMs ?? 0;
        await soon(queueFor(name).add(job.step, job, { jobId: jobId(job), delay }));
      } catch (error) {
        journal.warn("job-not-added", { queue: name, step: job.step }, error);
      }
    },
    async close() {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
    },
  };
}

class QueueSilentError extends RoomshotsError {
  override readonly name = "QueueSilentError" as const;
  readonly whoMustAct = "operator";
  readonly canRetry = true;
}

async function soon(adding: Promise<unknown>): Promise<void> {
  const added = new AbortController();
  const patience = sleep(PATIENCE_MS, "silent", { signal: added.signal });
  try {
    if ((await Promise.race([adding, patience])) !== "silent") return;
  } finally {
    added.abort();
  }
  throw new QueueSilentError("The queue did not answer in time.");
}
