import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { createTestDatabase } from "./postgres.ts";

const first = await createTestDatabase();
const second = await createTestDatabase();

afterAll(async () => {
  await first.drop();
  await second.drop();
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

test("a test database has been migrated", async () => {
  const rows = await query(first.url, "SELECT to_regclass('_prisma_migrations')::text AS name");
  expect(rows).toEqual([{ name: "_prisma_migrations" }]);
});

test("what one test database holds, another does not", async () => {
  await query(first.url, "CREATE TABLE only_here (id int)");
  const rows = await query(second.url, "SELECT to_regclass('only_here') AS name");
  expect(rows).toEqual([{ name: null }]);
});
