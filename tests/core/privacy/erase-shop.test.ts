import { afterAll, beforeEach, expect, test } from "vitest";

import { shopDomainSchema } from "#app/core/ids.ts";
import { eraseShop } from "#app/core/privacy/erase-shop.ts";
import type { Merchant } from "#app/core/shop/merchant.ts";
import { takeWebhook } from "#app/core/shop/take-webhook.ts";
import { uninstallShop } from "#app/core/shop/uninstall-shop.ts";
import { welcomeShop } from "#app/core/shop/welcome-shop.ts";
import { aPublishedShot, aShop, publicationOf } from "#tests/support/shop-world.ts";
import { openPortsDatabase, type TestPorts } from "#tests/support/test-ports.ts";

const database = await openPortsDatabase();
let ports: TestPorts;
let leaving: Merchant;
let staying: Merchant;
beforeEach(async () => {
  ports = await database.fresh();
  leaving = await aShop(ports);
  staying = await aShop(ports);
  await aPublishedShot(ports, leaving);
  await uninstallShop(ports, leaving.shop);
});
afterAll(() => database.close());

const objectsOf = ({ shopId }: Merchant): readonly string[] =>
  [...ports.objects.objects.keys()].filter((key) => key.includes(shopId));

/** Every row in every table that has a column for its shop. */
async function rowsOf({ shopId }: Merchant): Promise<number> {
  const { database: tables } = ports;
  const where = { shopId };
  const counts = await Promise.all([
    tables.run.count({ where }),
    tables.shot.count({ where }),
    tables.cutOut.count({ where }),
    tables.attempt.count({ where }),
    tables.review.count({ where }),
    tables.publication.count({ where }),
    tables.creditBalance.count({ where }),
    tables.creditLot.count({ where }),
    tables.ledgerEntry.count({ where }),
    tables.shop.count({ where: { id: shopId } }),
  ]);
  return counts.reduce((total, count) => total + count, 0);
}

test("erasing leaves no row and no object of the shop, and says how many there were", async () => {
  const [objects, rows] = [objectsOf(leaving).length, await rowsOf(leaving)];
  expect(objects).toBeGreaterThan(6);
  expect(await eraseShop(ports, leaving.shop)).toEqual({ outcome: "erased", objects, rows });
  expect(objectsOf(leaving)).toEqual([]);
  expect(await rowsOf(leaving)).toBe(0);
});

test("erasing one shop leaves another's rows and objects as they were", async () => {
  const shot = await aPublishedShot(ports, staying);
  const [objects, rows] = [objectsOf(staying), await rowsOf(staying)];
  await eraseShop(ports, leaving.shop);
  expect(objectsOf(staying)).toEqual(objects);
  expect(await rowsOf(staying)).toBe(rows);
  expect(await publicationOf(ports, shot)).toMatchObject({ state: "placed" });
});

test("a shop with more objects than are deleted at once is erased whole", async () => {
  for (let number = 0; number < 1_100; number += 1) {
    const key = `shops/${leaving.shopId}/painted/${number}`;
    await ports.objects.put(key, new Uint8Array(1), { contentType: "image/png" });
  }
  await eraseShop(ports, leaving.shop);
  expect(objectsOf(leaving)).toEqual([]);
});

test("a shop that has come back is not erased", async () => {
  await welcomeShop(ports, leaving.shop);
  expect(await eraseShop(ports, leaving.shop)).toEqual({ outcome: "installed-again" });
  expect(objectsOf(leaving)).not.toEqual([]);
});

test("a shop nobody knows is nothing to erase", async () => {
  const unknown = shopDomainSchema.parse("nobody.myshopify.com");
  expect(await eraseShop(ports, unknown)).toEqual({ outcome: "unknown-shop" });
});

test("an erasure that was interrupted is completed by the next try", async () => {
  const deleteRows = () => Promise.reject(new TypeError("the database is away"));
  await expect(eraseShop({ ...ports, erasure: { deleteRows } }, leaving.shop)).rejects.toThrow(TypeError);
  expect(await eraseShop(ports, leaving.shop)).toMatchObject({ outcome: "erased", objects: 0 });
  expect(await rowsOf(leaving)).toBe(0);
});

test("shop/redact erases the shop, once", async () => {
  const delivery = { topic: "shop/redact", shop: leaving.shop, body: { shop_id: 1 } };
  await takeWebhook(ports, { ...delivery, deliveryId: "1" });
  await takeWebhook(ports, { ...delivery, deliveryId: "2" });
  await ports.pass(0);
  expect(await rowsOf(leaving)).toBe(0);
  expect(ports.journal.notes.filter(({ event }) => event === "shop-erased")).toHaveLength(1);
});

test("a shop that installs again after its erasure begins anew", async () => {
  await eraseShop(ports, leaving.shop);
  expect(await welcomeShop(ports, leaving.shop)).not.toBe(leaving.shopId);
});
