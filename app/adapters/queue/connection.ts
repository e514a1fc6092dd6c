import { createPostgresBackend, Queue, runMigrations, Worker, type Processor } from "bullmq";
import { Pool } from "pg";

import type { QueueName } from "#app/adapters/queue/job-schema.ts";

/** Redis where one is configured; BullMQ's own Postgres backend on a single machine. */
export type QueueSettings = { readonly redisUrl: string | undefined; readonly databaseUrl: string };

/** The hash tag keeps all keys of the queues on one node of a Redis cluster. */
const PREFIX = "{roomshots}";
const POSTGRES_CONNECTIONS = 4;

/** A worker that was killed gives its jobs up within seconds; one that is merely busy renews them in time. */
const WORKER_OPTIONS = { lockDuration: 15_000, stalledInterval: 5_000, maxStalledCount: 20 } as const;

/** Once per job, whatever came of it: the database remembers what was done and what is to be tried again. */
const JOB_OPTIONS = { removeOnComplete: true, removeOnFail: true, attempts: 1 } as const;

/** What the rest needs of BullMQ's `Queue`, whichever backend is behind it. */
export type OpenQueue = {
  readonly add: (name: string, payload: object, options: { jobId: string; delay: number }) => Promise<unknown>;
  readonly close: () => Promise<void>;
};

type OnError = (error: Error) => void;

export function openQueue(
  settings: QueueSettings,
  about: { readonly name: QueueName; readonly onError: OnError },
): OpenQueue {
  const { name, onError } = about;
  if (settings.redisUrl !== undefined) {
    // A page must not hang while Redis is away: adding fails at once, and the sweep makes up for it.
    const connection = { url: settings.redisUrl, maxRetriesPerRequest: 1, enableOfflineQueue: false };
    const queue = new Queue(name, { connection, prefix: PREFIX, defaultJobOptions: JOB_OPTIONS });
    queue.on("error", onError);
    return queue;
  }
  const connection = { connectionString: settings.databaseUrl, max: POSTGRES_CONNECTIONS };
  const queue = new Queue(name, { connection, defaultJobOptions: JOB_OPTIONS }, createPostgresBackend);
  queue.on("error", onError);
  return queue;
}

export function openWorker(
  settings: QueueSettings,
  about: {
    readonly name: QueueName;
    readonly concurrency: number;
    readonly work: Processor<unknown>;
    readonly onError: OnError;
  },
): { readonly close: () => Promise<void> } {
  const { name, concurrency, work, onError } = about;
  if (settings.redisUrl !== undefined) {
    const connection = { url: settings.redisUrl, maxRetriesPerRequest: null };
    const worker = new Worker(name, work, { connection, prefix: PREFIX, concurrency, ...WORKER_OPTIONS });
    worker.on("error", onError);
    return worker;
  }
  const connection = { connectionString: settings.databaseUrl, max: POSTGRES_CONNECTIONS };
  const worker = new Worker(name, work, { connection, concurrency, ...WORKER_OPTIONS }, createPostgresBackend);
  worker.on("error", onError);
  return worker;
}

/** The Postgres backend's own tables, in a schema of their own; nothing to do on Redis. */
export async function migrateQueues(settings: QueueSettings): Promise<void> {
  if (settings.redisUrl !== undefined) return;
  const pool = new Pool({ connectionString: settings.databaseUrl, max: 1 });
  const client = await pool.connect();
  try {
    await runMigrations(client);
  } finally {
    client.release();
    await pool.end();
  }
}
