import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { childEnvironment } from "#scripts/environment.ts";
import { postgresBinaries, type PostgresBinaries } from "./binaries.ts";
import { PostgresStartError, PostgresVersionError } from "./errors.ts";
import { unprivileged, type Unprivileged } from "./unprivileged.ts";

export const POSTGRES_USER = "roomshots";
// The server listens on loopback only; the password keeps other accounts of this machine out by accident, not by malice.
export const POSTGRES_PASSWORD = "roomshots";

/** The files of one Postgres server and the programs that work on them. */
export type Cluster = {
  folder: string;
  files: string;
  log: string;
  binaries: PostgresBinaries;
  as: Unprivileged;
};

export function openCluster(folder: string): Cluster {
  mkdirSync(folder, { recursive: true });
  const binaries = postgresBinaries();
  const as = unprivileged(binaries.postgres, folder);
  const cluster = { folder, files: path.join(folder, "files"), log: path.join(folder, "postgres.log"), binaries, as };
  if (!existsSync(initialised(cluster))) initialise(cluster);
  refuseOtherMajor(cluster);
  return cluster;
}

/** Runs one of Postgres' programs to its end. */
export function runTool(
  cluster: Cluster,
  tool: string,
  args: readonly string[],
): { succeeded: boolean; output: string } {
  const [command = tool, ...rest] = [...cluster.as.before, tool, ...args];
  const result = spawnSync(command, rest, { ...spawnOptions(cluster), encoding: "utf8" });
  return { succeeded: result.status === 0, output: `${result.stdout}${result.stderr}` };
}

/** Starts the server itself; it runs until it is told to stop. */
export function spawnServer(cluster: Cluster, args: readonly string[], log: number): ChildProcess {
  const [command = "", ...rest] = [...cluster.as.before, cluster.binaries.postgres, "-D", cluster.files, ...args];
  // A group of its own, so that Ctrl-C reaches the launcher, which stops Postgres last.
  return spawn(command, rest, {
    ...spawnOptions(cluster),
    stdio: ["ignore", log, log],
    detached: true,
    windowsHide: true,
  });
}

/** A killed launcher leaves its server behind, which holds the files: stop it before starting another. */
export function stopOrphan(cluster: Cluster): boolean {
  if (!existsSync(path.join(cluster.files, "postmaster.pid"))) return false;
  if (!runTool(cluster, cluster.binaries.pgCtl, ["-D", cluster.files, "status"]).succeeded) return false;
  return runTool(cluster, cluster.binaries.pgCtl, ["-D", cluster.files, "-m", "fast", "-w", "-t", "20", "stop"])
    .succeeded;
}

function spawnOptions(cluster: Cluster) {
  return { ...cluster.as.identity, cwd: cluster.folder, env: childEnvironment({ LC_ALL: "C" }) };
}

const initialised = (cluster: Pick<Cluster, "folder">) => path.join(cluster.folder, "initialised");

function initialise(cluster: Cluster): void {
  // An initdb that was cut short leaves half a folder.
  rmSync(cluster.files, { recursive: true, force: true });
  const passwordFile = path.join(cluster.folder, "password");
  writeFileSync(passwordFile, `${POSTGRES_PASSWORD}\n`);
  const identity = ["-U", POSTGRES_USER, "--auth=scram-sha-256", `--pwfile=${passwordFile}`];
  const locale = ["--encoding=UTF8", "--locale=C", "--no-instructions"];
  const made = runTool(cluster, cluster.binaries.initdb, ["-D", cluster.files, ...identity, ...locale]);
  rmSync(passwordFile);
  if (!made.succeeded) throw new PostgresStartError(`initdb failed in ${cluster.folder}: ${made.output}`);
  writeFileSync(initialised(cluster), "");
}

function refuseOtherMajor(cluster: Cluster): void {
  const stored = readFileSync(path.join(cluster.files, "PG_VERSION"), "utf8").trim();
  const { output } = runTool(cluster, cluster.binaries.postgres, ["--version"]);
  const ours = /(\d+)\./.exec(output)?.[1];
  if (stored === ours) return;
  throw new PostgresVersionError(
    `${cluster.folder} was written by Postgres ${stored}, this is ${ours ?? output}: move that folder away to start afresh.`,
  );
}
