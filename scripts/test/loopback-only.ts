import { spawnSync } from "node:child_process";
import { readEnvironment } from "#scripts/environment.ts";
import { findOnPath } from "#scripts/find-on-path.ts";
import type { Program } from "#scripts/process/run-program.ts";

const ENTER = ["-n", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"];

/** Whether this machine lets us open a network of our own, in which only loopback exists. */
export function canIsolate(): boolean {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  // A Redis somewhere else could not be reached from inside.
  if (findOnPath(readEnvironment().PATH, ["redis-server"]) === null) return false;
  return spawnSync("unshare", [...ENTER, "true"]).status === 0;
}

/** The same program in a network of its own: whatever it tries to reach outside is unreachable. */
export function loopbackOnly(program: Program): Program {
  return { ...program, command: "unshare", args: [...ENTER, program.command, ...program.args] };
}
