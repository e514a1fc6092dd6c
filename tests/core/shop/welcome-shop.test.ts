import { afterAll, beforeEach, expect, test } from "vitest";

import { ShopAccessLostError } from "#app/core/errors.ts";
import { shopDomainSchema } from "#app/core/ids.ts";
import { prepareShot } from "#app/core/shot/prepare-shot.ts";
import { uninstallShop } from "#app/core/shop/uninstall-shop.ts";
import { welcomeShop } from "#app/core/shop/welcome-shop.ts";
import { aRun, aShop, shotOf } from "#tests/support/shop-world.ts";
import { DAY_MS } from "#tests/support/settable-clock.ts";
import { openPortsDatabase, type TestPorts } from "#tests/support/test-ports.ts";

const SHOP = shopDomainSchema.parse("new-shop.myshopify.com");

const database = await openPortsDatabase();
let ports: TestPorts;
beforeEach(async () => {
  ports = await database.fresh();
});
afterAll(() => database.close());

test("a new shop has the free credits, to be used this month", async () => {
  const shopId = await welcomeShop(ports, SHOP);
  expect(await ports.records.ledger.balance(shopId, "unlocked")).toEqual({ left: 10, held: 0, used: 0 });
  const [lot] = await ports.database.creditLot.findMany();
  expect(lot?.expiresAt).toEqual(new Date("2026-12-01T00:00:00Z"));
});

test("a shop that opens the app in many tabs at once is installed once, with one grant", async () => {
  const ids = await Promise.all(Array.from({ length: 8 }, () => welcomeShop(ports, SHOP)));
  expect(new Set(ids).size).toBe(1);
  expect(await ports.database.shop.count()).toBe(1);
  expect(await ports.database.creditLot.count()).toBe(1);
});

test("leaving and coming back within a month does not grant again", async () => {
  const shopId = await welcomeShop(ports, SHOP);
  await uninstallShop(ports, SHOP);
  ports.clock.pass(DAY_MS);
  expect(await welcomeShop(ports, SHOP)).toBe(shopId);
  expect(await ports.records.shops.get(shopId)).toMatchObject({ uninstalledAt: null, installedAt: ports.now() });
  expect(await ports.records.ledger.balance(shopId, "unlocked")).toEqual({ left: 10, held: 0, used: 0 });
});

test("a shot whose shop's token died waits, uncounted, and goes on when somebody opens the app", async () => {
  const merchant = await aShop(ports);
  const [shot] = await aRun(ports, merchant);
  if (shot === undefined) throw new TypeError("The run has no shot.");
  ports.jobs.lose();
  const fetchPhoto = () => Promise.reject(new ShopAccessLostError("the token is dead"));
  await prepareShot({ ...ports, photos: { fetchPhoto } }, merchant.shopId, shot.id);
  await ports.pass(1_800_000);
  expect(await shotOf(ports, merchant, shot.id)).toMatchObject({ state: "preparing", tries: 0 });
  await welcomeShop(ports, merchant.shop);
  await ports.pass(0);
  expect(await shotOf(ports, merchant, shot.id)).toMatchObject({ state: "painting" });
});

test("opening the app wakes no other shop's work", async () => {
  const [one, other] = [await aShop(ports), await aShop(ports)];
  await aRun(ports, other);
  ports.jobs.lose();
  await ports.records.shops.change(one.shopId, { accessLostAt: ports.now() });
  await welcomeShop(ports, one.shop);
  expect(await ports.backlog.dueShots(ports.now(), 10)).toEqual([]);
});
