import pg from "pg";

type Money = { readonly left: number; readonly held: number; readonly used: number };
type Try = { readonly number: number; readonly state: string; readonly detail: string | null };

/** The one shop's balance, as saved. */
export async function balanceOf(databaseUrl: string): Promise<Money | undefined> {
  return (await ask<Money>(databaseUrl, `SELECT "left", held, used FROM "CreditBalance"`))[0];
}

/** A run's attempts at its one shot, in order. */
export function attemptsOf(databaseUrl: string, runId: string): Promise<readonly Try[]> {
  return ask<Try>(
    databaseUrl,
    `SELECT a.number, a.state, a.detail FROM "Attempt" a JOIN "Shot" s ON s.id = a."shotId"
     WHERE s."runId" = $1 ORDER BY a.number`,
    [runId],
  );
}

/** Until the run's one shot is looked at without being told to. */
export async function secondsToNextLook(databaseUrl: string, runId: string): Promise<number> {
  const rows = await ask<{ seconds: number | null }>(
    databaseUrl,
    `SELECT extract(epoch FROM "wakeAt" - (now() AT TIME ZONE 'utc'))::float8 AS seconds FROM "Shot" WHERE "runId" = $1`,
    [runId],
  );
  return rows[0]?.seconds ?? Infinity;
}

async function ask<Row extends pg.QueryResultRow>(
  databaseUrl: string,
  query: string,
  values: readonly string[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(query, [...values])).rows;
  } finally {
    await client.end();
  }
}
