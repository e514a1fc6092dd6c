import { afterAll, beforeEach, expect, test } from "vitest";

import { cancelRun } from "#app/core/run/cancel-run.ts";
import { dispatchWaiting } from "#app/core/run/dispatch.ts";
import type { Merchant } from "#app/core/shop/merchant.ts";
import type { Shot } from "#app/core/shot/shot.ts";
import { aReadyShot, aRun, aShop, shotOf } from "#tests/support/shop-world.ts";
import { openPortsDatabase, type TestPorts } from "#tests/support/test-ports.ts";

const database = await openPortsDatabase();
let ports: TestPorts;
let merchant: Merchant;
beforeEach(async () => {
  ports = await database.fresh();
  merchant = await aShop(ports, { credits: 40 });
});
afterAll(() => database.close());

const balance = () => ports.records.ledger.balance(merchant.shopId, "unlocked");
const cancel = ([shot]: readonly Shot[], by = merchant) =>
  shot === undefined ? Promise.resolve(null) : cancelRun(ports, by, shot.runId);

test("cancelling ends every shot that is still worked on and returns each credit", async () => {
  const shots = await aRun(ports, merchant, 20);
  expect(await cancel(shots)).toEqual({ cancelled: 20 });
  expect(await balance()).toEqual({ left: 40, held: 0, used: 0 });
  await ports.settle();
  await dispatchWaiting(ports);
  expect(await ports.database.shot.groupBy({ by: ["state"], _count: true })).toEqual([
    { state: "cancelled", _count: 20 },
  ]);
  expect(ports.imageModel.requests).toEqual([]);
});

test("a shot that is ready already is left for review", async () => {
  const shot = await aReadyShot(ports, merchant);
  expect(await cancel([shot])).toEqual({ cancelled: 0 });
  expect(await shotOf(ports, merchant, shot.id)).toMatchObject({ state: "ready" });
});

test("a shot that moves on in this very moment is cancelled all the same", async () => {
  const shots = await aRun(ports, merchant, 1);
  let moved = false;
  const transaction: TestPorts["work"]["transaction"] = async (work) => {
    if (!moved) await ports.settle();
    moved = true;
    return ports.work.transaction(work);
  };
  const [shot] = shots;
  if (shot === undefined) throw new TypeError("The run has no shot.");
  expect(await cancelRun({ ...ports, work: { transaction } }, merchant, shot.runId)).toEqual({ cancelled: 1 });
  expect(await shotOf(ports, merchant, shot.id)).toMatchObject({ state: "cancelled" });
  expect(await balance()).toEqual({ left: 40, held: 0, used: 0 });
});

test("cancelling twice, or at once, returns each credit once", async () => {
  const shots = await aRun(ports, merchant, 3);
  const outcomes = await Promise.all([cancel(shots), cancel(shots)]);
  expect(outcomes.reduce((total, outcome) => total + (outcome?.cancelled ?? 0), 0)).toBe(3);
  expect(await cancel(shots)).toEqual({ cancelled: 0 });
  expect(await balance()).toEqual({ left: 40, held: 0, used: 0 });
});

test("another shop's run cannot be cancelled", async () => {
  const shots = await aRun(ports, merchant, 2);
  expect(await cancel(shots, await aShop(ports))).toBeNull();
  expect(await balance()).toEqual({ left: 38, held: 2, used: 0 });
});
