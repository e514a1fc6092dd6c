import { openWorker, type QueueSettings } from "#app/adapters/queue/connection.ts";
import { jobSchema, type QueueName } from "#app/adapters/queue/job-schema.ts";
import type { Journal } from "#app/core/ports.ts";
import type { Job } from "#app/core/run/ports.ts";

export type Consumer = {
  /** Takes no more jobs and waits for those in hand. */
  readonly drain: () => Promise<void>;
};

/** Works a queue off. A job that throws is noted and forgotten: its row wakes again by itself. */
export function consumeJobs(
  settings: QueueSettings,
  about: {
    readonly name: QueueName;
    readonly concurrency: number;
    readonly work: (job: Job) => Promise<void>;
    readonly journal: Journal;
  },
): Consumer {
  const { name, concurrency, journal } = about;
  const worker = openWorker(settings, {
    name,
    concurrency,
    work: async ({ data }) => {
      const job = jobSchema.safeParse(data);
      if (!job.success) {
        journal.warn("job-unreadable", { queue: name });
        return;
      }
      try {
        await about.work(job.data);
      } catch (error) {
        journal.warn("job-failed", { queue: name, step: job.data.step }, error);
      }
    },
    onError: (error) => {
      journal.warn("queue-unreachable", { queue: name }, error);
    },
  });
  return { drain: () => worker.close() };
}
