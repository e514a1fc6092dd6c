import pg from "pg";

/** Every row of every table as JSON, by table; the queue's schema included. */
export async function dumpRows(databaseUrl: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const tables = await client.query<{ name: string; quoted: string }>(
      `SELECT table_name AS name, format('%I.%I', table_schema, table_name) AS quoted FROM information_schema.tables
       WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 2`,
    );
    const dump = new Map<string, readonly string[]>();
    for (const { name, quoted } of tables.rows) {
      const rows = await client.query<{ row: string }>(
        `SELECT row_to_json(t)::text AS row FROM ${quoted} t ORDER BY 1`,
      );
      dump.set(
        name,
        rows.rows.map(({ row }) => row),
      );
    }
    return dump;
  } finally {
    await client.end();
  }
}
