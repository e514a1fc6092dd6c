import { randomUUID } from "node:crypto";
import pg from "pg";
import { z } from "zod";
import { MigrationEditedError, MigrationFailedError } from "./errors.ts";
import { readMigrations, type Migration } from "./read-migrations.ts";

// The advisory lock, the table and the checksums are Prisma Migrate's, so that its CLI finds its own work.
const PRISMA_LOCK = 72707369;

const TABLE = `
CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  id                  VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum            VARCHAR(64) NOT NULL,
  finished_at         TIMESTAMPTZ,
  migration_name      VARCHAR(255) NOT NULL,
  logs                TEXT,
  rolled_back_at      TIMESTAMPTZ,
  started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

const recordsSchema = z.array(
  z.object({ migration_name: z.string(), checksum: z.string(), finished_at: z.date().nullable() }),
);
type MigrationRecord = z.infer<typeof recordsSchema>[number];

/**
 * Applies the migrations a database lacks, as `prisma migrate deploy` does, without its engine.
 * Returns the names of those applied. Two at once wait for one another.
 */
export async function migrate(connectionString: string, folder?: string): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const database = new pg.Client({ connectionString });
  await database.connect();
  try {
    await database.query("SELECT pg_advisory_lock($1)", [PRISMA_LOCK]);
    await database.query(TABLE);
    const records = await readRecords(database);
    const missing = migrations.filter((migration) => !isApplied(migration, records));
    for (const migration of missing) await apply(database, migration);
    return missing.map((migration) => migration.name);
  } finally {
    // Ending the connection also gives the lock back.
    await database.end();
  }
}

async function readRecords(database: pg.Client): Promise<MigrationRecord[]> {
  const { rows } = await database.query(
    'SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
  );
  return recordsSchema.parse(rows);
}

function isApplied(migration: Migration, records: readonly MigrationRecord[]): boolean {
  const record = records.find((candidate) => candidate.migration_name === migration.name);
  if (!record) return false;
  if (record.finished_at === null) {
    throw new MigrationFailedError(`Migration ${migration.name} failed earlier: see "logs" in _prisma_migrations.`);
  }
  if (record.checksum !== migration.checksum) {
    throw new MigrationEditedError(`Migration ${migration.name} was edited after it was applied: write a new one.`);
  }
  return true;
}

async function apply(database: pg.Client, migration: Migration): Promise<void> {
  const id = randomUUID();
  await database.query('INSERT INTO "_prisma_migrations" (id, checksum, migration_name) VALUES ($1, $2, $3)', [
    id,
    migration.checksum,
    migration.name,
  ]);
  try {
    // One simple query is one transaction: all of the file or nothing.
    await database.query(migration.sql);
  } catch (cause) {
    await database.query('UPDATE "_prisma_migrations" SET logs = $2 WHERE id = $1', [id, String(cause)]);
    throw new MigrationFailedError(`Migration ${migration.name} failed.`, { cause });
  }
  await database.query('UPDATE "_prisma_migrations" SET finished_at = now(), applied_steps_count = 1 WHERE id = $1', [
    id,
  ]);
}
