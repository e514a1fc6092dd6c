import { Redis } from "ioredis";
import { inject } from "vitest";
import { readEnvironment } from "#scripts/environment.ts";
import { findOnPath } from "#scripts/find-on-path.ts";
import { startRedis, type RunningRedis } from "#scripts/redis/start.ts";
import "./provided.ts";

class RedisMissingError extends Error {
  override readonly name = "RedisMissingError";
}

/** A Redis for this run: our own from PATH, or the one REDIS_URL names. */
export async function startTestRedis(): Promise<RunningRedis> {
  const environment = readEnvironment();
  const binary = findOnPath(environment.PATH, ["redis-server"]);
  if (binary !== null) return startRedis(binary);
  if (environment.REDIS_URL === undefined) {
    throw new RedisMissingError("Tests need redis-server on PATH, or REDIS_URL. `npm test` says how to get it.");
  }
  return { url: environment.REDIS_URL, stop: () => Promise.resolve() };
}

/** The address of a Redis database nobody else in this run uses. */
export async function createTestRedis(): Promise<string> {
  const url = new URL(inject("redisUrl"));
  const client = new Redis(url.href);
  try {
    url.pathname = `/${String(await client.incr("test-databases"))}`;
    return url.href;
  } finally {
    client.disconnect();
  }
}
