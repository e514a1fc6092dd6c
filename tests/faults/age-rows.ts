import pg from "pg";

import { TABLES, type TableFact } from "#app/core/privacy/data-map.ts";

const TIMES = Object.entries<TableFact>(TABLES).flatMap(([table, { columns }]) =>
  Object.entries(columns).flatMap(([column, { isTime }]) => (isTime ? [{ table, column }] : [])),
);

/** Lets time pass for everything the app has written: every time that the data map names moves into the past. */
export async function ageRows(databaseUrl: string, byMs: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (const { table, column } of TIMES) {
      await client.query(`UPDATE "${table}" SET "${column}" = "${column}" - $1 * interval '1 millisecond'`, [byMs]);
    }
  } finally {
    await client.end();
  }
}
