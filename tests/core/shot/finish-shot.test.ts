import { afterAll, beforeEach, expect, test } from "vitest";

import { ObjectStoreUnavailableError } from "#app/core/errors.ts";
import type { Merchant } from "#app/core/shop/merchant.ts";
import { finishShot } from "#app/core/shot/finish-shot.ts";
import type { Shot } from "#app/core/shot/shot.ts";
import { aPaintingShot, aReadyShot, aShop, paintAll, shotOf } from "#tests/support/shop-world.ts";
import { openPortsDatabase, type TestPorts } from "#tests/support/test-ports.ts";

const THIRTY_DAYS_MS = 30 * 24 * 3_600_000;

const database = await openPortsDatabase();
let ports: TestPorts;
let merchant: Merchant;
beforeEach(async () => {
  ports = await database.fresh();
  merchant = await aShop(ports);
});
afterAll(() => database.close());

const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);
const balance = () => ports.records.ledger.balance(merchant.shopId, "unlocked");
const read = (shot: Shot): Promise<Shot> => shotOf(ports, merchant, shot.id);

test("a ready shot has its match, its pictures, and thirty days to be reviewed", async () => {
  const shot = await aReadyShot(ports, merchant);
  expect(shot).toMatchObject({ state: "ready", score: 97, checkReasons: [], relightPercent: -2.5, enlarged: false });
  const stored = [...ports.objects.objects].filter(([key]) => key.includes(`/shots/${shot.id}/`));
  expect(stored.map(([key, { contentType }]) => [key.split("/").at(-1), contentType])).toEqual([
    ["final.jpg", "image/jpeg"],
    ["preview.jpg", "image/jpeg"],
    ["thumbnail.jpg", "image/jpeg"],
    ["difference.png", "image/png"],
  ]);
  const row = await ports.database.shot.findUniqueOrThrow({ where: { id: shot.id } });
  expect(row.readyAt).toEqual(ports.now());
  expect(row.expiresAt?.getTime()).toBe(ports.now().getTime() + THIRTY_DAYS_MS);
  expect(row.wakeAt).toEqual(row.expiresAt);
});

test("the engine is given the photo, the cut-out, the painted room, and what the file must say of its origin", async () => {
  const shot = await aReadyShot(ports, merchant);
  const [request] = ports.engine.finishes;
  expect(text(request?.photo)).toBe(shot.photoUrl);
  expect(text(request?.cutOut)).toBe("cut-out");
  expect(text(request?.painted)).toBe("painted prediction-1");
  expect(request?.placement).toEqual(shot.placement);
  expect(request?.provenance).toEqual({
    model: "black-forest-labs/flux-fill-pro",
    promptVersion: "room-1",
    seed: 5501,
  });
});

test.each(["rejectNext", "spoilNext"] as const)(
  "a picture that fails the check (%s) is painted again with a new seed",
  async (fault) => {
    const shot = await aPaintingShot(ports, merchant);
    ports.engine[fault](["product-changed"]);
    await paintAll(ports);
    expect(await read(shot)).toMatchObject({ state: "painting", score: null });
    expect(ports.imageModel.requests.map(({ input }) => input["seed"])).toEqual([5501, 5501 + 104_729]);
    await paintAll(ports);
    expect(await read(shot)).toMatchObject({ state: "ready", score: 97 });
  },
);

test("three pictures that fail the check fail the shot, and its credit returns", async () => {
  const shot = await aPaintingShot(ports, merchant);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    ports.engine.rejectNext(["product-changed"]);
    await paintAll(ports);
  }
  expect(await read(shot)).toMatchObject({ state: "failed", failureReason: "product-altered" });
  expect(ports.imageModel.requests).toHaveLength(3);
  expect(await balance()).toEqual({ left: 10, held: 0, used: 0 });
});

test("an output that the painter has deleted is painted again, and three such fail the shot at our cost", async () => {
  const shot = await aPaintingShot(ports, merchant);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const id = `prediction-${attempt + 1}`;
    ports.imageModel.succeed(id, new Uint8Array([1]));
    ports.imageModel.forgetOutputs();
    await ports.pass(15_000);
    expect(ports.imageModel.requests).toHaveLength(Math.min(3, attempt + 2));
  }
  expect(await read(shot)).toMatchObject({ state: "failed", failureReason: "output-lost" });
  expect(await balance()).toEqual({ left: 10, held: 0, used: 0 });
});

test("a painted picture is fetched from the painter once, even where finishing has to be repeated", async () => {
  const shot = await aPaintingShot(ports, merchant);
  ports.engine.failNext(new TypeError("the engine's thread died"));
  await paintAll(ports);
  expect(await read(shot)).toMatchObject({ state: "checking", tries: 1 });
  ports.imageModel.forgetOutputs();
  await ports.pass(60_000);
  expect(await read(shot)).toMatchObject({ state: "ready" });
});

test("a store that is away for a while only delays the shot", async () => {
  const shot = await aPaintingShot(ports, merchant);
  ports.engine.failNext(new ObjectStoreUnavailableError("the store is away", { retryAfterMs: 40_000 }));
  await paintAll(ports);
  await ports.pass(39_999);
  expect(await read(shot)).toMatchObject({ state: "checking", tries: 1 });
  await ports.pass(1);
  expect(await read(shot)).toMatchObject({ state: "ready", tries: 0 });
});

test("a picture of ours that has been lost fails the shot as our fault, and its credit returns", async () => {
  const shot = await aPaintingShot(ports, merchant);
  for (const key of ports.objects.objects.keys()) if (key.includes("/photos/")) await ports.objects.delete([key]);
  await paintAll(ports);
  expect(await read(shot)).toMatchObject({ state: "failed", failureReason: "our-fault" });
  expect(await balance()).toEqual({ left: 10, held: 0, used: 0 });
});

test("finishing twice at once makes one ready shot, and rejected twice at once one further attempt", async () => {
  const shot = await aPaintingShot(ports, merchant);
  ports.engine.failNext(new TypeError("the engine's thread died"));
  await paintAll(ports);
  for (let verdict = 0; verdict < 3; verdict += 1) ports.engine.rejectNext(["product-changed"]);
  await Promise.all(Array.from({ length: 3 }, () => finishShot(ports, merchant.shopId, shot.id)));
  expect(await read(shot)).toMatchObject({ state: "painting", tries: 0 });
  expect(await ports.records.attempts.count(merchant.shopId, shot.id)).toBe(2);
});
