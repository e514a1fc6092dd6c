import { afterAll, beforeEach, expect, test } from "vitest";

import type { Merchant } from "#app/core/shop/merchant.ts";
import { aPublishedShot, aShop } from "#tests/support/shop-world.ts";
import { openPortsDatabase, type TestPorts } from "#tests/support/test-ports.ts";

const database = await openPortsDatabase();
let ports: TestPorts;
let shop: Merchant;
beforeEach(async () => {
  ports = await database.fresh();
  shop = await aShop(ports);
  await aPublishedShot(ports, shop);
  await ports.database.session.createMany({
    data: [`offline_${shop.shop}`, `${shop.shop}_4711`].map((id) => ({
      id,
      shop: shop.shop,
      state: "",
      accessToken: "sealed",
    })),
  });
});
afterAll(() => database.close());

/** How many rows each table has in all. */
async function countRows(): Promise<Readonly<Record<string, number>>> {
  const { database: tables } = ports;
  return {
    sessions: await tables.session.count(),
    shops: await tables.shop.count(),
    runs: await tables.run.count(),
    shots: await tables.shot.count(),
    cutOuts: await tables.cutOut.count(),
    attempts: await tables.attempt.count(),
    reviews: await tables.review.count(),
    publications: await tables.publication.count(),
    balances: await tables.creditBalance.count(),
    lots: await tables.creditLot.count(),
    entries: await tables.ledgerEntry.count(),
  };
}

const total = (rows: Readonly<Record<string, number>>): number =>
  Object.values(rows).reduce((sum, one) => sum + one, 0);

test("every row of the shop is deleted and counted, sessions included", async () => {
  const before = await countRows();
  expect(Object.values(before).every((count) => count > 0)).toBe(true);
  expect(await ports.erasure.deleteRows(shop.shopId)).toBe(total(before));
  expect(total(await countRows())).toBe(0);
});

test("another shop's rows stay", async () => {
  const before = await countRows();
  const other = await aShop(ports);
  await aPublishedShot(ports, other);
  await ports.erasure.deleteRows(other.shopId);
  expect(await countRows()).toEqual(before);
});

test("an erasure that fails half way deletes nothing", async () => {
  const before = await countRows();
  await ports.database.$executeRaw`
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused'; END $$`;
  await ports.database.$executeRaw`
    CREATE TRIGGER refuse BEFORE DELETE ON "Shop" FOR EACH ROW EXECUTE FUNCTION refuse()`;
  try {
    await expect(ports.erasure.deleteRows(shop.shopId)).rejects.toThrow();
    expect(await countRows()).toEqual(before);
  } finally {
    await ports.database.$executeRaw`DROP FUNCTION refuse() CASCADE`;
  }
});
