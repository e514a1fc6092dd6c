import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { giveCredits } from "#scripts/demo/once/give-credits.ts";
import { ageRows } from "#tests/faults/age-rows.ts";
import { actingMerchant, type ActingMerchant } from "#tests/support/acting-merchant.ts";
import { startLiveApp, type LiveApp } from "#tests/support/live-app.ts";
import { providerOf, type Provider } from "./provider.ts";
import { attemptsOf, balanceOf, secondsToNextLook } from "./shop-books.ts";

const STOPS_WITHIN_MS = 10_000;
/** More than the time between two polls of a prediction. */
const LONGER_THAN_A_POLL_MS = 20_000;
const SLOW_MACHINE = { timeout: 40_000 };

let app: LiveApp;
let merchant: ActingMerchant;
let provider: Provider;
let products: readonly string[] = [];

/** What the web process, the worker and the imaging process do together, on whichever queue. */
export function pipelineWorks(queue: string, redisUrl: () => Promise<string | undefined>): void {
  beforeAll(async () => {
    const address = await redisUrl();
    app = await startLiveApp(address === undefined ? {} : { redisUrl: address });
    merchant = actingMerchant(app);
    provider = providerOf(app);
    products = await merchant.products();
    await giveCredits(app.environment, 100);
  }, 120_000);
  beforeEach(() => provider.forget());
  afterAll(() => app.close(), 60_000);

  describe(`the pipeline on ${queue}`, { timeout: 120_000 }, () => {
    testPublishing();
    testStops();
    testLostMessages();
    testRefusals();
  });
}

function testPublishing(): void {
  test("three products are painted, approved and published, each paid for once", async () => {
    const before = await balanceOf(app.databaseUrl);
    const runId = await merchant.request(products.slice(0, 3));
    expect((await merchant.waitFor(runId, ["ready"])).map(({ state }) => state)).toEqual(["ready", "ready", "ready"]);
    const published = await merchant.publish(runId);
    expect(published.map(({ publication }) => publication?.state)).toEqual(["placed", "placed", "placed"]);
    const after = await balanceOf(app.databaseUrl);
    expect(after).toEqual({ left: (before?.left ?? 0) - 3, held: 0, used: (before?.used ?? 0) + 3 });
    expect((await provider.seen()).creates).toEqual([201, 201, 201]);
  });

  test("the same request sent twice is one run, painted once", async () => {
    const requestKey = crypto.randomUUID();
    const ask = (): Promise<string> => merchant.request(products.slice(3, 4), requestKey);
    const [first, second] = await Promise.all([ask(), ask()]);
    expect(second).toBe(first);
    await merchant.waitFor(first, ["ready"]);
    expect((await provider.seen()).creates).toEqual([201]);
  });
}

function testStops(): void {
  test("told to stop, every process ends by itself in time; started again, everything is still there", async () => {
    const runId = await requestOne(4);
    await merchant.waitFor(runId, ["ready"]);
    const [seen, money] = [await merchant.see(runId), await balanceOf(app.databaseUrl)];
    const toldAt = Date.now();
    expect(await app.stop()).toEqual(["web ended with 0", "worker ended with 0", "imaging ended with 0"]);
    expect(Date.now() - toldAt).toBeLessThan(STOPS_WITHIN_MS);
    await app.start();
    expect(await merchant.see(runId)).toEqual(seen);
    expect(await balanceOf(app.databaseUrl)).toEqual(money);
  });

  test("what the provider paints while everything is stopped is finished after the start, not bought again", async () => {
    await provider.goWrong({ effect: { kind: "slow", ms: 1_500 } }, { effect: { kind: "webhook-lost" } });
    const runId = await requestOne(5);
    await expect.poll(async () => (await provider.seen()).creates, SLOW_MACHINE).toEqual([201]);
    await app.stop();
    await passTimeAfterPainting();
    await app.start();
    expect(await merchant.waitFor(runId, ["ready"])).toMatchObject([{ state: "ready" }]);
    expect(await provider.seen()).toEqual({ predictions: ["succeeded"], creates: [201] });
  });
}

