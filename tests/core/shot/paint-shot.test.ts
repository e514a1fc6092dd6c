import { afterAll, beforeEach, describe, expect, test } from "vitest";

import type { Merchant } from "#app/core/shop/merchant.ts";
import type { Attempt } from "#app/core/shot/attempt.ts";
import { paintShot } from "#app/core/shot/paint-shot.ts";
import type { PredictionState } from "#app/core/shot/ports.ts";
import type { FailureReason, Shot } from "#app/core/shot/shot.ts";
import { aPaintingShot, aShop, paintAll, shotOf } from "#tests/support/shop-world.ts";
import { openPortsDatabase, type TestPorts } from "#tests/support/test-ports.ts";

const LOOK_MS = 5_000;
const POLL_MS = 15_000;
/** `Cancel-After` and the grace after it. */
const CERTAIN_MS = 110_000;

const database = await openPortsDatabase();
let ports: TestPorts;
let merchant: Merchant;
beforeEach(async () => {
  ports = await database.fresh();
  merchant = await aShop(ports);
});
afterAll(() => database.close());

const balance = () => ports.records.ledger.balance(merchant.shopId, "unlocked");
const attemptOf = async ({ id }: Shot): Promise<Attempt | null> => ports.records.attempts.latest(merchant.shopId, id);
const lastPrediction = (): string => `prediction-${ports.imageModel.predictions.size}`;

describe("asking the painter", () => {
  test("sends canvas, mask, style words and seed, our webhook and a deadline; no name of shop or product", async () => {
    const shot = await aPaintingShot(ports, merchant);
    const attempt = await attemptOf(shot);
    const [request] = ports.imageModel.requests;
    expect(request).toMatchObject({
      attemptId: attempt?.id,
      model: "black-forest-labs/flux-fill-pro",
      cancelAfterSeconds: 90,
      input: {
        image: expect.stringContaining("/canvas.png") as string,
        mask: expect.stringContaining("/mask.png") as string,
        prompt: expect.stringContaining("Japandi bedroom") as string,
        seed: 5501,
      },
    });
    const webhook = new URL(request?.webhookUrl ?? "");
    expect(webhook.origin + webhook.pathname).toBe("https://app.roomshots.test/webhooks/replicate");
    expect(Object.fromEntries(webhook.searchParams)).toEqual({ shop: merchant.shopId, attempt: attempt?.id });
    const { prompt } = request?.input ?? {};
    expect(prompt).not.toContain(merchant.shop);
    expect(prompt).not.toContain(shot.productTitle);
  });

  test("lets go at once, and the prediction's id is saved with what it costs", async () => {
    const shot = await aPaintingShot(ports, merchant);
    expect(await attemptOf(shot)).toMatchObject({ state: "created", predictionId: "prediction-1" });
    expect(await ports.database.attempt.findFirst()).toMatchObject({ costCents: 6 });
    expect(ports.jobs.waiting()).toEqual([]);
  });

  test("any number of wake-ups buys one prediction", async () => {
    const shot = await aPaintingShot(ports, merchant);
    for (let again = 0; again < 10; again += 1) await ports.pass(POLL_MS);
    await Promise.all(Array.from({ length: 5 }, () => paintShot(ports, merchant.shopId, shot.id)));
    expect(ports.imageModel.requests).toHaveLength(1);
  });

  test("many workers at once on a planned attempt buy one prediction", async () => {
    ports.imageModel.failNextCreate({ outcome: "throttled", retryAfterMs: 1_000 });
    const shot = await aPaintingShot(ports, merchant);
    await Promise.all(Array.from({ length: 5 }, () => paintShot(ports, merchant.shopId, shot.id)));
    expect(ports.imageModel.predictions.size).toBe(1);
  });

  test("a throttled create is asked again when the painter wishes, and not before", async () => {
    ports.imageModel.failNextCreate({ outcome: "throttled", retryAfterMs: 9_000 });
    const shot = await aPaintingShot(ports, merchant);
    expect(await attemptOf(shot)).toMatchObject({ number: 1, state: "planned" });
    await ports.pass(8_999);
    expect(ports.imageModel.requests).toHaveLength(1);
    await ports.pass(1);
    expect(ports.imageModel.requests).toHaveLength(2);
    expect(await attemptOf(shot)).toMatchObject({ number: 1, state: "created" });
  });

  test("a refused create is tried with a new seed, and after three the shot fails and the credit returns", async () => {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      ports.imageModel.failNextCreate({ outcome: "refused", reason: "422: image too small" });
    }
    const { id } = await aPaintingShot(ports, merchant);
    expect(await shotOf(ports, merchant, id)).toMatchObject({ state: "failed", failureReason: "painter-failed" });
    expect(new Set(ports.imageModel.requests.map(({ input }) => input["seed"])).size).toBe(3);
    expect(await balance()).toEqual({ left: 10, held: 0, used: 0 });
  });

  test("an unreachable painter bought nothing, so it is asked again after seconds, not after the deadline", async () => {
    ports.imageModel.failNextCreate({ outcome: "unreachable" });
    const shot = await aPaintingShot(ports, merchant);
    expect(await shotOf(ports, merchant, shot.id)).toMatchObject({ state: "painting", tries: 1 });
    await ports.pass(4_000);
    expect(await attemptOf(shot)).toMatchObject({ number: 1, state: "created" });
  });

  test("a painter that stays unreachable fails the shot in the end, at no cost", async () => {
    for (let attempt = 0; attempt < 30; attempt += 1) ports.imageModel.failNextCreate({ outcome: "unreachable" });
    const { id } = await aPaintingShot(ports, merchant);
    for (let again = 0; again < 30; again += 1) await ports.pass(300_000);
    expect(await shotOf(ports, merchant, id)).toMatchObject({ state: "failed", failureReason: "painter-unreachable" });
    expect(await balance()).toEqual({ left: 10, held: 0, used: 0 });
    expect(ports.imageModel.predictions.size).toBe(0);
  });
});

