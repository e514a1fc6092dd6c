import { afterAll, beforeEach, describe, expect, test } from "vitest";

import { sweep } from "#app/core/run/sweep.ts";
import type { Merchant } from "#app/core/shop/merchant.ts";
import { takeWebhook } from "#app/core/shop/take-webhook.ts";
import {
  anApprovedShot,
  aPaintingShot,
  aReadyShot,
  aRun,
  aShop,
  paintAll,
  publicationOf,
  shotOf,
} from "#tests/support/shop-world.ts";
import { DAY_MS } from "#tests/support/settable-clock.ts";
import { openPortsDatabase, type TestPorts } from "#tests/support/test-ports.ts";

const LEASE_MS = 60_000;

const database = await openPortsDatabase();
let ports: TestPorts;
let merchant: Merchant;
beforeEach(async () => {
  ports = await database.fresh();
  merchant = await aShop(ports);
});
afterAll(() => database.close());

const steps = (): readonly string[] => ports.jobs.waiting().map(({ step }) => step);
async function sweepAfter(ms: number): Promise<number> {
  ports.clock.pass(ms);
  return (await sweep(ports)).woken;
}

describe("a lost queue costs nothing:", () => {
  test("a waiting shot is let in", async () => {
    await aRun(ports, merchant);
    ports.jobs.lose();
    await ports.database.shot.updateMany({ data: { state: "waiting", wakeAt: null } });
    await sweepAfter(0);
    expect(steps()).toEqual(["prepare"]);
  });

  test("a preparing shot is prepared", async () => {
    await aRun(ports, merchant);
    ports.jobs.lose();
    await sweepAfter(LEASE_MS);
    expect(steps()).toEqual(["prepare"]);
  });

  test("a painting shot is painted", async () => {
    await aPaintingShot(ports, merchant);
    await sweepAfter(15_000);
    expect(steps()).toEqual(["paint"]);
  });

  test("a checking shot is finished", async () => {
    const { id } = await aPaintingShot(ports, merchant);
    ports.engine.failNext(new TypeError("the engine's thread died"));
    await paintAll(ports);
    ports.jobs.lose();
    await sweepAfter(LEASE_MS);
    expect(steps()).toEqual(["finish"]);
    await ports.settle();
    expect(await shotOf(ports, merchant, id)).toMatchObject({ state: "ready" });
  });

  test.each(["pending", "staged", "filed", "attached"] as const)("a %s publication is published", async (state) => {
    await anApprovedShot(ports, merchant);
    await ports.database.publication.updateMany({ data: { state } });
    ports.jobs.lose();
    await sweepAfter(LEASE_MS);
    expect(steps()).toEqual(["publish"]);
  });

  test("a publication that is to come off comes off", async () => {
    const shot = await anApprovedShot(ports, merchant);
    const removeRequestedAt = ports.now();
    await ports.database.publication.updateMany({ data: { state: "placed", removeRequestedAt } });
    ports.jobs.lose();
    await ports.pass(LEASE_MS);
    expect(await publicationOf(ports, shot)).toMatchObject({ state: "removed" });
  });

  test("a webhook that was taken on is worked", async () => {
    const body = { admin_graphql_api_id: "gid://shopify/Product/1" };
    await takeWebhook(ports, { topic: "products/update", shop: merchant.shop, deliveryId: "1", body });
    ports.jobs.lose();
    await sweepAfter(0);
    expect(steps()).toEqual(["receipt"]);
  });
});

test("two sweeps at once wake a step with one job", async () => {
  await aPaintingShot(ports, merchant);
  ports.clock.pass(15_000);
  await Promise.all([sweep(ports), sweep(ports)]);
  expect(steps()).toEqual(["paint"]);
});

test("what was woken is not woken again before its lease is over", async () => {
  await aRun(ports, merchant);
  expect(await sweepAfter(LEASE_MS)).toBe(1);
  expect(await sweepAfter(LEASE_MS - 1)).toBe(0);
  expect(await sweepAfter(1)).toBe(1);
});

test("nothing is woken that has ended", async () => {
  const { id } = await aReadyShot(ports, merchant);
  await ports.database.shot.updateMany({ where: { id }, data: { state: "failed", wakeAt: null } });
  expect(await sweepAfter(365 * DAY_MS)).toBe(0);
});

test("a shot that nobody reviews in thirty days expires, and its credit returns", async () => {
  const { id } = await aReadyShot(ports, merchant);
  await ports.pass(30 * DAY_MS - 1);
  expect(await shotOf(ports, merchant, id)).toMatchObject({ state: "ready" });
  await ports.pass(1);
  expect(await shotOf(ports, merchant, id)).toMatchObject({ state: "expired" });
  expect(await ports.records.ledger.balance(merchant.shopId, "unlocked")).toEqual({ left: 10, held: 0, used: 0 });
});

test("a receipt is forgotten thirty days after it was worked", async () => {
  await takeWebhook(ports, { topic: "products/delete", shop: merchant.shop, deliveryId: "1", body: { id: 1 } });
  await ports.pass(0);
  await ports.pass(30 * DAY_MS);
  expect(await ports.database.webhookReceipt.count()).toBe(1);
  await ports.pass(1);
  expect(await ports.database.webhookReceipt.count()).toBe(0);
});

test("one receipt that cannot be worked does not keep others from being worked", async () => {
  await takeWebhook(ports, { topic: "products/delete", shop: merchant.shop, deliveryId: "1", body: { id: 1 } });
  await ports.database.webhookReceipt.updateMany({ data: { topic: "products/unheard-of" } });
  await takeWebhook(ports, { topic: "products/delete", shop: merchant.shop, deliveryId: "2", body: { id: 2 } });
  await ports.pass(0);
  expect(await ports.database.webhookReceipt.count({ where: { doneAt: { not: null } } })).toBe(1);
});
