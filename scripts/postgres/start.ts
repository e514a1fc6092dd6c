import type { ChildProcess } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { freePort } from "#scripts/free-port.ts";
import {
  openCluster,
  POSTGRES_PASSWORD,
  POSTGRES_USER,
  runTool,
  spawnServer,
  stopOrphan,
  type Cluster,
} from "./cluster.ts";
import { PostgresStartError } from "./errors.ts";

export type PostgresOptions = {
  /** Where the databases live; made when missing. */
  folder: string;
  /** Tried first; another is taken when it is busy. */
  port?: number;
  /** False trades safety on power loss for speed: tests only. */
  isDurable?: boolean;
};

export type RunningPostgres = {
  port: number;
  /** The address of a database of this server. */
  url(database: string): string;
  /** Resolves when the server has ended, however that came about. */
  exited: Promise<void>;
  stop(): Promise<void>;
};

const STARTS = 5;
const START_TIMEOUT_MS = 60_000;

/** Starts the embedded Postgres on loopback and waits until it answers. */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const cluster = openCluster(options.folder);
  stopOrphan(cluster);
  const port = await freePort(options.port);
  for (let start = 1; start <= STARTS; start++) {
    const server = serve(cluster, port, options.isDurable ?? true);
    if (await isAnswering(server, port)) return running(cluster, server, port);
    // postmaster.pid of a server that was just killed can be in the way for half a second.
    await delay(500);
  }
  throw new PostgresStartError(`Postgres did not start; its log is ${cluster.log}.`);
}

/** Makes a database when it is not there yet. */
export async function ensureDatabase(postgres: RunningPostgres, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: postgres.url("postgres") });
  await client.connect();
  try {
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`);
  } finally {
    await client.end();
  }
  return postgres.url(name);
}

type Server = { child: ChildProcess; exited: Promise<void>; hasExited(): boolean };

function serve(cluster: Cluster, port: number, isDurable: boolean): Server {
  const settings = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "shared_buffers=64MB",
    "max_connections=200",
    ...(isDurable ? [] : ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]),
  ];
  const log = openSync(cluster.log, "a");
  const child = spawnServer(cluster, ["-p", String(port), ...settings.flatMap((setting) => ["-c", setting])], log);
  closeSync(log);
  let ended = false;
  const exited = new Promise<void>((resolve) => {
    child.once("error", () => {
      resolve();
    });
    child.once("exit", () => {
      resolve();
    });
  }).then(() => {
    ended = true;
  });
  return { child, exited, hasExited: () => ended };
}

async function isAnswering(server: Server, port: number): Promise<boolean> {
  const giveUpAt = Date.now() + START_TIMEOUT_MS;
  while (!server.hasExited() && Date.now() < giveUpAt) {
    if (await canQuery(address(port, "postgres"))) return true;
    await delay(40);
  }
  return false;
}

async function canQuery(connectionString: string): Promise<boolean> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    await client.query("SELECT 1");
    return true;
  } catch {
    // Not up yet: the caller asks again until its time is over.
    return false;
  } finally {
    await client.end();
  }
}

function running(cluster: Cluster, server: Server, port: number): RunningPostgres {
  return {
    port,
    url: (database) => address(port, database),
    exited: server.exited,
    async stop() {
      if (server.hasExited()) return;
      // Windows has no SIGINT to send to another process.
      if (process.platform === "win32")
        runTool(cluster, cluster.binaries.pgCtl, ["-D", cluster.files, "-m", "fast", "stop"]);
      else server.child.kill("SIGINT");
      await server.exited;
    },
  };
}

function address(port: number, database: string): string {
  return `postgresql://${POSTGRES_USER}:${POSTGRES_PASSWORD}@127.0.0.1:${String(port)}/${encodeURIComponent(database)}`;
}
