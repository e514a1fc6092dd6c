import { afterAll, beforeEach, expect, test } from "vitest";

import { discardShot } from "#app/core/review/review-shot.ts";
import { findShotToReview } from "#app/core/review/find-shot-to-review.ts";
import type { ShotId } from "#app/core/ids.ts";
import type { Merchant } from "#app/core/shop/merchant.ts";
import { viewShot } from "#app/core/shot/view-shot.ts";
import { aReadyShot, aShop } from "#tests/support/shop-world.ts";
import { openPortsDatabase, type TestPorts } from "#tests/support/test-ports.ts";

const database = await openPortsDatabase();
let ports: TestPorts;
let merchant: Merchant;
let ids: readonly [ShotId, ShotId, ShotId];
beforeEach(async () => {
  ports = await database.fresh();
  merchant = await aShop(ports);
  const ready = async (): Promise<ShotId> => (await aReadyShot(ports, merchant)).id;
  ids = [await ready(), await ready(), await ready()];
});
afterAll(() => database.close());

async function around(shot: ShotId): Promise<readonly (ShotId | null | undefined)[]> {
  const view = await viewShot(ports, merchant, shot);
  return [view?.previousToReview, view?.nextToReview];
}

test("the queue begins with the shot that has waited longest", async () => {
  expect(await findShotToReview(ports, merchant)).toBe(ids[0]);
  await discardShot(ports, merchant, ids[0]);
  expect(await findShotToReview(ports, merchant)).toBe(ids[1]);
});

test("forwards and backwards every waiting shot is passed once, and round from the ends", async () => {
  const [first, second, third] = ids;
  expect(await around(first)).toEqual([third, second]);
  expect(await around(second)).toEqual([first, third]);
  expect(await around(third)).toEqual([second, first]);
});

test("a decided shot is passed over, and still leads to those around it", async () => {
  const [first, second, third] = ids;
  await discardShot(ports, merchant, second);
  expect(await around(second)).toEqual([first, third]);
  expect(await around(first)).toEqual([third, third]);
});

test("the last shot has nothing on either side, and then nothing waits", async () => {
  const [first, second, third] = ids;
  await discardShot(ports, merchant, second);
  await discardShot(ports, merchant, third);
  expect(await around(first)).toEqual([null, null]);
  await discardShot(ports, merchant, first);
  expect(await findShotToReview(ports, merchant)).toBeNull();
});

test("another shop's shots are in nobody else's queue", async () => {
  expect(await findShotToReview(ports, await aShop(ports))).toBeNull();
});
