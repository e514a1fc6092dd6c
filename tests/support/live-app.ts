import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { keptEncryptionKeys } from "#scripts/demo/kept-secret.ts";
import { openAdminSession, type AdminSession } from "#scripts/demo/once/admin-session.ts";
import { startPart, type Part } from "#scripts/demo/part.ts";
import { migrateQueues } from "#app/adapters/queue/connection.ts";
import { ensureBucket } from "#scripts/demo/bucket.ts";
import { productEnvironment } from "#scripts/demo/product-environment.ts";
import { saysReady } from "#scripts/demo/readiness.ts";
import type { SandboxReport } from "#scripts/demo/sandbox-report.ts";
import { freePort } from "#scripts/free-port.ts";
import { startSandbox, type Sandbox } from "#tests/sandbox/sandbox.ts";
import { createTestDatabase } from "#tests/support/postgres.ts";

const PROGRAMS = { web: "app/server.ts", worker: "workers/main.ts", imaging: "workers/imaging.ts" } as const;
export type ProcessName = keyof typeof PROGRAMS;
const PROCESSES = ["web", "worker", "imaging"] as const satisfies readonly ProcessName[];

/** The whole product, as its own processes, in a sandbox that belongs to one test file. */
export type LiveApp = {
  readonly sandbox: Sandbox;
  readonly admin: AdminSession;
  readonly databaseUrl: string;
  readonly environment: Record<string, string | undefined>;
  readonly start: (names?: readonly ProcessName[]) => Promise<void>;
  /** SIGKILL, as a machine that loses its power. */
  readonly kill: (names?: readonly ProcessName[]) => Promise<void>;
  /** SIGTERM, with the ten seconds a platform gives; answers how each process ended, in words. */
  readonly stop: () => Promise<readonly string[]>;
  readonly logOf: (name: ProcessName) => string;
  readonly close: () => Promise<void>;
};

/** Needs the pages to be built; on Redis where an address is given, on the Postgres backend otherwise. */
export async function startLiveApp(
  options: { readonly redisUrl?: string; readonly painter?: "plain" | "ray" } = {},
): Promise<LiveApp> {
  const folder = mkdtempSync(path.join(tmpdir(), "roomshots-live-"));
  const [database, appPort] = await Promise.all([createTestDatabase(), freePort()]);
  const sandbox = await startSandbox({
    dataDir: path.join(folder, "sandbox"),
    appPort,
    painter: options.painter ?? "plain",
    webhookRetryDelaysMs: [200, 400, 800, 1600, 3200],
  });
  const report: SandboxReport = {
    ...sandbox,
    admin: sandbox.adminUrl,
    browserArguments: [...sandbox.browserArguments],
  };
  await migrateQueues({ redisUrl: options.redisUrl, databaseUrl: database.url });
  await ensureBucket(report);
  const environment = productEnvironment({
    sandbox: report,
    databaseUrl: database.url,
    redisUrl: options.redisUrl,
    port: appPort,
    encryptionKeys: keptEncryptionKeys(folder),
  });
  const parts = new Map<ProcessName, Part>();
  const logs = path.join(folder, "logs");
  const start = async (names: readonly ProcessName[] = PROCESSES): Promise<void> => {
    const plans = names.map((name) => ({ name, program: PROGRAMS[name], env: environment, logs, isReady: saysReady }));
    const started = await Promise.all(plans.map((plan) => startPart(plan)));
    for (const [place, { part }] of started.entries()) parts.set(names[place] ?? "web", part);
  };
  const kill = async (names: readonly ProcessName[] = PROCESSES): Promise<void> => {
    await Promise.all(names.map(async (name) => parts.get(name)?.stop(0)));
  };
  const stop = async (): Promise<string[]> =>
    Promise.all(
      PROCESSES.map(async (name) => {
        const part = parts.get(name);
        await part?.stop(10_000);
        return `${name} ${(await part?.ended) ?? "was never started"}`;
      }),
    );
  await start();
  return {
    sandbox,
    admin: openAdminSession(report),
    databaseUrl: database.url,
    environment,
    start,
    kill,
    stop,
    logOf: (name) => path.join(logs, `${name}.log`),
    close: async () => {
      await Promise.all([...parts.values()].map((part) => part.stop(10_000)));
      await sandbox.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