function testLostMessages(): void {
  test("a lost webhook is made up for by asking", async () => {
    await provider.goWrong({ effect: { kind: "webhook-lost" } });
    const runId = await requestOne(6);
    await passTimeAfterPainting();
    expect(await merchant.waitFor(runId, ["ready"])).toMatchObject([{ state: "ready" }]);
    expect((await provider.seen()).predictions).toEqual(["succeeded"]);
  });

  test("a create whose answer is lost is found again, not bought again", async () => {
    await provider.goWrong({ effect: { kind: "create-reset-after" } }, { effect: { kind: "webhook-lost" } });
    const runId = await requestOne(7);
    await passTimeAfterPainting();
    expect(await merchant.waitFor(runId, ["ready"])).toMatchObject([{ state: "ready" }]);
    expect(await provider.seen()).toEqual({ predictions: ["succeeded"], creates: ["reset"] });
    expect(await attemptsOf(app.databaseUrl, runId)).toMatchObject([{ number: 1, state: "succeeded" }]);
  });

  test("a create whose answer is lost is told by its webhook as well", async () => {
    await provider.goWrong({ effect: { kind: "create-reset-after" } });
    const runId = await requestOne(8);
    expect(await merchant.waitFor(runId, ["ready"])).toMatchObject([{ state: "ready" }]);
    expect(await provider.seen()).toEqual({ predictions: ["succeeded"], creates: ["reset"] });
  });

  test("a webhook that comes three times is one picture", async () => {
    await provider.goWrong({ effect: { kind: "webhook-repeat", copies: 3 } });
    const before = await balanceOf(app.databaseUrl);
    const runId = await requestOne(9);
    await merchant.waitFor(runId, ["ready"]);
    expect(await merchant.publish(runId)).toMatchObject([{ publication: { state: "placed" } }]);
    expect(await balanceOf(app.databaseUrl)).toMatchObject({ used: (before?.used ?? 0) + 1 });
    expect(await attemptsOf(app.databaseUrl, runId)).toHaveLength(1);
  });
}

function testRefusals(): void {
  test("a throttled create waits as long as it was told and goes on as the same attempt", async () => {
    await provider.goWrong({ effect: { kind: "create-429", retryAfterSeconds: 40 } });
    const runId = await requestOne(10);
    const wait = (): Promise<number> => secondsToNextLook(app.databaseUrl, runId);
    await expect.poll(async () => (await provider.seen()).creates, SLOW_MACHINE).toEqual([429]);
    // Before that, it is the lease of the step: a minute.
    await expect.poll(wait).toBeLessThanOrEqual(40);
    expect(await wait()).toBeGreaterThan(30);
    await ageRows(app.databaseUrl, 40_000);
    expect(await merchant.waitFor(runId, ["ready"])).toMatchObject([{ state: "ready" }]);
    expect((await provider.seen()).creates).toEqual([429, 201]);
    expect(await attemptsOf(app.databaseUrl, runId)).toMatchObject([{ number: 1, state: "succeeded" }]);
  });

  test("three failed predictions end a shot with its reason, and its credit comes back", async () => {
    const before = await balanceOf(app.databaseUrl);
    await provider.goWrong({ times: 3, effect: { kind: "prediction-failed", error: "CUDA out of memory" } });
    const runId = await requestOne(11);
    const ended = await merchant.waitFor(runId, ["failed", "ready"]);
    expect(ended).toMatchObject([{ state: "failed", failureReason: "painter-failed" }]);
    expect(await balanceOf(app.databaseUrl)).toEqual(before);
    expect((await provider.seen()).predictions).toEqual(["failed", "failed", "failed"]);
    const attempts = await attemptsOf(app.databaseUrl, runId);
    expect(attempts.map(({ state }) => state)).toEqual(["failed", "failed", "failed"]);
    expect(attempts[2]?.detail).toContain("CUDA out of memory");
  });

  test("an aborted prediction, which no webhook tells of, is painted anew", async () => {
    await provider.goWrong({ effect: { kind: "prediction-aborted" } });
    const runId = await requestOne(12);
    await passTimeAfterPainting();
    expect(await merchant.waitFor(runId, ["ready"])).toMatchObject([{ state: "ready" }]);
    expect((await provider.seen()).predictions).toEqual(["succeeded", "aborted"]);
    expect(await attemptsOf(app.databaseUrl, runId)).toMatchObject([
      { number: 1, state: "failed", detail: "aborted" },
      { number: 2, state: "succeeded" },
    ]);
  });
}

function requestOne(place: number): Promise<string> {
  return merchant.request(products.slice(place, place + 1));
}

/** Waits until the provider is through with the one prediction asked of it, and lets the time to the next poll pass. */
async function passTimeAfterPainting(): Promise<void> {
  const isEnded = (status: string): boolean => status !== "starting" && status !== "processing";
  await expect.poll(async () => (await provider.seen()).predictions.filter(isEnded), SLOW_MACHINE).toHaveLength(1);
  await ageRows(app.databaseUrl, LONGER_THAN_A_POLL_MS);
}
