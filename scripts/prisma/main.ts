import path from "node:path";
import { childEnvironment } from "#scripts/environment.ts";
import { runAttached } from "#scripts/process/run-program.ts";
import { ROOT } from "#scripts/root.ts";

// The stock command line over the WASM build of its engine, which npm has; the native one may be out of reach.
process.exitCode = await runAttached({
  command: process.execPath,
  args: [path.join(ROOT, "node_modules", "prisma", "build", "index.js"), ...process.argv.slice(2)],
  cwd: ROOT,
  env: childEnvironment({ PRISMA_SCHEMA_ENGINE: "wasm", PRISMA_HIDE_UPDATE_MESSAGE: "1" }),
});
