import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";

/** A persisted step of a shot's life: the change of one column of one table from one value to another. */
export type PersistedStep = {
  readonly name: string;
  readonly table: "Shot" | "Attempt" | "Publication";
  /** A condition on OLD and NEW that is true for this change only. */
  readonly when: string;
};

/** Nothing else in the tests locks this. */
const GATE = 730_451;
const ARRIVES_WITHIN_MS = 45_000;

/** Stops the product in the middle of a step: the database itself holds whoever comes to it. */
export type StepGate = {
  /** Resolves when a process stands in the step with nothing of it committed. */
  readonly reachBefore: () => Promise<void>;
  /** Resolves as soon as the step is committed. */
  readonly reachAfter: () => Promise<void>;
  /** Ends whatever still stands at the gate, undone, and opens it. */
  readonly open: () => Promise<void>;
};

class StepNotReachedError extends Error {
  override readonly name = "StepNotReachedError";
}

export async function gateAt(databaseUrl: string, step: PersistedStep, moment: "before" | "after"): Promise<StepGate> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`SELECT pg_advisory_lock(${String(GATE)})`);
  await client.query(triggerSql(step, moment));
  const until = async (reached: () => Promise<boolean>): Promise<void> => {
    const giveUpAt = Date.now() + ARRIVES_WITHIN_MS;
    while (!(await reached())) {
      if (Date.now() > giveUpAt) throw new StepNotReachedError(`Nobody came to "${step.name}" in time.`);
      await delay(2);
    }
  };
  return {
    reachBefore: () => until(async () => (await waiting(client)).length > 0),
    reachAfter: () => until(async () => ((await client.query("SELECT 1 FROM step_taken")).rowCount ?? 0) > 0),
    async open() {
      for (const pid of await waiting(client)) await client.query("SELECT pg_terminate_backend($1)", [pid]);
      await client.query(`DROP TRIGGER step_gate ON "${step.table}"; DROP TABLE IF EXISTS step_taken`);
      await client.end();
    },
  };
}

function triggerSql({ table, when }: PersistedStep, moment: "before" | "after"): string {
  const body =
    moment === "before" ? `PERFORM pg_advisory_xact_lock(${String(GATE)});` : "INSERT INTO step_taken VALUES (1);";
  return `
    CREATE TABLE IF NOT EXISTS step_taken (once int);
    CREATE OR REPLACE FUNCTION step_gate() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${body} RETURN NEW; END $$;
    CREATE TRIGGER step_gate ${moment === "before" ? "BEFORE" : "AFTER"} UPDATE ON "${table}"
      FOR EACH ROW WHEN (${when}) EXECUTE FUNCTION step_gate();`;
}

async function waiting(client: pg.Client): Promise<number[]> {
  const held = await client.query<{ pid: number }>(
    "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = $1 AND NOT granted",
    [GATE],
  );
  return held.rows.map(({ pid }) => pid);
}
