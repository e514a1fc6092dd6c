import pg from "pg";
import { afterEach, expect, test } from "vitest";
import { childEnvironment } from "#scripts/environment.ts";
import { migrate } from "#scripts/migrations/migrate.ts";
import { runCaptured } from "#scripts/process/run-program.ts";
import { ROOT } from "#scripts/root.ts";
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from "#tests/support/postgres.ts";

const databases: TestDatabase[] = [];

afterEach(async () => {
  for (const database of databases.splice(0)) await database.drop();
});

async function open(create: () => Promise<TestDatabase>): Promise<string> {
  const database = await create();
  databases.push(database);
  return database.url;
}

function prisma(url: string, ...args: string[]) {
  return runCaptured({
    command: process.execPath,
    args: ["scripts/prisma/main.ts", ...args],
    cwd: ROOT,
    env: childEnvironment({ DATABASE_URL: url }),
  });
}

async function columns(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ column: string }>(
    `SELECT concat_ws(' ', table_name, column_name, udt_name, is_nullable, column_default) AS column
       FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1`,
  );
  await client.end();
  return rows.map((row) => row.column);
}

const DIFF_FROM_MIGRATIONS = [
  ...["migrate", "diff", "--exit-code", "--from-migrations", "prisma/migrations"],
  ...["--to-schema-datamodel", "prisma/schema.prisma"],
];

test("Prisma's own command line applies the migrations to an empty database", async () => {
  const url = await open(createEmptyDatabase);
  const deployed = await prisma(url, "migrate", "deploy");
  expect(deployed.output).toContain("All migrations have been successfully applied");
  expect(await columns(url)).toEqual(await columns(await open(createTestDatabase)));
});

test("Prisma finds nothing left to do after our own migrator", async () => {
  const url = await open(createTestDatabase);
  expect((await prisma(url, "migrate", "status")).output).toContain("Database schema is up to date");
});

test("our migrator finds nothing left to do after Prisma", async () => {
  const url = await open(createEmptyDatabase);
  await prisma(url, "migrate", "deploy");
  expect(await migrate(url)).toEqual([]);
});

test("the migrations lead to exactly the schema", async () => {
  const url = await open(createEmptyDatabase);
  const { code, output } = await prisma(url, ...DIFF_FROM_MIGRATIONS);
  expect(output).toContain("No difference detected");
  expect(code).toBe(0);
});