describe("a create whose answer never came", () => {
  test("is found among the painter's predictions and adopted", async () => {
    ports.imageModel.failNextCreate({ outcome: "lost" });
    const shot = await aPaintingShot(ports, merchant);
    expect(await attemptOf(shot)).toMatchObject({ state: "creating", predictionId: null });
    await ports.pass(LOOK_MS);
    expect(await attemptOf(shot)).toMatchObject({ state: "created", predictionId: "prediction-1" });
    await paintAll(ports);
    expect(await shotOf(ports, merchant, shot.id)).toMatchObject({ state: "ready" });
    expect(ports.imageModel.requests).toHaveLength(1);
  });

  test("is not repeated before its own deadline and some grace are over", async () => {
    ports.imageModel.failNextCreate({ outcome: "uncertain", why: "reset" });
    const shot = await aPaintingShot(ports, merchant);
    for (let ms = 0; ms < CERTAIN_MS - LOOK_MS; ms += LOOK_MS) await ports.pass(LOOK_MS);
    expect(ports.imageModel.requests).toHaveLength(1);
    expect(await attemptOf(shot)).toMatchObject({ number: 1, state: "creating" });
  });

  test("is asked for once again when it has not shown itself by then", async () => {
    ports.imageModel.failNextCreate({ outcome: "uncertain", why: "reset" });
    const shot = await aPaintingShot(ports, merchant);
    for (let ms = 0; ms <= CERTAIN_MS + LOOK_MS; ms += LOOK_MS) await ports.pass(LOOK_MS);
    expect(ports.imageModel.requests).toHaveLength(2);
    expect(await attemptOf(shot)).toMatchObject({ state: "created" });
  });

  test("again and again is a paid attempt each time: after three the shot fails and the credit returns", async () => {
    for (let attempt = 0; attempt < 9; attempt += 1) {
      ports.imageModel.failNextCreate({ outcome: "uncertain", why: "reset" });
    }
    const shot = await aPaintingShot(ports, merchant);
    for (let again = 0; again < 8; again += 1) {
      await ports.pass(CERTAIN_MS);
      await ports.pass(LOOK_MS);
    }
    expect(ports.imageModel.requests).toHaveLength(3);
    expect(await shotOf(ports, merchant, shot.id)).toMatchObject({
      state: "failed",
      failureReason: "painter-unreachable",
    });
    expect(await balance()).toEqual({ left: 10, held: 0, used: 0 });
  });

  test("that a crash left behind is treated alike", async () => {
    ports.imageModel.failNextCreate({ outcome: "throttled", retryAfterMs: 1_000 });
    const shot = await aPaintingShot(ports, merchant);
    const crashing = { ...ports.imageModel, createPrediction: () => new Promise<never>(() => undefined) };
    void paintShot({ ...ports, imageModel: crashing }, merchant.shopId, shot.id);
    await expect.poll(async () => (await attemptOf(shot))?.state).toBe("creating");
    await ports.pass(60_000);
    expect(ports.imageModel.requests).toHaveLength(1);
    await ports.pass(50_000);
    await ports.pass(LOOK_MS);
    expect(await attemptOf(shot)).toMatchObject({ state: "created" });
    expect(ports.imageModel.predictions.size).toBe(1);
  });
});

