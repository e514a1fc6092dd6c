import { afterAll, beforeEach, describe, expect, test } from "vitest";

import type { FailureReason } from "#app/core/shot/shot.ts";
import type { Merchant } from "#app/core/shop/merchant.ts";
import { prepareShot } from "#app/core/shot/prepare-shot.ts";
import type { PhotoRefusal, PictureEngine } from "#app/core/shot/ports.ts";
import type { Shot } from "#app/core/shot/shot.ts";
import { aPaintingShot, aProduct, aRun, aShop, shotOf, stock } from "#tests/support/shop-world.ts";
import { openPortsDatabase, type TestPorts } from "#tests/support/test-ports.ts";
import { requestRun } from "#app/core/run/request-run.ts";

const database = await openPortsDatabase();
let ports: TestPorts;
let merchant: Merchant;
beforeEach(async () => {
  ports = await database.fresh();
  merchant = await aShop(ports);
});
afterAll(() => database.close());

const balance = () => ports.records.ledger.balance(merchant.shopId, "unlocked");

async function aPreparingShot(): Promise<Shot> {
  const [shot] = await aRun(ports, merchant);
  if (shot === undefined) throw new TypeError("The run has no shot.");
  return shot;
}

const REASONS: readonly (readonly [PhotoRefusal, FailureReason])[] = [
  ["not-an-image", "photo-not-an-image"],
  ["unsupported-format", "photo-unsupported-format"],
  ["corrupt", "photo-corrupt"],
  ["too-small", "photo-too-small"],
  ["too-large", "photo-too-large"],
];

describe("a photo that is refused", () => {
  test.each(REASONS)("as %s fails the shot as %s and returns the credit", async (refusal, reason) => {
    const { id } = await aPreparingShot();
    ports.engine.refuseNextPhoto(refusal);
    await ports.settle();
    expect(await shotOf(ports, merchant, id)).toMatchObject({ state: "failed", failureReason: reason });
    expect(await balance()).toEqual({ left: 10, held: 0, used: 0 });
    expect(ports.imageModel.requests).toEqual([]);
  });
});

test("a photo that is gone fails the shot and returns the credit", async () => {
  const { id, photoUrl } = await aPreparingShot();
  ports.photos.photos.delete(photoUrl);
  await ports.settle();
  expect(await shotOf(ports, merchant, id)).toMatchObject({ state: "failed", failureReason: "photo-gone" });
  expect(await balance()).toEqual({ left: 10, held: 0, used: 0 });
});

test("a photo that cannot be fetched is tried again, and in the end fails the shot at no cost", async () => {
  const { id, photoUrl } = await aPreparingShot();
  ports.photos.cutOff(photoUrl);
  await ports.settle();
  expect(await shotOf(ports, merchant, id)).toMatchObject({ state: "preparing", tries: 1 });
  for (let again = 0; again < 7; again += 1) await ports.pass(300_000);
  expect(await shotOf(ports, merchant, id)).toMatchObject({ state: "failed", failureReason: "photo-unavailable" });
  expect(await balance()).toEqual({ left: 10, held: 0, used: 0 });
});

test("a prepared shot has its cut-out, its place, its model inputs and one planned attempt with the style's seed", async () => {
  const shot = await aPaintingShot(ports, merchant);
  expect(shot).toMatchObject({ state: "painting", tries: 0, placement: { surface: "floor", pixelsPerCm: 5 } });
  expect(shot.cutOutId).not.toBeNull();
  expect([...ports.objects.objects.keys()].map((key) => key.split("/")[2]).sort()).toEqual([
    "cut-outs",
    "model-inputs",
    "model-inputs",
    "photos",
  ]);
  const attempt = await ports.records.attempts.latest(merchant.shopId, shot.id);
  expect(attempt).toMatchObject({ number: 1, seed: 5501, promptVersion: "room-1" });
});

test("the picture engine is told the product's real size", async () => {
  const { size } = await aPaintingShot(ports, merchant);
  expect(ports.engine.placed).toEqual([
    expect.objectContaining({ surface: "floor", heightCm: size.heightCm, widthCm: size.widthCm, finalLongSide: 2048 }),
  ]);
});

test("two shots of one photo share a cut-out that was made once", async () => {
  const product = stock(ports, merchant);
  for (const requestKey of ["00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"]) {
    await requestRun(ports, merchant, { products: [product.gid], styleKey: "industrial-loft", requestKey });
    await ports.settle();
  }
  expect(ports.engine.cutOuts).toHaveLength(1);
  expect(await ports.database.cutOut.count()).toBe(1);
  expect(await ports.database.shot.count({ where: { state: "painting" } })).toBe(2);
});

test("two workers cutting out one photo at once keep one cut-out and its picture", async () => {
  const product = stock(ports, merchant);
  for (const requestKey of ["00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"]) {
    await requestRun(ports, merchant, { products: [product.gid], styleKey: "industrial-loft", requestKey });
  }
  const { shots } = await ports.records.shots.list(merchant.shopId, { filter: "all", skip: 0, take: 9 });
  let cutting = 0;
  const engine: PictureEngine = {
    ...ports.engine,
    async cutOut(photo) {
      cutting += 1;
      await expect.poll(() => cutting).toBe(2);
      return ports.engine.cutOut(photo);
    },
  };
  await Promise.all(shots.map(({ id }) => prepareShot({ ...ports, engine }, merchant.shopId, id)));
  expect(await ports.database.cutOut.count()).toBe(1);
  expect([...ports.objects.objects.keys()].filter((key) => key.includes("/cut-outs/"))).toHaveLength(1);
  expect(await ports.database.shot.count({ where: { state: "painting" } })).toBe(2);
});

test("preparing the same shot twice at once plans one attempt", async () => {
  const { id } = await aPreparingShot();
  await Promise.all([prepareShot(ports, merchant.shopId, id), prepareShot(ports, merchant.shopId, id)]);
  expect(await shotOf(ports, merchant, id)).toMatchObject({ state: "painting" });
  expect(await ports.records.attempts.count(merchant.shopId, id)).toBe(1);
});

test("an error that nobody expected is tried again and ends at our cost", async () => {
  const { id } = await aPreparingShot();
  for (let again = 0; again < 8; again += 1) {
    ports.engine.failNext(new TypeError("the engine's thread died"));
    await ports.pass(again === 0 ? 0 : 300_000);
  }
  expect(await shotOf(ports, merchant, id)).toMatchObject({ state: "failed" });
  expect(await balance()).toEqual({ left: 10, held: 0, used: 0 });
});

test("a product of an unknown kind without a size is placed by a guess", async () => {
  const product = stock(ports, merchant, aProduct({ title: "Thing", productType: "" }));
  const requestKey = "00000000-0000-4000-8000-000000000001";
  await requestRun(ports, merchant, { products: [product.gid], styleKey: "industrial-loft", requestKey });
  await ports.settle();
  expect(ports.engine.placed).toEqual([expect.objectContaining({ heightCm: 70, widthCm: 70 })]);
});
