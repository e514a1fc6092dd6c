import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { Redis } from "ioredis";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";

import { giveCredits } from "#scripts/demo/once/give-credits.ts";
import { decisionAnswer, productsAnswer, runAnswer, runViewAnswer, type RunShot } from "#scripts/demo/once/answers.ts";
import { ageRows } from "#tests/faults/age-rows.ts";
import { gateAt } from "#tests/faults/held-step.ts";
import { PERSISTED_STEPS } from "#tests/faults/persisted-steps.ts";
import { startLiveApp, type LiveApp } from "#tests/support/live-app.ts";
import { createTestRedis } from "#tests/support/redis.ts";

let app: LiveApp;
let products: readonly string[] = [];
let redisUrl: string;

beforeAll(async () => {
  redisUrl = await createTestRedis();
  app = await startLiveApp({ redisUrl });
  products = (await app.admin.ask("/app/api/products", productsAnswer)).rows.map(({ gid }) => gid);
  await giveCredits(app.environment, 100);
}, 120_000);

afterAll(() => app.close(), 60_000);

const cases = PERSISTED_STEPS.flatMap((step, place) =>
  (["before", "after"] as const).map((moment) => ({ step, moment, place, name: step.name })),
);

describe("every process killed", () => {
  test.each(cases)(
    "$moment $name: one picture, paid once, on its product once",
    async ({ step, moment, place }) => {
      const before = await tally();
      const product = products[place % products.length] ?? "";
      const gate = await gateAt(app.databaseUrl, step, moment);
      const runId = await runUntilKilled({ product, gate: moment === "before" ? gate.reachBefore : gate.reachAfter });
      await gate.open();
      await ageRows(app.databaseUrl, 150_000);
      // Every other time the queue is lost as well: then only the sweep is left to find the work again.
      if (moment === "after") await loseQueue();
      await app.start();
      const [shot] = await followToEnd(runId, product);
      expect(shot).toMatchObject({ state: "ready", decision: "approved", publication: { state: "placed" } });
      const after = await tally();
      expect({
        captured: after.captured - before.captured,
        held: after.held,
        files: after.files - before.files,
        onProducts: after.onProducts - before.onProducts,
        balanced: after.balanced,
      }).toEqual({ captured: 1, held: 0, files: 1, onProducts: 1, balanced: true });
      expect(after.predictions - before.predictions).toBe(1);
    },
    120_000,
  );
});

/** With the processes went everything that Redis knew. */
async function loseQueue(): Promise<void> {
  const redis = new Redis(redisUrl);
  await redis.flushdb();
  redis.disconnect();
}

/** Asks for a shot and acts as its merchant in the background until the gate is reached; then the power goes. */
async function runUntilKilled(plan: { readonly product: string; readonly gate: () => Promise<void> }): Promise<string> {
  const requestKey = randomUUID();
  const acting = act(plan.product, requestKey).catch(() => null);
  await plan.gate();
  await app.kill();
  await acting;
  return requestKey;
}

/** What the merchant does: ask, and approve as soon as there is something to approve. Breaks off when the app dies. */
async function act(product: string, requestKey: string): Promise<void> {
  const runId = await requestShot(product, requestKey);
  for (;;) {
    await approveReady(runId);
    await delay(100);
  }
}

async function requestShot(product: string, requestKey: string): Promise<string> {
  const asked = await app.admin.ask("/app/api/runs", runAnswer, {
    products: [product],
    styleKey: "industrial-loft",
    requestKey,
  });
  if (asked.outcome !== "requested") expect.fail(`The app answered ${asked.outcome}.`);
  return asked.runId;
}

async function approveReady(runId: string): Promise<readonly RunShot[]> {
  const { shots } = await app.admin.ask(`/app/api/runs/${runId}`, runViewAnswer);
  for (const { shotId, state, decision } of shots) {
    if (state !== "ready" || decision !== "undecided") continue;
    await app.admin.ask(`/app/api/shots/${shotId}/review`, decisionAnswer, { decision: "approve" });
  }
  return shots;
}

/** The merchant comes back and presses the same button again: the same request answers with the same run. */
async function followToEnd(requestKey: string, product: string): Promise<readonly RunShot[]> {
  const runId = await requestShot(product, requestKey);
  const giveUpAt = Date.now() + 60_000;
  for (;;) {
    const shots = await approveReady(runId);
    if (shots.every(({ publication }) => publication?.state === "placed") || Date.now() > giveUpAt) return shots;
    await delay(150);
  }
}

const overviewSchema = z.array(z.object({ media: z.array(z.object({ filename: z.string() })) }));
const predictionsSchema = z.array(z.unknown());

async function tally(): Promise<
  Record<"captured" | "held" | "files" | "onProducts" | "predictions", number> & { balanced: boolean }
> {
  const client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  try {
    const money = await client.query<{ captured: number; held: number; balanced: boolean }>(`
      SELECT b.used AS captured, b.held, b.left = e.given - e.reserved + e.released AND b.used = e.captured
        AND b.held = e.reserved - e.released - e.captured AS balanced
      FROM "CreditBalance" b JOIN LATERAL (
        SELECT coalesce(sum(credits) FILTER (WHERE kind IN ('grant', 'adjust')), 0) AS given,
          count(*) FILTER (WHERE kind = 'reserve') AS reserved, count(*) FILTER (WHERE kind = 'release') AS released,
          count(*) FILTER (WHERE kind = 'capture') AS captured
        FROM "LedgerEntry" WHERE "shopId" = b."shopId") e ON true`);
    const files = await client.query('SELECT 1 FROM "Publication" WHERE "fileGid" IS NOT NULL');
    const overview = overviewSchema.parse(await catalogueOf());
    const ours = overview.flatMap(({ media }) => media).filter(({ filename }) => filename.includes("-room-"));
    const { captured = 0, held = 0, balanced = true } = money.rows[0] ?? {};
    const predictions = predictionsSchema.parse(await look("/replicate/predictions")).length;
    return { captured, held, balanced, files: files.rowCount ?? 0, onProducts: ours.length, predictions };
  } finally {
    await client.end();
  }
}

async function catalogueOf(): Promise<unknown> {
  return (await fetch(`${app.sandbox.control}/catalogue/products`, { method: "POST", body: "{}" })).json();
}

async function look(path: string): Promise<unknown> {
  return (await fetch(`${app.sandbox.control}${path}`)).json();
}
