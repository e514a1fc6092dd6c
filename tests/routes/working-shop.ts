import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";

import type { LiveApp } from "#tests/support/live-app.ts";
import { askApp, sessionTokenOf, type Question } from "#tests/support/shop-requests.ts";
import { dumpRows } from "#tests/support/dump-rows.ts";

/** A shop with a published shot, one that waits for review, and a run that waits for workers, which are gone. */
export type WorkingShop = {
  readonly shopId: string;
  readonly productGid: string;
  readonly requestKey: string;
  readonly runId: string;
  readonly readyShotId: string;
  readonly publishedShotId: string;
  readonly waitingRunId: string;
  /** Ids and words that stand in nobody else's answers. */
  readonly marks: readonly string[];
};

const PATIENCE_MS = 60_000;

const productsSchema = z.object({ rows: z.array(z.object({ gid: z.string(), title: z.string() })) });
const requestedSchema = z.object({ outcome: z.literal("requested"), runId: z.uuid() });
const publicationSchema = z.object({ publicationId: z.string(), state: z.string() });
const shotSchema = z.object({ shotId: z.uuid(), state: z.string(), publication: publicationSchema.nullable() });
const runSchema = z.object({ shots: z.array(shotSchema) });
const shopRowSchema = z.object({ id: z.uuid(), domain: z.string() });

export async function aWorkingShop(app: LiveApp, shop: string): Promise<WorkingShop> {
  const asked = shopAnswers(app, shop);
  const { rows } = await asked({ path: "/app/api/products" }, productsSchema);
  const [first, second] = rows;
  if (first === undefined || second === undefined) throw new TypeError(`${shop} has too few products.`);
  const requestKey = randomUUID();
  const request = async (gids: readonly string[], key: string): Promise<string> => {
    const body = { products: gids, styleKey: "industrial-loft", requestKey: key };
    return (await asked({ path: "/app/api/runs", method: "POST", body }, requestedSchema)).runId;
  };
  const runId = await request([first.gid, second.gid], requestKey);
  const view = { path: `/app/api/runs/${runId}` };
  const [ready, published] = await until(
    () => asked(view, runSchema),
    ({ shots }) => shots.length === 2 && shots.every(({ state }) => state === "ready"),
  );
  if (ready === undefined || published === undefined) throw new TypeError("The run has no two shots.");
  const body = { decision: "approve" };
  await asked({ path: `/app/api/shots/${published.shotId}/review`, method: "POST", body }, z.unknown());
  const placed = await until(
    () => asked(view, runSchema),
    ({ shots }) => shots.some(({ publication }) => publication?.state === "placed"),
  );
  await app.kill(["worker", "imaging"]);
  const waitingRunId = await request([first.gid], randomUUID());
  const shopId = await shopIdOf(app, shop);
  const publications = placed.flatMap(({ publication }) => publication?.publicationId ?? []);
  const ids = [shopId, runId, waitingRunId, ready.shotId, published.shotId, first.gid, second.gid, ...publications];
  return {
    shopId,
    productGid: first.gid,
    requestKey,
    runId,
    readyShotId: ready.shotId,
    publishedShotId: published.shotId,
    waitingRunId,
    marks: [...ids, first.title, second.title, shop],
  };
}

function shopAnswers(app: LiveApp, shop: string) {
  return async <Schema extends z.ZodType>(question: Question, schema: Schema): Promise<z.output<Schema>> => {
    const answer = await askApp(app, { ...question, token: await sessionTokenOf(app, shop) });
    return schema.parse(await answer.json());
  };
}

type RunAnswer = z.output<typeof runSchema>;

async function until(
  look: () => Promise<RunAnswer>,
  isThere: (run: RunAnswer) => boolean,
): Promise<RunAnswer["shots"]> {
  const giveUpAt = Date.now() + PATIENCE_MS;
  for (;;) {
    const run = await look();
    if (isThere(run)) return run.shots;
    if (Date.now() > giveUpAt) throw new RangeError(`The run came no further than ${JSON.stringify(run)}.`);
    await delay(200);
  }
}

async function shopIdOf(app: LiveApp, shop: string): Promise<string> {
  const rows = (await dumpRows(app.databaseUrl)).get("Shop") ?? [];
  const known = rows.map((row) => shopRowSchema.parse(JSON.parse(row)));
  return known.find(({ domain }) => domain === `${shop}.myshopify.com`)?.id ?? "";
}
