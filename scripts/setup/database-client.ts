import path from "node:path";
import { childEnvironment } from "#scripts/environment.ts";
import { runQuietly } from "#scripts/process/run-program.ts";
import { exclusively } from "./exclusive.ts";
import { fingerprint, isFresh, writeStamp } from "./fingerprint.ts";
import { step } from "./progress.ts";
import { ROOT } from "#scripts/root.ts";

const STAMP = "node_modules/.prisma/client/made-from";
const MADE_FROM = ["prisma/schema.prisma", "prisma.config.ts", "node_modules/@prisma/client/package.json"];

/** Writes Prisma's client when the schema has changed since it was written. */
export async function generateDatabaseClient(): Promise<void> {
  const print = fingerprint(MADE_FROM);
  if (isFresh(STAMP, print)) return;
  await exclusively("database-client", async () => {
    if (isFresh(STAMP, print)) return;
    await step("Writing the database client", generate);
    writeStamp(STAMP, print);
  });
}

function generate(): Promise<string> {
  const cli = path.join(ROOT, "node_modules", "prisma", "build", "index.js");
  // `generate` asks for the schema engine but never runs it: any program keeps Prisma from downloading the real one.
  const env = childEnvironment({ PRISMA_SCHEMA_ENGINE_BINARY: process.execPath });
  return runQuietly({ command: process.execPath, args: [cli, "generate"], cwd: ROOT, env });
}
