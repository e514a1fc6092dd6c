import { afterAll, beforeEach, expect, test } from "vitest";

import type { Merchant } from "#app/core/shop/merchant.ts";
import { aPaintingShot, aReadyShot, aRun, aShop, anApprovedShot } from "#tests/support/shop-world.ts";
import { openPortsDatabase, type TestPorts } from "#tests/support/test-ports.ts";

const database = await openPortsDatabase();
let ports: TestPorts;
let merchant: Merchant;
beforeEach(async () => {
  ports = await database.fresh();
  merchant = await aShop(ports);
});
afterAll(() => database.close());

const inMs = (ms: number): Date => new Date(ports.now().getTime() + ms);

test("one dispatches at a time; whoever comes meanwhile is told so and does nothing", async () => {
  let worked = 0;
  const first = ports.backlog.dispatching(async () => {
    worked += 1;
    expect(await ports.backlog.dispatching(() => Promise.reject(new TypeError("second dispatcher")))).toBe(false);
  });
  expect(await first).toBe(true);
  expect(await ports.backlog.dispatching(() => Promise.resolve())).toBe(true);
  expect(worked).toBe(1);
});

test("a dispatch that throws admits nothing and lets the next one in", async () => {
  const [shot] = await aRun(ports, merchant);
  await ports.database.shot.updateMany({ data: { state: "waiting", wakeAt: null } });
  const failing = ports.backlog.dispatching(async (turn) => {
    const run = await turn.leastServedRun({ putOff: 16 });
    if (run !== null) expect(await turn.admit(run, 4, inMs(60_000))).toEqual([shot?.id]);
    throw new TypeError("half way");
  });
  await expect(failing).rejects.toThrow("half way");
  expect(await ports.database.shot.count({ where: { state: "waiting" } })).toBe(1);
  expect(await ports.backlog.dispatching(() => Promise.resolve())).toBe(true);
});

test("due shots tell what a job needs, the longest due first, and no more than asked for", async () => {
  const [first, second] = [await aPaintingShot(ports, merchant), await aPaintingShot(ports, merchant)];
  await ports.database.shot.update({ where: { id: second.id }, data: { wakeAt: inMs(-1), tries: 3 } });
  expect(await ports.backlog.dueShots(inMs(15_000), 10)).toEqual([
    { shopId: merchant.shopId, id: second.id, state: "painting", tries: 3, attempts: 1 },
    { shopId: merchant.shopId, id: first.id, state: "painting", tries: 0, attempts: 1 },
  ]);
  expect(await ports.backlog.dueShots(inMs(15_000), 1)).toHaveLength(1);
  expect(await ports.backlog.dueShots(inMs(-1), 10)).toHaveLength(1);
});

test("what is snoozed is due later; what has ended stays asleep", async () => {
  const [painting, ended] = [await aPaintingShot(ports, merchant), await aPaintingShot(ports, merchant)];
  await ports.database.shot.update({ where: { id: ended.id }, data: { state: "failed", wakeAt: null } });
  await ports.backlog.snoozeShots([painting.id, ended.id], inMs(60_000));
  expect(await ports.backlog.dueShots(inMs(59_999), 10)).toEqual([]);
  expect((await ports.backlog.dueShots(inMs(60_000), 10)).map(({ id }) => id)).toEqual([painting.id]);
});

test("waking a shop wakes what is being worked on, and neither reviews nor what has ended", async () => {
  const painting = await aPaintingShot(ports, merchant);
  const ready = await aReadyShot(ports, merchant);
  const approved = await anApprovedShot(ports, merchant);
  await ports.backlog.snoozePublications([], inMs(0));
  await ports.backlog.wakeShop(merchant.shopId, ports.now());
  const shots = await ports.backlog.dueShots(ports.now(), 10);
  expect(shots.map(({ id }) => id)).not.toContain(ready.id);
  expect(shots.map(({ id }) => id)).not.toContain(approved.id);
  expect(await ports.records.shots.find(merchant.shopId, painting.id)).toMatchObject({ state: "ready" });
  const publications = await ports.backlog.duePublications(ports.now(), 10);
  expect(publications).toEqual([expect.objectContaining({ shopId: merchant.shopId, tries: 0 })]);
});
