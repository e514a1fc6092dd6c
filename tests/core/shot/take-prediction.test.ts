import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, expect, test } from "vitest";

import type { Merchant } from "#app/core/shop/merchant.ts";
import { cancelRun } from "#app/core/run/cancel-run.ts";
import type { Attempt } from "#app/core/shot/attempt.ts";
import { paintShot } from "#app/core/shot/paint-shot.ts";
import type { PredictionState } from "#app/core/shot/ports.ts";
import type { Shot } from "#app/core/shot/shot.ts";
import { takePredictionNews, type PredictionNews } from "#app/core/shot/take-prediction.ts";
import { aPaintingShot, aShop, shotOf } from "#tests/support/shop-world.ts";
import { openPortsDatabase, type TestPorts } from "#tests/support/test-ports.ts";

const database = await openPortsDatabase();
let ports: TestPorts;
let merchant: Merchant;
let shot: Shot;
beforeEach(async () => {
  ports = await database.fresh();
  merchant = await aShop(ports);
  shot = await aPaintingShot(ports, merchant);
});
afterAll(() => database.close());

async function latest(): Promise<Attempt> {
  const attempt = await ports.records.attempts.latest(merchant.shopId, shot.id);
  if (attempt === null) throw new TypeError("The shot has no attempt.");
  return attempt;
}

async function news(overrides: Partial<PredictionNews> = {}): Promise<PredictionNews> {
  const { id } = await latest();
  const state = ports.imageModel.predictions.get("prediction-1")?.state ?? { status: "gone" };
  const told = {
    shopId: merchant.shopId,
    attemptId: id,
    deliveryId: randomUUID(),
    predictionId: "prediction-1",
    state,
  };
  return { ...told, ...overrides };
}

const succeed = (): void => {
  ports.imageModel.succeed("prediction-1", new TextEncoder().encode("painted"));
};
const stateOfShot = async (): Promise<string> => (await shotOf(ports, merchant, shot.id)).state;
const MODEL_ERROR: PredictionState = { status: "failed", reason: "model-error", detail: "CUDA" };

test("the webhook first: the shot goes on at once, and a later poll changes nothing", async () => {
  succeed();
  await takePredictionNews(ports, await news());
  expect(await stateOfShot()).toBe("checking");
  await paintShot(ports, merchant.shopId, shot.id);
  await ports.settle();
  expect(await stateOfShot()).toBe("ready");
  expect(ports.engine.finishes).toHaveLength(1);
});

test("the poll first: the webhook that follows changes nothing", async () => {
  succeed();
  const late = await news();
  await ports.pass(15_000);
  expect(await stateOfShot()).toBe("ready");
  await takePredictionNews(ports, late);
  expect(await stateOfShot()).toBe("ready");
  expect(ports.jobs.waiting()).toEqual([]);
});

test("webhook and poll at once finish the shot once", async () => {
  succeed();
  const told = await news();
  await Promise.all([
    takePredictionNews(ports, told),
    paintShot(ports, merchant.shopId, shot.id),
    takePredictionNews(ports, told),
    paintShot(ports, merchant.shopId, shot.id),
  ]);
  await ports.settle();
  expect(await stateOfShot()).toBe("ready");
  expect(ports.engine.finishes).toHaveLength(1);
});

test("a webhook before our create was answered is believed", async () => {
  const attempt = await latest();
  await ports.database.attempt.update({ where: { id: attempt.id }, data: { state: "creating", predictionId: null } });
  succeed();
  await takePredictionNews(ports, await news());
  expect(await latest()).toMatchObject({ state: "succeeded", predictionId: "prediction-1" });
  expect(await stateOfShot()).toBe("checking");
});

test("a repeated webhook of a failure starts one further attempt", async () => {
  const told = await news({ state: MODEL_ERROR });
  await takePredictionNews(ports, told);
  await takePredictionNews(ports, told);
  await Promise.all([takePredictionNews(ports, told), takePredictionNews(ports, told)]);
  expect(await ports.records.attempts.count(merchant.shopId, shot.id)).toBe(2);
});

test("a failure told by webhook and found by polling at once starts one further attempt", async () => {
  ports.imageModel.end("prediction-1", MODEL_ERROR);
  const told = await news();
  await Promise.all([paintShot(ports, merchant.shopId, shot.id), takePredictionNews(ports, told)]);
  expect(await ports.records.attempts.count(merchant.shopId, shot.id)).toBe(2);
  expect(await shotOf(ports, merchant, shot.id)).toMatchObject({ state: "painting", tries: 0 });
});

test.each<[string, Partial<PredictionNews>]>([
  ["of another prediction than ours", { predictionId: "prediction-of-somebody-else", state: MODEL_ERROR }],
  ["of an attempt of another shop", { state: MODEL_ERROR }],
  ["that it is still running", { state: { status: "running" } }],
])("news %s changes nothing", async (what, overrides) => {
  const { attemptId } = await news();
  const foreign = what.includes("another shop") ? { ...overrides, attemptId: (await foreignAttempt()).id } : overrides;
  await takePredictionNews(ports, await news({ attemptId, ...foreign }));
  expect(await stateOfShot()).toBe("painting");
  expect(await ports.records.attempts.count(merchant.shopId, shot.id)).toBe(1);
  expect(await ports.database.webhookReceipt.count()).toBe(0);
});

async function foreignAttempt(): Promise<Attempt> {
  const other = await aShop(ports);
  const { id } = await aPaintingShot(ports, other);
  const attempt = await ports.records.attempts.latest(other.shopId, id);
  if (attempt === null) throw new TypeError("The other shop's shot has no attempt.");
  return attempt;
}

test("another shop's id in the address does not reach this shop's attempt", async () => {
  succeed();
  const other = await aShop(ports);
  await takePredictionNews(ports, await news({ shopId: other.shopId }));
  expect(await stateOfShot()).toBe("painting");
});

test("news after the shot has ended changes nothing, and its credit stays returned", async () => {
  succeed();
  const told = await news();
  expect(await cancelRun(ports, merchant, shot.runId)).toEqual({ cancelled: 1 });
  await takePredictionNews(ports, told);
  await ports.settle();
  expect(await stateOfShot()).toBe("cancelled");
  expect(await ports.records.ledger.balance(merchant.shopId, "unlocked")).toEqual({ left: 10, held: 0, used: 0 });
});

test("a receipt keeps the attempt and the outcome of the prediction, and no address of its output", async () => {
  succeed();
  await takePredictionNews(ports, await news());
  const [receipt, ...others] = await ports.database.webhookReceipt.findMany();
  expect(others).toEqual([]);
  expect(receipt?.fields).toEqual({ attempt: (await latest()).id, status: "succeeded" });
});
