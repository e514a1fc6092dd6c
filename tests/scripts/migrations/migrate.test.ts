import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { MigrationEditedError, MigrationFailedError } from "#scripts/migrations/errors.ts";
import { migrate } from "#scripts/migrations/migrate.ts";
import { createEmptyDatabase, type TestDatabase } from "#tests/support/postgres.ts";

const folder = await mkdtemp(path.join(os.tmpdir(), "migrations-"));
const databases: TestDatabase[] = [];
let url = "";

beforeEach(async () => {
  await rm(folder, { recursive: true, force: true });
  const database = await createEmptyDatabase();
  databases.push(database);
  url = database.url;
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  for (const database of databases) await database.drop();
});

async function write(name: string, sql: string): Promise<void> {
  await mkdir(path.join(folder, name), { recursive: true });
  await writeFile(path.join(folder, name, "migration.sql"), sql);
}

test("migrations are applied once, oldest first", async () => {
  await write("2_column", "ALTER TABLE shot ADD COLUMN style text");
  await write("1_table", "CREATE TABLE shot (id int)");
  expect(await migrate(url, folder)).toEqual(["1_table", "2_column"]);
  expect(await migrate(url, folder)).toEqual([]);
});

test("two migrators at once apply each migration once", async () => {
  await write("1_table", "CREATE TABLE shot (id int)");
  const applied = await Promise.all([migrate(url, folder), migrate(url, folder)]);
  expect(applied.flat()).toEqual(["1_table"]);
});

test("a refused migration leaves nothing of itself and blocks the next run", async () => {
  await write("1_broken", "CREATE TABLE shot (id int); CREATE TABLE shot (id int);");
  await expect(migrate(url, folder)).rejects.toThrow(MigrationFailedError);
  await write("1_broken", "CREATE TABLE shot (id int)");
  await expect(migrate(url, folder)).rejects.toThrow("failed earlier");
});

test("a migration may not change after it was applied", async () => {
  await write("1_table", "CREATE TABLE shot (id int)");
  await migrate(url, folder);
  await write("1_table", "CREATE TABLE shot (id bigint)");
  await expect(migrate(url, folder)).rejects.toThrow(MigrationEditedError);
});