describe("a prediction that ends without a picture", () => {
  const ENDINGS: readonly (readonly [string, PredictionState, FailureReason])[] = [
    ["failed", { status: "failed", reason: "model-error", detail: "CUDA" }, "painter-failed"],
    ["refused for safety", { status: "failed", reason: "refused-by-safety", detail: "flagged" }, "painter-refused"],
    ["canceled", { status: "canceled" }, "painter-failed"],
    ["aborted", { status: "aborted" }, "painter-failed"],
    ["gone", { status: "gone" }, "output-lost"],
  ];

  test.each(ENDINGS)("because it was %s is followed by another with a new seed", async (_, state) => {
    const shot = await aPaintingShot(ports, merchant);
    ports.imageModel.end("prediction-1", state);
    await ports.pass(POLL_MS);
    expect(await attemptOf(shot)).toMatchObject({ number: 2, state: "created", seed: 5501 + 104_729 });
    expect(ports.imageModel.requests).toHaveLength(2);
  });

  test.each(ENDINGS)(
    "three times because it was %s fails the shot with its reason, at no cost",
    async (_, state, reason) => {
      const { id } = await aPaintingShot(ports, merchant);
      for (let again = 0; again < 5; again += 1) {
        ports.imageModel.end(lastPrediction(), state);
        await ports.pass(POLL_MS);
      }
      expect(ports.imageModel.requests).toHaveLength(3);
      expect(await shotOf(ports, merchant, id)).toMatchObject({ state: "failed", failureReason: reason });
      expect(await balance()).toEqual({ left: 10, held: 0, used: 0 });
    },
  );

  test("is followed by one attempt, however many workers notice that it failed", async () => {
    const shot = await aPaintingShot(ports, merchant);
    const attempt = await attemptOf(shot);
    if (attempt === null) throw new TypeError("The shot has no attempt.");
    await ports.records.attempts.move(attempt, { from: "created", to: "failed", endedAt: ports.now() });
    await Promise.all(Array.from({ length: 5 }, () => paintShot(ports, merchant.shopId, shot.id)));
    expect(await ports.records.attempts.count(merchant.shopId, shot.id)).toBe(2);
    expect(await shotOf(ports, merchant, shot.id)).toMatchObject({ state: "painting", tries: 0 });
  });
});

test("a painter that cannot be asked how it is getting on is asked later", async () => {
  const shot = await aPaintingShot(ports, merchant);
  const getPrediction = () => Promise.reject(new TypeError("fetch failed"));
  await paintShot({ ...ports, imageModel: { ...ports.imageModel, getPrediction } }, merchant.shopId, shot.id);
  expect(await shotOf(ports, merchant, shot.id)).toMatchObject({ state: "painting", tries: 1 });
  await paintAll(ports);
  expect(await shotOf(ports, merchant, shot.id)).toMatchObject({ state: "ready" });
});
