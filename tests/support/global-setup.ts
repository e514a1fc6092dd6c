import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { ROOT } from "#scripts/root.ts";
import { migrate } from "#scripts/migrations/migrate.ts";
import { ensureDatabase, startPostgres } from "#scripts/postgres/start.ts";
import { clearAbandonedRuns } from "./abandoned-runs.ts";
import { startTestRedis } from "./redis.ts";

const RUNS = path.join(ROOT, ".data", "test-runs");
const TEMPLATE = "template_migrated";

/** Starts the services that tests of a project share, once, and migrates one database for all to copy. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  clearAbandonedRuns(RUNS);
  const folder = path.join(RUNS, `${String(process.pid)}-${project.name}`);
  mkdirSync(folder, { recursive: true });
  const [postgres, redis] = await Promise.all([startPostgres({ folder, isDurable: false }), startTestRedis()]);
  await migrate(await ensureDatabase(postgres, TEMPLATE));
  project.provide("postgresUrl", postgres.url("postgres"));
  project.provide("postgresTemplate", TEMPLATE);
  project.provide("redisUrl", redis.url);
  return async () => {
    await Promise.all([postgres.stop(), redis.stop()]);
    rmSync(folder, { recursive: true, force: true });
  };
}
