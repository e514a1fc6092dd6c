import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";

import { s3ObjectStore } from "#app/adapters/s3/object-store.ts";
import { shopIdSchema } from "#app/core/ids.ts";
import { shopPrefix } from "#app/core/shot/object-keys.ts";
import { BUCKET, REGION } from "#scripts/demo/product-environment.ts";
import { dumpRows } from "#tests/support/dump-rows.ts";
import { startLiveApp, type LiveApp } from "#tests/support/live-app.ts";
import { createTestRedis } from "#tests/support/redis.ts";
import { control } from "#tests/support/shop-requests.ts";
import { merchantOf, type AskAsMerchant } from "./working-shop.ts";

let app: LiveApp;
let merchant: AskAsMerchant;
let shopId: string;

const SHOP = "demo-store";
const PATIENCE = { timeout: 120_000, interval: 300 };
const TEST_MS = 400_000;

beforeAll(async () => {
  app = await startLiveApp({ redisUrl: await createTestRedis() });
  merchant = merchantOf(app, SHOP);
}, 120_000);

afterAll(() => app.close(), 60_000);

async function rowsOf(table: string): Promise<readonly string[]> {
  return (await dumpRows(app.databaseUrl)).get(table) ?? [];
}

/** Everywhere in the database, the queue's own records aside. */
async function rowsNaming(...names: readonly string[]): Promise<readonly string[]> {
  const rows = [...(await dumpRows(app.databaseUrl)).values()].flat();
  return rows.filter((row) => names.some((name) => row.includes(name)));
}

/** Every key that has any version left. */
async function keysOf(shop: string): Promise<readonly string[]> {
  const { endpoint, accessKeyId, secretAccessKey } = app.sandbox.s3;
  const store = s3ObjectStore({ endpoint, accessKeyId, secretAccessKey, bucket: BUCKET, region: REGION });
  const keys: string[] = [];
  for await (const key of store.list(shopPrefix(shopIdSchema.parse(shop)))) keys.push(key);
  store.close();
  return keys;
}

const balanceSchema = z.object({ left: z.number(), held: z.number(), used: z.number() });

async function balance(): Promise<z.output<typeof balanceSchema>> {
  const [row] = await rowsOf("CreditBalance");
  return balanceSchema.parse(JSON.parse(row ?? "{}"));
}

/** Shopify asks for the erasure of the shop; resolves when the worker has done what was asked. */
async function redact(): Promise<void> {
  await control(app, "/webhooks", { topic: "shop/redact", shop: SHOP });
  const open = async (): Promise<number> =>
    (await rowsOf("WebhookReceipt")).filter((row) => row.includes("shop/redact") && row.includes('"doneAt":null'))
      .length;
  await expect.poll(open, PATIENCE).toBe(0);
}

test(
  "an uninstall ends the work, returns what was held and forgets the tokens; the published picture stays",
  async () => {
    const first = await merchant.requestShots({ count: 1 });
    const [done] = await merchant.follow(first.runId, ({ state }) => state === "ready");
    await merchant.approve(done?.shotId ?? "");
    await merchant.follow(first.runId, ({ publication }) => publication?.state === "placed");
    shopId = await merchant.shopId();
    await control(app, "/replicate/faults", { times: 2, effect: { kind: "slow", ms: 600_000 } });
    const second = await merchant.requestShots({ count: 2 });
    await merchant.follow(second.runId, ({ state }) => state === "painting");
    const [before, media] = [await balance(), await mediaOfShop()];
    expect(before).toMatchObject({ held: 2, used: 1 });
    await control(app, "/uninstall", { shop: SHOP });
    await expect.poll(async () => (await balance()).held, PATIENCE).toBe(0);
    expect(await balance()).toEqual({ left: before.left + 2, held: 0, used: 1 });
    expect((await rowsOf("Shot")).filter((row) => row.includes('"state":"painting"'))).toEqual([]);
    expect(await rowsOf("Session")).toEqual([]);
    expect(await mediaOfShop()).toEqual(media);
  },
  TEST_MS,
);

async function mediaOfShop(): Promise<unknown> {
  return control(app, "/catalogue/products", {});
}

test(
  "the request to erase that follows leaves no row and no version of an object of the shop",
  async () => {
    expect(await keysOf(shopId)).not.toEqual([]);
    await redact();
    expect(await rowsNaming(shopId, SHOP)).toEqual([]);
    expect(await keysOf(shopId)).toEqual([]);
  },
  TEST_MS,
);

test(
  "a merchant who comes back is a new shop, which a late request to erase leaves alone",
  async () => {
    // Shopify takes no session token from before the uninstall, and counts in whole seconds.
    await delay(1_000);
    const { runId } = await merchant.requestShots({ count: 1 });
    await merchant.follow(runId, ({ state }) => state === "ready");
    const returned = await merchant.shopId();
    expect(returned).not.toBe(shopId);
    const [rows, keys] = [await rowsOf("Shot"), await keysOf(returned)];
    await redact();
    expect(await rowsOf("Shot")).toEqual(rows);
    expect(await keysOf(returned)).toEqual(keys);
  },
  TEST_MS,
);
