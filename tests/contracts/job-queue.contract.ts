import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { publicationIdSchema, shopIdSchema, shotIdSchema } from "#app/core/ids.ts";
import type { Job, JobQueue } from "#app/core/run/ports.ts";

/** A queue together with those who work it off. */
export type JobQueueWorld = {
  readonly queue: JobQueue;
  /** Begins to work jobs off, as the processes of the app do, until the answer is called. */
  readonly work: (on: (job: Job) => Promise<void>) => Promise<() => Promise<void>>;
  /** Puts in what no version of the app would. */
  readonly addUnreadable: () => Promise<void>;
  /** Jobs that the queue still knows, in whatever state. */
  readonly count: () => Promise<number>;
  readonly warnings: () => readonly string[];
  readonly close: () => Promise<void>;
};

export function aPaintJob(turn = 100): Job {
  return { step: "paint", shopId: shopIdSchema.parse(randomUUID()), shotId: shotIdSchema.parse(randomUUID()), turn };
}

const aPublishJob = (): Job => {
  const publicationId = publicationIdSchema.parse(randomUUID());
  return { step: "publish", shopId: shopIdSchema.parse(randomUUID()), publicationId, turn: 0 };
};

/** What every `JobQueue` promises. */
export function describeJobQueue(name: string, open: () => Promise<JobQueueWorld>): void {
  describe(`${name} as a job queue`, () => {
    let world: JobQueueWorld;
    let worked: Job[];
    let stop: () => Promise<void> = () => Promise.resolve();
    beforeAll(async () => {
      world = await open();
    });
    afterAll(() => world.close());
    beforeEach(() => {
      worked = [];
      return () => stop();
    });
    const startWorking = async (on: (job: Job) => Promise<void> = () => Promise.resolve()): Promise<void> => {
      stop = await world.work(async (job) => {
        worked.push(job);
        await on(job);
      });
    };
    const untilWorked = (count: number) => expect.poll(() => worked, { timeout: 20_000 }).toHaveLength(count);
    const untilEmpty = () => expect.poll(world.count, { timeout: 20_000 }).toBe(0);

    test("a job that is added is worked, whatever its step", async () => {
      const { shopId, shotId } = { shopId: shopIdSchema.parse(randomUUID()), shotId: shotIdSchema.parse(randomUUID()) };
      const jobs: readonly Job[] = [
        { step: "prepare", shopId, shotId, turn: 0 },
        { step: "finish", shopId, shotId, turn: 100 },
        aPaintJob(),
        aPublishJob(),
        { step: "receipt", receiptId: randomUUID(), turn: 3 },
      ];
      await startWorking();
      for (const job of jobs) await world.queue.add(job);
      await untilWorked(jobs.length);
      expect(worked).toEqual(expect.arrayContaining([...jobs]));
    });

    test("a job that is added again while it waits is worked once", async () => {
      const [job, last] = [aPaintJob(), aPaintJob()];
      for (let again = 0; again < 4; again += 1) await world.queue.add(job);
      await world.queue.add(last);
      await startWorking();
      await untilWorked(2);
      await untilEmpty();
      expect(worked).toEqual([job, last]);
    });

    test("a step's next turn is a job of its own", async () => {
      const job = aPaintJob(100);
      await world.queue.add(job);
      await world.queue.add({ ...job, turn: 101 });
      await startWorking();
      await untilWorked(2);
    });

    test("a job that was worked is forgotten, so that the same one can be added again", async () => {
      const job = aPaintJob();
      await startWorking();
      await world.queue.add(job);
      await untilWorked(1);
      await untilEmpty();
      await world.queue.add(job);
      await untilWorked(2);
    });

    test("a job that throws is worked once, noted and forgotten", async () => {
      const job = aPaintJob();
      await startWorking(() => Promise.reject(new TypeError("the step failed")));
      await world.queue.add(job);
      await untilEmpty();
      expect(worked).toEqual([job]);
      expect(world.warnings()).toContain("job-failed");
    });

    test("a delayed job is worked after its delay", async () => {
      const job = aPublishJob();
      await startWorking();
      const started = performance.now();
      await world.queue.add(job, { delayMs: 1_000 });
      await untilWorked(1);
      expect(performance.now() - started).toBeGreaterThanOrEqual(900);
    });

    test("what nobody can read is dropped, and the jobs after it are worked", async () => {
      const job = aPaintJob();
      await world.addUnreadable();
      await world.queue.add(job);
      await startWorking();
      await untilEmpty();
      expect(worked).toEqual([job]);
      expect(world.warnings()).toContain("job-unreadable");
    });

    test("a consumer that stops lets the job in hand end", async () => {
      let ended = false;
      await startWorking(async () => {
        await new Promise((resolve) => setTimeout(resolve, 300));
        ended = true;
      });
      await world.queue.add(aPaintJob());
      await untilWorked(1);
      await stop();
      expect(ended).toBe(true);
    });
  });
}
