import path from "node:path";
import { runQuietly } from "#scripts/process/run-program.ts";
import { exclusively } from "./exclusive.ts";
import { fingerprint, isFresh, writeStamp } from "./fingerprint.ts";
import { step } from "./progress.ts";
import { ROOT } from "#scripts/root.ts";

const STAMP = "build/made-from";
const MADE_FROM = ["app/**", "public/**", "package.json", "package-lock.json", "tsconfig.json", "vite.config.ts"];

/** Builds the pages when their sources have changed since the last build. */
export async function buildWeb(): Promise<void> {
  const print = fingerprint(MADE_FROM);
  if (isFresh(STAMP, print)) return;
  await exclusively("web-build", async () => {
    if (isFresh(STAMP, print)) return;
    await step("Building the pages", build);
    writeStamp(STAMP, print);
  });
}

function build(): Promise<string> {
  const cli = path.join(ROOT, "node_modules", "@remix-run", "dev", "dist", "cli.js");
  return runQuietly({ command: process.execPath, args: [cli, "vite:build"], cwd: ROOT });
}
