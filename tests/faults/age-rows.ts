import pg from "pg";

/** Lets time pass for everything the app has written: every timestamp of every table moves into the past. */
export async function ageRows(databaseUrl: string, byMs: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const columns = await client.query<{ table: string; column: string }>(
      `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
       WHERE table_schema = 'public' AND data_type LIKE 'timestamp%' AND table_name NOT IN ('_prisma_migrations', 'Session')`,
    );
    for (const { table, column } of columns.rows) {
      await client.query(`UPDATE "${table}" SET "${column}" = "${column}" - $1 * interval '1 millisecond'`, [byMs]);
    }
  } finally {
    await client.end();
  }
}
