import { jobId } from "#app/adapters/queue/job-schema.ts";
import type { Job, JobQueue } from "#app/core/run/ports.ts";

export type FakeJobQueue = JobQueue & {
  /** Takes the first job whose time has come; null where there is none. */
  readonly take: () => Job | null;
  /** Everything in the queue, its time come or not. */
  readonly waiting: () => readonly Job[];
  /** A queue that was lost with everything in it. */
  readonly lose: () => void;
};

/** Jobs in memory, each id once; delays are measured on the given clock. */
export function fakeJobQueue(now: () => Date): FakeJobQueue {
  const jobs = new Map<string, { readonly job: Job; readonly dueAt: number }>();
  return {
    add: (job, { delayMs = 0 } = {}) => {
      if (!jobs.has(jobId(job))) jobs.set(jobId(job), { job, dueAt: now().getTime() + delayMs });
      return Promise.resolve();
    },
    take: () => {
      const due = [...jobs].find(([, { dueAt }]) => dueAt <= now().getTime());
      if (due === undefined) return null;
      const [id, { job }] = due;
      jobs.delete(id);
      return job;
    },
    waiting: () => [...jobs.values()].map(({ job }) => job),
    lose: () => {
      jobs.clear();
    },
  };
}
