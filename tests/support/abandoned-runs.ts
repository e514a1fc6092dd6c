import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { isAlive } from "#scripts/process/is-alive.ts";
import { openCluster, stopOrphan } from "#scripts/postgres/cluster.ts";

/** Stops and removes what a test run left when it was killed; folders are named `<pid>-<project>`. */
export function clearAbandonedRuns(runs: string): void {
  if (!existsSync(runs)) return;
  for (const name of readdirSync(runs)) {
    if (isAlive(Number.parseInt(name, 10))) continue;
    const folder = path.join(runs, name);
    if (existsSync(path.join(folder, "initialised"))) stopOrphan(openCluster(folder));
    rmSync(folder, { recursive: true, force: true });
  }
}
