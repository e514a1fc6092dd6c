import { spawn, type ChildProcess } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { Redis } from "ioredis";
import { freePort } from "#scripts/free-port.ts";

/** redis-server is there but ended or stayed silent. */
export class RedisStartError extends Error {
  override readonly name = "RedisStartError";
}

export type RunningRedis = { url: string; stop(): Promise<void> };

const START_TIMEOUT_MS = 10_000;

/** Starts a `redis-server` that forgets everything when it stops. */
export async function startRedis(binary: string): Promise<RunningRedis> {
  const port = await freePort();
  const settings = { bind: "127.0.0.1", port: String(port), save: "", appendonly: "no", databases: "4096" };
  const args = Object.entries({ ...settings, "maxmemory-policy": "noeviction" }).flatMap(([key, value]) => [
    `--${key}`,
    value,
  ]);
  const child = spawn(binary, args, { stdio: "ignore", detached: true, windowsHide: true });
  const ended = new Promise<void>((resolve) => {
    child.once("error", () => {
      resolve();
    });
    child.once("exit", () => {
      resolve();
    });
  });
  const url = `redis://127.0.0.1:${String(port)}`;
  await untilAnswering(child, url);
  return {
    url,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

async function untilAnswering(child: ChildProcess, url: string): Promise<void> {
  const giveUpAt = Date.now() + START_TIMEOUT_MS;
  while (child.exitCode === null && child.pid !== undefined && Date.now() < giveUpAt) {
    if (await canPing(url)) return;
    await delay(40);
  }
  child.kill("SIGKILL");
  throw new RedisStartError(`redis-server did not answer on ${url}.`);
}

/** Says whether a Redis answers at an address. */
export async function canPing(url: string): Promise<boolean> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: null, connectTimeout: 2_000 });
  // Without a listener ioredis writes the refusal to the terminal; the answer below says the same.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.ping();
    return true;
  } catch {
    return false;
  } finally {
    client.disconnect();
  }
}
