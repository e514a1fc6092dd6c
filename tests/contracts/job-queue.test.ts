import { randomUUID } from "node:crypto";
import { createPostgresBackend, Queue } from "bullmq";
import { expect, test } from "vitest";

import { migrateQueues, type QueueSettings } from "#app/adapters/queue/connection.ts";
import { consumeJobs } from "#app/adapters/queue/consumer.ts";
import { bullJobQueue } from "#app/adapters/queue/job-queue.ts";
import { QUEUE_NAMES } from "#app/adapters/queue/job-schema.ts";
import { freePort } from "#scripts/free-port.ts";
import { fakeJournal, type FakeJournal } from "#tests/support/fakes/fake-journal.ts";
import { createTestDatabase } from "#tests/support/postgres.ts";
import { createTestRedis } from "#tests/support/redis.ts";
import { aPaintJob, describeJobQueue, type JobQueueWorld } from "./job-queue.contract.ts";

/** The same queues, seen with BullMQ's own eyes. */
function rawQueues(settings: QueueSettings): readonly Pick<Queue, "add" | "getJobCounts" | "close">[] {
  return QUEUE_NAMES.map((name) =>
    settings.redisUrl === undefined
      ? new Queue(name, { connection: { connectionString: settings.databaseUrl, max: 2 } }, createPostgresBackend)
      : new Queue(name, { connection: { url: settings.redisUrl }, prefix: "{roomshots}" }),
  );
}

async function openWorld(settings: QueueSettings, drop: () => Promise<void>): Promise<JobQueueWorld> {
  const journal: FakeJournal = fakeJournal();
  await migrateQueues(settings);
  const queue = bullJobQueue(settings, journal);
  const raw = rawQueues(settings);
  return {
    queue,
    work: async (on) => {
      await Promise.resolve();
      const consumers = QUEUE_NAMES.map((name) => consumeJobs(settings, { name, concurrency: 2, work: on, journal }));
      return async () => {
        await Promise.all(consumers.map((consumer) => consumer.drain()));
      };
    },
    addUnreadable: async () => {
      const options = { removeOnComplete: true, jobId: `x-${randomUUID()}` };
      for (const one of raw)
        await one.add("paint", { step: "paint", shotId: "not-an-id", email: "x@example.com" }, options);
    },
    count: async () => {
      const counts = await Promise.all(raw.map((one) => one.getJobCounts()));
      return counts.flatMap((count) => Object.values(count)).reduce((total, count) => total + count, 0);
    },
    warnings: () => journal.warnings.map(({ event }) => event),
    close: async () => {
      await queue.close();
      await Promise.all(raw.map((one) => one.close()));
      await drop();
    },
  };
}

describeJobQueue("Redis", async () => {
  const settings = { redisUrl: await createTestRedis(), databaseUrl: "postgresql://127.0.0.1:1/none" };
  return openWorld(settings, () => Promise.resolve());
});

describeJobQueue("Postgres", async () => {
  const database = await createTestDatabase();
  return openWorld({ redisUrl: undefined, databaseUrl: database.url }, () => database.drop());
});

test.each(["Redis", "Postgres"] as const)(
  "while %s is down, adding a job neither throws nor hangs",
  async (backend) => {
    const journal = fakeJournal();
    const port = await freePort();
    const databaseUrl = `postgresql://nobody@127.0.0.1:${port}/none`;
    const redisUrl = backend === "Redis" ? `redis://127.0.0.1:${port}` : undefined;
    const queue = bullJobQueue({ redisUrl, databaseUrl }, journal);
    const started = performance.now();
    await queue.add(aPaintJob());
    expect(performance.now() - started).toBeLessThan(5_000);
    expect(journal.warnings.map(({ event }) => event)).toContain("job-not-added");
    await queue.close();
  },
);
