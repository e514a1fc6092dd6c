import { randomUUID } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import "./provided.ts";

export type TestDatabase = { url: string; drop(): Promise<void> };

/** An empty, migrated database of one's own: `const database = await createTestDatabase(); afterAll(() => database.drop())`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  return makeDatabase(inject("postgresTemplate"));
}

/** A database without any table, for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  return makeDatabase("template0");
}

async function makeDatabase(template: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await administer(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY wal_log`);
  const url = new URL(inject("postgresUrl"));
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administer(`DROP DATABASE ${name} WITH (FORCE)`) };
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject("postgresUrl") });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
