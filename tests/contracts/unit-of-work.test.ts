import { afterAll, beforeEach, expect, test } from "vitest";

import { shopDomainSchema, shopIdSchema } from "#app/core/ids.ts";
import { aShop } from "#tests/support/shop-world.ts";
import { openPortsDatabase, type TestPorts } from "#tests/support/test-ports.ts";

const database = await openPortsDatabase();
let ports: TestPorts;
beforeEach(async () => {
  ports = await database.fresh();
});
afterAll(() => database.close());

const aNewShop = () => ({
  id: shopIdSchema.parse(ports.newId()),
  domain: shopDomainSchema.parse("new-shop.myshopify.com"),
  now: ports.now(),
});

test("a transaction that ends well keeps everything and hands back what its work answered", async () => {
  const { shop, isNew } = await ports.work.transaction(({ shops }) => shops.install(aNewShop()));
  expect(isNew).toBe(true);
  expect(await ports.records.shops.get(shop.id)).toEqual(shop);
});

test("a transaction that throws keeps nothing and passes the error on", async () => {
  const failing = ports.work.transaction(async ({ shops, ledger }) => {
    const { shop } = await shops.install(aNewShop());
    await ledger.balance(shop.id, "locked");
    throw new TypeError("half way");
  });
  await expect(failing).rejects.toThrow("half way");
  expect(await ports.database.shop.count()).toBe(0);
  expect(await ports.database.creditBalance.count()).toBe(0);
});

test("nobody outside sees a transaction before it ends", async () => {
  await ports.work.transaction(async ({ shops }) => {
    await shops.install(aNewShop());
    expect(await ports.records.shops.find(aNewShop().domain)).toBeNull();
  });
  expect(await ports.records.shops.find(aNewShop().domain)).not.toBeNull();
});

test("who holds a balance is waited for", async () => {
  const { shopId } = await aShop(ports);
  const order: string[] = [];
  const holdFor = (name: string, ms: number): Promise<void> =>
    ports.work.transaction(async ({ ledger }) => {
      await ledger.balance(shopId, "locked");
      order.push(`${name} in`);
      await new Promise((resolve) => setTimeout(resolve, ms));
      order.push(`${name} out`);
    });
  await Promise.all([holdFor("one", 100), holdFor("other", 100)]);
  expect(order.map((step) => step.split(" ")[1])).toEqual(["in", "out", "in", "out"]);
});
