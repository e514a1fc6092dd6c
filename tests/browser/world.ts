import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";

import { startWorld, type World } from "#scripts/demo/world.ts";
import { ROOT } from "#scripts/root.ts";

/** The product and its sandbox, started for one test file and forgotten after it. */
export async function startTestWorld(): Promise<World> {
  const dataFolder = path.join(ROOT, ".data", "test-runs", `${String(process.pid)}-world`);
  mkdirSync(dataFolder, { recursive: true });
  const world = await startWorld({ dataFolder });
  return {
    ...world,
    async stop() {
      await world.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}
