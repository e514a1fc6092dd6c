import path from "node:path";
import { migrateQueues } from "#app/adapters/queue/connection.ts";
import { readEnvironment } from "#scripts/environment.ts";
import { freePort } from "#scripts/free-port.ts";
import { migrate } from "#scripts/migrations/migrate.ts";
import { ensureDatabase, startPostgres } from "#scripts/postgres/start.ts";
import { keptEncryptionKeys } from "./kept-secret.ts";
import { startPart, type Part } from "./part.ts";
import { ensureBucket } from "./bucket.ts";
import { productEnvironment } from "./product-environment.ts";
import { printsReport, saysReady } from "./readiness.ts";
import type { SandboxReport } from "./sandbox-report.ts";
import { Shutdown } from "./shutdown.ts";

export type WorldOptions = {
  dataFolder: string;
  port?: number;
  /** A folder whose pictures are the store's products, instead of the demo products. */
  photos?: string | null;
  say?: (text: string) => void;
};

export type World = {
  sandbox: SandboxReport;
  databaseUrl: string;
  appPort: number;
  /** What the product's processes read their settings from. */
  environment: Record<string, string | undefined>;
  /** The product's own processes and the sandbox, by name. */
  parts: readonly Part[];
  stop: () => Promise<void>;
};

/** Starts everything: Postgres, the sandbox, and the product in it. What has started stops again when a later part fails. */
export async function startWorld(options: WorldOptions): Promise<World> {
  const shutdown = new Shutdown();
  try {
    return await startParts(options, shutdown);
  } catch (error) {
    await shutdown.run();
    throw error;
  }
}

async function startParts(options: WorldOptions, shutdown: Shutdown): Promise<World> {
  const { dataFolder, port, photos = null, say = () => undefined } = options;
  const logs = path.join(dataFolder, "logs");
  const { REDIS_URL: redisUrl } = readEnvironment();
  const [appPort, databaseUrl] = await Promise.all([freePort(port), openDatabase(dataFolder, shutdown)]);
  const applied = await migrate(databaseUrl);
  await migrateQueues({ redisUrl, databaseUrl });
  say(`database ready${applied.length > 0 ? `, ${String(applied.length)} migrations applied` : ""}`);

  const world = await startSandbox({ dataFolder, logs, appPort, photos });
  shutdown.add("sandbox", world.part);
  await ensureBucket(world.ready);
  say("sandbox ready");

  const env = productEnvironment({
    sandbox: world.ready,
    databaseUrl,
    redisUrl,
    port: appPort,
    encryptionKeys: keptEncryptionKeys(dataFolder),
  });
  const product = await startProduct({ env, logs, shutdown });
  say("web, worker and imaging ready");
  const parts = [world.part, ...product];
  return { sandbox: world.ready, databaseUrl, appPort, environment: env, parts, stop: () => shutdown.run() };
}

async function openDatabase(dataFolder: string, shutdown: Shutdown): Promise<string> {
  const { DATABASE_URL } = readEnvironment();
  if (DATABASE_URL !== undefined) return DATABASE_URL;
  const postgres = await startPostgres({ folder: path.join(dataFolder, "postgres"), port: 54329 });
  shutdown.add("database", { stop: () => postgres.stop() });
  return ensureDatabase(postgres, "roomshots");
}

type SandboxPlan = { dataFolder: string; logs: string; appPort: number; photos: string | null };

function startSandbox({
  dataFolder,
  logs,
  appPort,
  photos,
}: SandboxPlan): Promise<{ part: Part; ready: SandboxReport }> {
  return startPart({
    name: "sandbox",
    program: "tests/sandbox/main.ts",
    args: [
      ...["--data-dir", path.join(dataFolder, "sandbox"), "--app-port", String(appPort)],
      ...(photos === null ? [] : ["--photos", photos]),
    ],
    logs,
    isReady: printsReport,
  });
}

type ProductPlan = { env: Record<string, string | undefined>; logs: string; shutdown: Shutdown };

async function startProduct({ env, logs, shutdown }: ProductPlan): Promise<Part[]> {
  const plans = [
    { name: "web", program: "app/server.ts", isReady: saysReady },
    { name: "worker", program: "workers/main.ts", isReady: saysReady },
    { name: "imaging", program: "workers/imaging.ts", isReady: saysReady },
  ];
  const starts = plans.map((plan) => startPart({ ...plan, env, logs }));
  const settled = await Promise.allSettled(starts);
  // Those that did start are noted first, so that a failure of another stops them.
  for (const result of settled) if (result.status === "fulfilled") shutdown.add("product", result.value.part);
  const started = await Promise.all(starts);
  return started.map(({ part }) => part);
}
