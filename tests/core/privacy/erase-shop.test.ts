import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";

import { databaseErasure } from "#app/adapters/db/erasure.ts";
import type { ShopDomain } from "#app/core/ids.ts";
import { ERASED_TABLES } from "#app/core/privacy/data-map.ts";
import { eraseShop } from "#app/core/privacy/erase-shop.ts";
import type { Merchant } from "#app/core/shop/merchant.ts";
import { takeWebhook } from "#app/core/shop/take-webhook.ts";
import { uninstallShop } from "#app/core/shop/uninstall-shop.ts";
import { welcomeShop } from "#app/core/shop/welcome-shop.ts";
import { takePredictionNews } from "#app/core/shot/take-prediction.ts";
import { dumpRows } from "#tests/support/dump-rows.ts";
import { aPaintingShot, aPublishedShot, aShop } from "#tests/support/shop-world.ts";
import { openPortsDatabase, type TestPorts } from "#tests/support/test-ports.ts";

const database = await openPortsDatabase();
let ports: TestPorts;

beforeEach(async () => {
  ports = await database.fresh();
});

afterAll(() => database.close());

/** A shop with at least one row in every table, and the ids that all its rows can be known by. */
async function aBusyShop(): Promise<Merchant & { readonly attemptId: string }> {
  const merchant = await aShop(ports);
  const { shop, shopId } = merchant;
  await aPublishedShot(ports, merchant);
  const painting = await aPaintingShot(ports, merchant);
  const attempt = await ports.records.attempts.latest(shopId, painting.id);
  if (attempt?.predictionId == null) return expect.fail("The shot is not being painted.");
  await takePredictionNews(ports, {
    shopId,
    attemptId: attempt.id,
    deliveryId: `msg-${shopId}`,
    predictionId: attempt.predictionId,
    state: { status: "succeeded", outputUrl: "https://replicate.delivery/xezq/1/output.png" },
  });
  await ports.database.session.create({
    data: { id: `offline_${shop}`, shop, state: "", accessToken: ports.encryption.seal("shpat_1") },
  });
  await aDelivery(shop, "products/update");
  return { ...merchant, attemptId: attempt.id };
}

async function aDelivery(shop: ShopDomain, topic: string): Promise<void> {
  const body = { admin_graphql_api_id: "gid://shopify/Product/1", shop_id: 1 };
  await takeWebhook(ports, { topic, shop, deliveryId: randomUUID(), body });
}

/** How many rows of each table name the shop in any of their columns. */
async function rowsOf(shop: Merchant & { readonly attemptId: string }): Promise<Record<string, number>> {
  const dump = await dumpRows(database.url);
  const isOfShop = (row: string): boolean => [shop.shopId, shop.shop, shop.attemptId].some((id) => row.includes(id));
  const counts = ERASED_TABLES.map((table) => [table, (dump.get(table) ?? []).filter(isOfShop).length] as const);
  return Object.fromEntries(counts);
}

test("an erasure empties every table that the data map says it deletes, and leaves the other shop as it was", async () => {
  const [leaving, staying] = [await aBusyShop(), await aBusyShop()];
  await uninstallShop(ports, leaving.shop);
  await ports.database.session.create({ data: { id: "left-over", shop: leaving.shop, state: "", accessToken: "" } });
  const [before, others] = [await rowsOf(leaving), await rowsOf(staying)];
  expect(Object.entries(before).filter(([, rows]) => rows === 0)).toEqual([]);
  const rows = await databaseErasure(ports.database).deleteRows(leaving.shopId);
  expect(await rowsOf(leaving)).toEqual(Object.fromEntries(ERASED_TABLES.map((table) => [table, 0])));
  expect(await rowsOf(staying)).toEqual(others);
  expect(rows).toBe(Object.values(before).reduce((sum, count) => sum + count, 0));
});

test("an erasure leaves no object of the shop, and all of the other's", async () => {
  const [leaving, staying] = [await aBusyShop(), await aBusyShop()];
  const keysOf = (shop: Merchant): string[] =>
    [...ports.objects.objects.keys()].filter((key) => key.includes(shop.shopId));
  const others = keysOf(staying);
  await uninstallShop(ports, leaving.shop);
  const objects = keysOf(leaving).length;
  expect(objects).toBeGreaterThan(0);
  expect(await eraseShop(ports, leaving.shop)).toMatchObject({ outcome: "erased", objects });
  expect(keysOf(leaving)).toEqual([]);
  expect(keysOf(staying)).toEqual(others);
});

test("a request to erase that arrives after the merchant came back erases nothing", async () => {
  const shop = await aBusyShop();
  await uninstallShop(ports, shop.shop);
  await welcomeShop(ports, shop.shop);
  const before = await dumpRows(database.url);
  expect(await eraseShop(ports, shop.shop)).toEqual({ outcome: "installed-again" });
  expect(await dumpRows(database.url)).toEqual(before);
});

test("an erasure asked for twice is done once", async () => {
  const shop = await aBusyShop();
  await uninstallShop(ports, shop.shop);
  await aDelivery(shop.shop, "shop/redact");
  await ports.pass(1_000);
  expect(Object.values(await rowsOf(shop)).every((rows) => rows === 0)).toBe(true);
  expect(await eraseShop(ports, shop.shop)).toEqual({ outcome: "unknown-shop" });
});
