import { afterAll, beforeEach, expect, test } from "vitest";

import { shotIdSchema } from "#app/core/ids.ts";
import { approveShot, discardShot, repaintShot } from "#app/core/review/review-shot.ts";
import { sweep } from "#app/core/run/sweep.ts";
import type { Merchant } from "#app/core/shop/merchant.ts";
import type { Shot } from "#app/core/shot/shot.ts";
import { aPaintingShot, aReadyShot, aShop, paintAll, publicationOf, shotOf } from "#tests/support/shop-world.ts";
import { DAY_MS } from "#tests/support/settable-clock.ts";
import { openPortsDatabase, type TestPorts } from "#tests/support/test-ports.ts";

const database = await openPortsDatabase();
let ports: TestPorts;
let merchant: Merchant;
let shot: Shot;
beforeEach(async () => {
  ports = await database.fresh();
  merchant = await aShop(ports);
  shot = await aReadyShot(ports, merchant);
});
afterAll(() => database.close());

const balance = () => ports.records.ledger.balance(merchant.shopId, "unlocked");
const REVIEWS = { approveShot, discardShot, repaintShot };
const REVIEW_NAMES = ["approveShot", "discardShot", "repaintShot"] as const;

test("an approval uses the credit, is noted with the user's id, and asks for the publication", async () => {
  expect(await approveShot(ports, merchant, shot.id)).toEqual({ outcome: "done" });
  expect(await balance()).toEqual({ left: 9, held: 0, used: 1 });
  expect(await ports.database.review.findMany()).toEqual([
    expect.objectContaining({ shotId: shot.id, decision: "approved", byUserId: "4711", at: ports.now() }),
  ]);
  const publication = await publicationOf(ports, shot);
  expect(publication).toMatchObject({ state: "pending", productGid: shot.productGid });
  expect(ports.jobs.waiting()).toEqual([
    { step: "publish", shopId: merchant.shopId, publicationId: publication.id, turn: 0 },
  ]);
});

test("ten approvals at once use one credit and publish once", async () => {
  const outcomes = await Promise.all(Array.from({ length: 10 }, () => approveShot(ports, merchant, shot.id)));
  expect(outcomes.filter(({ outcome }) => outcome === "done")).toHaveLength(1);
  expect(outcomes.filter(({ outcome }) => outcome === "already-decided")).toHaveLength(9);
  expect(await balance()).toEqual({ left: 9, held: 0, used: 1 });
  expect(await ports.database.publication.count()).toBe(1);
  expect(await ports.database.review.count()).toBe(1);
});

test("approving and discarding at once is one decision, and the credit goes one way", async () => {
  const outcomes = await Promise.all([
    approveShot(ports, merchant, shot.id),
    discardShot(ports, merchant, shot.id),
    repaintShot(ports, merchant, shot.id),
  ]);
  expect(outcomes.filter(({ outcome }) => outcome === "already-decided")).toHaveLength(2);
  const { left, held, used } = await balance();
  expect(left + held + used).toBe(10);
  expect(await ports.database.review.count()).toBe(1);
});

test("a discard returns the credit and publishes nothing", async () => {
  expect(await discardShot(ports, merchant, shot.id)).toEqual({ outcome: "done" });
  expect(await balance()).toEqual({ left: 10, held: 0, used: 0 });
  expect(await ports.database.publication.count()).toBe(0);
});

test("a repaint is a new shot with another seed, on the credit that the first one held", async () => {
  const outcome = await repaintShot(ports, merchant, shot.id);
  expect(await balance()).toEqual({ left: 9, held: 1, used: 0 });
  await ports.settle();
  const again = await shotOf(ports, merchant, outcome.outcome === "repainting" ? outcome.shotId : shot.id);
  expect(again).toMatchObject({ state: "painting", variation: 1, productGid: shot.productGid, size: shot.size });
  expect(new Set(ports.imageModel.requests.map(({ input }) => input["seed"])).size).toBe(2);
  await paintAll(ports);
  await approveShot(ports, merchant, again.id);
  expect(await balance()).toEqual({ left: 9, held: 0, used: 1 });
});

test("a repaint needs no free credit, and its failure returns the one it held", async () => {
  await ports.database.creditBalance.updateMany({ data: { left: 0 } });
  await ports.database.creditLot.updateMany({ data: { left: 0 } });
  const outcome = await repaintShot(ports, merchant, shot.id);
  expect(outcome).toMatchObject({ outcome: "repainting" });
  ports.engine.refuseNextPhoto("corrupt");
  await ports.settle();
  for (let attempt = 0; attempt < 3; attempt += 1) {
    ports.engine.rejectNext(["product-changed"]);
    await paintAll(ports);
  }
  expect(await balance()).toEqual({ left: 1, held: 0, used: 0 });
});

test.each(REVIEW_NAMES)("%s of a decided shot changes nothing", async (review) => {
  await discardShot(ports, merchant, shot.id);
  expect(await REVIEWS[review](ports, merchant, shot.id)).toEqual({ outcome: "already-decided" });
  expect(await balance()).toEqual({ left: 10, held: 0, used: 0 });
});

test.each(REVIEW_NAMES)("%s of a shot that is not ready changes nothing", async (review) => {
  const painting = await aPaintingShot(ports, merchant);
  expect(await REVIEWS[review](ports, merchant, painting.id)).toEqual({ outcome: "not-ready" });
  expect(await balance()).toEqual({ left: 8, held: 2, used: 0 });
});

test.each(REVIEW_NAMES)("%s of another shop's shot cannot be told from one that does not exist", async (review) => {
  const other = await aShop(ports);
  expect(await REVIEWS[review](ports, other, shot.id)).toEqual({ outcome: "not-yours" });
  const unknown = shotIdSchema.parse(ports.newId());
  expect(await REVIEWS[review](ports, other, unknown)).toEqual({ outcome: "not-yours" });
  expect(await shotOf(ports, merchant, shot.id)).toMatchObject({ decision: "undecided" });
});

test("a shot that is approved while it expires stays approved, and its credit used", async () => {
  ports.clock.pass(30 * DAY_MS);
  const transaction: TestPorts["work"]["transaction"] = async (work) => {
    await approveShot(ports, merchant, shot.id);
    return ports.work.transaction(work);
  };
  await sweep({ ...ports, work: { transaction } });
  expect(await shotOf(ports, merchant, shot.id)).toMatchObject({ state: "ready", decision: "approved" });
  expect(await balance()).toEqual({ left: 9, held: 0, used: 1 });
});

test("an approved shot does not expire", async () => {
  await approveShot(ports, merchant, shot.id);
  await ports.pass(31 * DAY_MS);
  expect(await shotOf(ports, merchant, shot.id)).toMatchObject({ state: "ready", decision: "approved" });
});
