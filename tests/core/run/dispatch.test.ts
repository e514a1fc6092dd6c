import { afterAll, beforeEach, expect, test } from "vitest";

import { dispatchWaiting } from "#app/core/run/dispatch.ts";
import type { Merchant } from "#app/core/shop/merchant.ts";
import { aRun, aShop } from "#tests/support/shop-world.ts";
import { openPortsDatabase, type TestPorts } from "#tests/support/test-ports.ts";

const WINDOW = 16;

const database = await openPortsDatabase();
let ports: TestPorts;
beforeEach(async () => {
  ports = await database.fresh();
});
afterAll(() => database.close());

const stateOf = async ({ shopId }: Merchant): Promise<Record<string, number>> => {
  const rows = await ports.database.shot.groupBy({ by: ["state"], where: { shopId }, _count: true });
  return Object.fromEntries(rows.map(({ state, _count }) => [state, _count]));
};

/** The painter takes so many of the shots that are in the window. */
async function leaveWindow(count: number): Promise<void> {
  for (let taken = 0; taken < count; taken += 1) {
    const job = ports.jobs.take();
    if (job?.step !== "prepare") throw new TypeError("No shot is in the window.");
    const shot = { shopId: job.shopId, id: job.shotId };
    await ports.records.shots.move(shot, { from: "preparing", to: "painting", wakeAt: ports.now() });
  }
}

test("a large run fills the window and no more", async () => {
  const merchant = await aShop(ports, { credits: 40 });
  await aRun(ports, merchant, 40);
  expect(await stateOf(merchant)).toEqual({ preparing: WINDOW, waiting: 40 - WINDOW });
  await dispatchWaiting(ports);
  expect(await stateOf(merchant)).toEqual({ preparing: WINDOW, waiting: 40 - WINDOW });
  expect(ports.jobs.waiting()).toHaveLength(WINDOW);
});

test("one shop's forty waiting shots do not keep another shop's single one out", async () => {
  const [large, small] = [await aShop(ports, { credits: 40 }), await aShop(ports)];
  await aRun(ports, large, 40);
  ports.clock.pass(1);
  await aRun(ports, small, 1);
  expect(await stateOf(small)).toEqual({ waiting: 1 });
  await leaveWindow(5);
  await dispatchWaiting(ports);
  expect(await stateOf(small)).toEqual({ preparing: 1 });
});

test("a shop's large run does not keep its own next single shot out", async () => {
  const merchant = await aShop(ports, { credits: 41 });
  await aRun(ports, merchant, 40);
  ports.clock.pass(1);
  const [single] = await aRun(ports, merchant, 1);
  await leaveWindow(5);
  await dispatchWaiting(ports);
  expect(ports.jobs.waiting()).toContainEqual(expect.objectContaining({ shotId: single?.id }));
});

test("a second large run shares what leaves the window with the first, half and half", async () => {
  const [one, other] = [await aShop(ports, { credits: 40 }), await aShop(ports, { credits: 40 })];
  await aRun(ports, one, 40);
  await aRun(ports, other, 40);
  for (let round = 0; round < 4; round += 1) {
    await leaveWindow(8);
    await dispatchWaiting(ports);
  }
  const admitted = ({ shopId }: Merchant): Promise<number> =>
    ports.database.shot.count({ where: { shopId, state: { not: "waiting" } } });
  expect(await admitted(one)).toBe(WINDOW + 16);
  expect(await admitted(other)).toBe(16);
});

test("photos that cannot be fetched at one shop do not hold up another", async () => {
  const [unlucky, lucky] = [await aShop(ports, { credits: 30 }), await aShop(ports)];
  const shots = await aRun(ports, unlucky, 30);
  for (const { photoUrl } of shots) ports.photos.cutOff(photoUrl);
  await ports.settle();
  await aRun(ports, lucky, 1);
  expect(await stateOf(lucky)).toEqual({ preparing: 1 });
});

test("a shop whose photos cannot be fetched does not try its whole run in vain", async () => {
  const merchant = await aShop(ports, { credits: 40 });
  const shots = await aRun(ports, merchant, 40);
  for (const { photoUrl } of shots) ports.photos.cutOff(photoUrl);
  for (let look = 0; look < 5; look += 1) await ports.pass(1);
  const { preparing = 0 } = await stateOf(merchant);
  expect(preparing).toBeGreaterThanOrEqual(WINDOW);
  expect(preparing).toBeLessThanOrEqual(2 * WINDOW);
});

test("dispatchers at once let no shot in twice and keep to the window", async () => {
  const merchant = await aShop(ports, { credits: 40 });
  await aRun(ports, merchant, 40);
  ports.jobs.lose();
  await ports.database.shot.updateMany({ data: { state: "waiting", wakeAt: null } });
  const added: string[] = [];
  const jobs = { add: (job: { step: string; shotId?: string }) => Promise.resolve(void added.push(job.shotId ?? "")) };
  await Promise.all(Array.from({ length: 5 }, () => dispatchWaiting({ ...ports, jobs })));
  expect(new Set(added).size).toBe(added.length);
  expect(added).toHaveLength(WINDOW);
  expect(await stateOf(merchant)).toEqual({ preparing: WINDOW, waiting: 40 - WINDOW });
});

test("a shop that removed the app is not served", async () => {
  const merchant = await aShop(ports, { credits: 20 });
  await aRun(ports, merchant, 20);
  await leaveWindow(WINDOW);
  await ports.records.shops.change(merchant.shopId, { uninstalledAt: ports.now() });
  await dispatchWaiting(ports);
  expect(await stateOf(merchant)).toEqual({ painting: WINDOW, waiting: 20 - WINDOW });
});

test("the oldest shots of a run go first", async () => {
  const merchant = await aShop(ports, { credits: 20 });
  const shots = await aRun(ports, merchant, 20);
  const admitted = ports.jobs.waiting().flatMap((job) => (job.step === "prepare" ? [job.shotId] : []));
  expect(admitted).toEqual(shots.slice(0, WINDOW).map(({ id }) => id));
});
