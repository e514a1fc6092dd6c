import { writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { openCluster, stopOrphan } from "#scripts/postgres/cluster.ts";
import { PostgresMissingError, PostgresVersionError } from "#scripts/postgres/errors.ts";
import { postgresBinaries } from "#scripts/postgres/binaries.ts";
import { ensureDatabase, startPostgres } from "#scripts/postgres/start.ts";

const folder = await mkdtemp(path.join(os.tmpdir(), "postgres-"));

afterAll(async () => {
  stopOrphan(openCluster(folder));
  await rm(folder, { recursive: true, force: true });
});

async function query(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(text);
    return rows;
  } finally {
    await client.end();
  }
}

test("what is stored is there after a restart", async () => {
  const first = await startPostgres({ folder });
  await query(await ensureDatabase(first, "roomshots"), "CREATE TABLE shot AS SELECT 7 AS id");
  await first.stop();
  const second = await startPostgres({ folder });
  expect(await query(await ensureDatabase(second, "roomshots"), "SELECT id FROM shot")).toEqual([{ id: 7 }]);
  await second.stop();
});

test("a server that a killed launcher left behind makes way for the next", async () => {
  const left = await startPostgres({ folder });
  const next = await startPostgres({ folder });
  await left.exited;
  expect(await query(next.url("postgres"), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  await next.stop();
});

test("a server on a busy port takes another", async () => {
  const one = await startPostgres({ folder });
  const other = await startPostgres({ folder: path.join(folder, "other"), port: one.port, isDurable: false });
  expect(other.port).not.toBe(one.port);
  await Promise.all([one.stop(), other.stop()]);
});

test("databases of another major version are left alone", () => {
  writeFileSync(path.join(folder, "other", "files", "PG_VERSION"), "15\n");
  expect(() => openCluster(path.join(folder, "other"))).toThrow(PostgresVersionError);
});

test("a platform without a Postgres in npm is told to bring one", () => {
  expect(() => postgresBinaries("aix", "ppc64")).toThrow(PostgresMissingError);
});
