import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";

import { dumpRows } from "#tests/support/dump-rows.ts";
import type { LiveApp } from "#tests/support/live-app.ts";
import { askApp, sessionTokenOf, type Question } from "#tests/support/shop-requests.ts";

const PATIENCE_MS = 120_000;

const productsSchema = z.object({ rows: z.array(z.object({ gid: z.string(), title: z.string() })) });
const requestedSchema = z.object({ outcome: z.literal("requested"), runId: z.uuid() });
const publicationSchema = z.object({ publicationId: z.string(), state: z.string() });
const shotSchema = z.object({ shotId: z.uuid(), state: z.string(), publication: publicationSchema.nullable() });
const runSchema = z.object({ shots: z.array(shotSchema) });
const shopRowSchema = z.object({ id: z.uuid(), domain: z.string() });

type Product = z.output<typeof productsSchema>["rows"][number];
type RunShot = z.output<typeof shotSchema>;
type Requested = { readonly runId: string; readonly requestKey: string; readonly products: readonly Product[] };

/** Somebody at a shop's admin who does what merchants do. */
export type AskAsMerchant = {
  readonly ask: <Schema extends z.ZodType>(question: Question, schema: Schema) => Promise<z.output<Schema>>;
  /** Asks for one shot each of the shop's first products. */
  readonly requestShots: (about: { readonly count: number }) => Promise<Requested>;
  /** Waits until all shots of a run are as wanted. */
  readonly follow: (runId: string, isThere: (shot: RunShot) => boolean) => Promise<readonly RunShot[]>;
  readonly approve: (shotId: string) => Promise<void>;
  readonly shopId: () => Promise<string>;
};

class RunStoodStillError extends Error {
  override readonly name = "RunStoodStillError";
}

export function merchantOf(app: LiveApp, shop: string): AskAsMerchant {
  const ask: AskAsMerchant["ask"] = async (question, schema) => {
    const answer = await askApp(app, { ...question, token: await sessionTokenOf(app, shop) });
    return schema.parse(await answer.json());
  };
  return {
    ask,
    async requestShots({ count }) {
      const { rows } = await ask({ path: "/app/api/products" }, productsSchema);
      const products = rows.slice(0, count);
      const requestKey = randomUUID();
      const body = { products: products.map(({ gid }) => gid), styleKey: "industrial-loft", requestKey };
      const { runId } = await ask({ path: "/app/api/runs", method: "POST", body }, requestedSchema);
      return { runId, requestKey, products };
    },
    async follow(runId, isThere) {
      const giveUpAt = Date.now() + PATIENCE_MS;
      for (;;) {
        const { shots } = await ask({ path: `/app/api/runs/${runId}` }, runSchema);
        if (shots.every(isThere)) return shots;
        if (Date.now() > giveUpAt) throw new RunStoodStillError(`It came no further than ${JSON.stringify(shots)}.`);
        await delay(200);
      }
    },
    async approve(shotId) {
      const body = { decision: "approve" };
      await ask({ path: `/app/api/shots/${shotId}/review`, method: "POST", body }, z.unknown());
    },
    async shopId() {
      const rows = (await dumpRows(app.databaseUrl)).get("Shop") ?? [];
      const known = rows.map((row) => shopRowSchema.parse(JSON.parse(row)));
      return known.find(({ domain }) => domain === `${shop}.myshopify.com`)?.id ?? "";
    },
  };
}

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

export async function aWorkingShop(app: LiveApp, shop: string): Promise<WorkingShop> {
  const merchant = merchantOf(app, shop);
  const { runId, requestKey, products } = await merchant.requestShots({ count: 2 });
  const [ready, published] = await merchant.follow(runId, ({ state }) => state === "ready");
  const [first] = products;
  if (ready === undefined || published === undefined || first === undefined) {
    throw new RunStoodStillError(`${shop} has too few products for two shots.`);
  }
  await merchant.approve(published.shotId);
  const placed = await merchant.follow(
    runId,
    ({ shotId, publication }) => shotId === ready.shotId || publication?.state === "placed",
  );
  await app.kill(["worker", "imaging"]);
  const waiting = await merchant.requestShots({ count: 1 });
  const shopId = await merchant.shopId();
  const named = [...products, ...placed.flatMap(({ publication }) => publication ?? [])].flatMap(Object.values<string>);
  return {
    shopId,
    productGid: first.gid,
    requestKey,
    runId,
    readyShotId: ready.shotId,
    publishedShotId: published.shotId,
    waitingRunId: waiting.runId,
    marks: [shop, shopId, runId, waiting.runId, ready.shotId, published.shotId, ...named.filter((m) => m !== "placed")],
  };
}
