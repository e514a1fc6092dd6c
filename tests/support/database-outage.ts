import pg from "pg";
import { inject } from "vitest";
import "./provided.ts";

/** Runs `act` while nobody can reach the database at this address; afterwards everybody can again. */
export async function whileDatabaseIsDown(databaseUrl: string, act: () => Promise<void>): Promise<void> {
  const name = new URL(databaseUrl).pathname.slice(1);
  const quoted = pg.escapeIdentifier(name);
  const server = new pg.Client({ connectionString: inject("postgresUrl") });
  await server.connect();
  try {
    await server.query(`ALTER DATABASE ${quoted} ALLOW_CONNECTIONS false`);
    await server.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [name]);
    await act();
  } finally {
    await server.query(`ALTER DATABASE ${quoted} ALLOW_CONNECTIONS true`);
    await server.end();
  }
}
