import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";

import type { ProductGid } from "#app/core/ids.ts";
import { requestRun } from "#app/core/run/request-run.ts";
import type { RequestRunOutcome } from "#app/core/run/views.ts";
import type { Merchant } from "#app/core/shop/merchant.ts";
import { aPhoto, aProduct, aShop, stock } from "#tests/support/shop-world.ts";
import { openPortsDatabase, type TestPorts } from "#tests/support/test-ports.ts";

const database = await openPortsDatabase();
let ports: TestPorts;
let merchant: Merchant;
beforeEach(async () => {
  ports = await database.fresh();
  merchant = await aShop(ports);
});
afterAll(() => database.close());

const ask = (products: readonly ProductGid[], requestKey = randomUUID()): Promise<RequestRunOutcome> =>
  requestRun(ports, merchant, { products, styleKey: "industrial-loft", requestKey });

const runIdOf = (outcome: RequestRunOutcome): string => (outcome.outcome === "requested" ? outcome.runId : "no run");
const countRuns = (): Promise<number> => ports.database.run.count();
const balance = () => ports.records.ledger.balance(merchant.shopId, "unlocked");

test("a run holds one credit for each product and lets its shots begin", async () => {
  const products = [stock(ports, merchant).gid, stock(ports, merchant).gid];
  const outcome = await ask(products);
  expect(outcome).toMatchObject({ outcome: "requested", skipped: [] });
  expect(await balance()).toEqual({ left: 8, held: 2, used: 0 });
  expect(ports.jobs.waiting().map(({ step }) => step)).toEqual(["prepare", "prepare"]);
});

test("a shot remembers the product as it was asked for: photo, title, style, surface and size", async () => {
  const height = { namespace: "specs", key: "height_cm", type: "number_integer", value: "82" };
  const photo = aPhoto({ width: 1000, height: 2000 });
  const product = stock(
    ports,
    merchant,
    aProduct({ metafields: [height], photos: [photo, aPhoto()], storeUrl: "https://shop.test/products/a" }),
  );
  const outcome = await ask([product.gid]);
  const run = await ports.records.runs.findByKey(merchant.shopId, "00000000-0000-4000-8000-000000000000");
  expect(run).toBeNull();
  const [shot] = (await ports.records.shots.list(merchant.shopId, { filter: "all", skip: 0, take: 5 })).shots;
  expect(shot).toMatchObject({
    runId: runIdOf(outcome),
    productTitle: product.title,
    productUrl: "https://shop.test/products/a",
    photoGid: photo.mediaGid,
    photoUrl: photo.url,
    styleKey: "industrial-loft",
    surface: "floor",
    size: { heightCm: 82, widthCm: 41, depthCm: null, source: "metafields" },
    requestedAt: ports.now(),
  });
});

test("products without a usable photo are skipped by name and cost nothing", async () => {
  const bare = stock(ports, merchant, aProduct({ photos: [] }));
  const tiny = stock(ports, merchant, aProduct({ photos: [aPhoto({ width: 299, height: 200 })] }));
  const good = stock(ports, merchant);
  const outcome = await ask([bare.gid, tiny.gid, good.gid]);
  expect(outcome).toMatchObject({
    outcome: "requested",
    shots: [{ productGid: good.gid }],
    skipped: [
      { productGid: bare.gid, title: bare.title, problem: "no-photo" },
      { productGid: tiny.gid, title: tiny.title, problem: "photo-too-small" },
    ],
  });
  expect(await balance()).toEqual({ left: 9, held: 1, used: 0 });
});

test("a run of nothing but unusable products is not made", async () => {
  const bare = stock(ports, merchant, aProduct({ photos: [] }));
  expect(await ask([bare.gid])).toMatchObject({ outcome: "nothing-to-do", skipped: [{ problem: "no-photo" }] });
  expect(await countRuns()).toBe(0);
});

test("a run of products that are gone is not made", async () => {
  expect(await ask([aProduct().gid])).toEqual({ outcome: "products-gone" });
  expect(await countRuns()).toBe(0);
});

test("a run that the credits do not cover leaves nothing behind", async () => {
  const products = Array.from({ length: 11 }, () => stock(ports, merchant).gid);
  expect(await ask(products)).toEqual({ outcome: "out-of-credits", needed: 11, left: 10 });
  expect(await countRuns()).toBe(0);
  expect(await ports.database.shot.count()).toBe(0);
  expect(await ports.database.ledgerEntry.count({ where: { kind: "reserve" } })).toBe(0);
  expect(await balance()).toEqual({ left: 10, held: 0, used: 0 });
  expect(ports.jobs.waiting()).toEqual([]);
});

test("expired credits pay for nothing", async () => {
  ports.clock.pass(40 * 24 * 3_600_000);
  expect(await ask([stock(ports, merchant).gid])).toEqual({ outcome: "out-of-credits", needed: 1, left: 0 });
});

test("the same request twice is one run, answered alike", async () => {
  const [product, key] = [stock(ports, merchant).gid, randomUUID()];
  const first = await ask([product], key);
  expect(await ask([product], key)).toEqual(first);
  expect(await countRuns()).toBe(1);
  expect(await balance()).toEqual({ left: 9, held: 1, used: 0 });
});

test("the same request many times at once is one run", async () => {
  const [product, key] = [stock(ports, merchant).gid, randomUUID()];
  const outcomes = await Promise.all(Array.from({ length: 8 }, () => ask([product], key)));
  expect(new Set(outcomes.map(runIdOf)).size).toBe(1);
  expect(runIdOf(outcomes[0] ?? { outcome: "products-gone" })).not.toBe("no run");
  expect(await countRuns()).toBe(1);
  expect(await balance()).toEqual({ left: 9, held: 1, used: 0 });
});

test("two shops may use the same key", async () => {
  const key = randomUUID();
  const mine = await ask([stock(ports, merchant).gid], key);
  merchant = await aShop(ports);
  expect(runIdOf(await ask([stock(ports, merchant).gid], key))).not.toBe(runIdOf(mine));
});
