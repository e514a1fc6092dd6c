import path from "node:path";
import { installedProgram } from "#scripts/process/installed-program.ts";
import { runAttached } from "#scripts/process/run-program.ts";
import { ROOT } from "#scripts/root.ts";
import { bringRequirements } from "./bring-requirements.ts";
import { canIsolate, loopbackOnly } from "./loopback-only.ts";

/** Read by .ci/run, which adds the results up. */
const REPORT = path.join(ROOT, ".data", "test-report.json");

async function runTests(args: readonly string[]): Promise<number> {
  const missing = await bringRequirements();
  if (missing.length > 0) {
    process.stderr.write("The tests cannot run, because these are missing:\n");
    for (const { name, advice } of missing) process.stderr.write(`  ${name}: ${advice}\n`);
    return 1;
  }
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${REPORT}`];
  const vitest = installedProgram("vitest", ["run", ...reporters, ...args]);
  if (canIsolate()) return runAttached(loopbackOnly(vitest));
  process.stdout.write("The tests run in this machine's own network: only Linux as root can give them a closed one.\n");
  return runAttached(vitest);
}

process.exitCode = await runTests(process.argv.slice(2));
