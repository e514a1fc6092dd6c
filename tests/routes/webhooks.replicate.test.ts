import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";

import { signedHeaders } from "#tests/sandbox/replicate/webhooks.ts";
import { dumpRows } from "#tests/support/dump-rows.ts";
import { startLiveApp, type LiveApp } from "#tests/support/live-app.ts";
import { createTestRedis } from "#tests/support/redis.ts";
import { askApp, control } from "#tests/support/shop-requests.ts";
import { merchantOf, type AskAsMerchant } from "./working-shop.ts";

const predictionSchema = z.looseObject({ id: z.string(), status: z.string(), webhook: z.url() });
const predictionsSchema = z.array(predictionSchema);
type Prediction = z.output<typeof predictionSchema>;

let app: LiveApp;
let merchant: AskAsMerchant;
/** A prediction that is ready, of which the app has not heard: its own webhook was lost and nobody polls. */
let prediction: Prediction;

beforeAll(async () => {
  app = await startLiveApp({ redisUrl: await createTestRedis() });
  merchant = merchantOf(app, "demo-store");
  await control(app, "/replicate/faults", { effect: { kind: "webhook-lost" } });
  await merchant.requestShots({ count: 1 });
  prediction = await finishedPrediction();
  await app.kill(["worker", "imaging"]);
}, 300_000);

afterAll(() => app.close(), 60_000);

async function finishedPrediction(): Promise<Prediction> {
  for (;;) {
    const [made] = predictionsSchema.catch([]).parse(await control(app, "/replicate/predictions"));
    const isKnown = (await rowsNaming('"predictionId":"')).length > 0;
    if (made?.status === "succeeded" && isKnown) return made;
    await delay(100);
  }
}

async function rowsNaming(text: string): Promise<readonly string[]> {
  return [...(await dumpRows(app.databaseUrl)).values()].flat().filter((row) => row.includes(text));
}

type Parcel = { readonly id?: string; readonly secret?: string; readonly sentAt?: number; readonly address?: string };

/** Replicate's message about the prediction, or one that somebody else would like us to believe. */
async function deliver(parcel: Parcel, body: object = prediction): Promise<number> {
  const { id = `msg_${randomUUID()}`, secret = app.sandbox.replicate.webhookSecret, sentAt = Date.now() } = parcel;
  const { pathname, search } = new URL(parcel.address ?? prediction.webhook);
  const text = JSON.stringify(body);
  const headers = signedHeaders(secret, { id, body: text, now: sentAt });
  return (await askApp(app, { path: `${pathname}${search}`, method: "POST", body: text, headers })).status;
}

/** The address of the prediction's webhook with other ids. */
function addressed(ids: Readonly<Record<string, string>>): string {
  const address = new URL(prediction.webhook);
  for (const [name, id] of Object.entries(ids)) address.searchParams.set(name, id);
  return address.href;
}

const STRANGER = `whsec_${Buffer.from("somebody else's webhook secret").toString("base64")}`;
const refused = [
  { what: "signed by somebody else", parcel: () => ({ secret: STRANGER }), status: 401 },
  { what: "ten minutes old", parcel: () => ({ sentAt: Date.now() - 600_000 }), status: 401 },
  { what: "ten minutes ahead", parcel: () => ({ sentAt: Date.now() + 600_000 }), status: 401 },
  { what: "of no attempt of ours", parcel: () => ({ address: addressed({ attempt: randomUUID() }) }), status: 200 },
  { what: "under another shop's id", parcel: () => ({ address: addressed({ shop: randomUUID() }) }), status: 200 },
  { what: "without readable ids", parcel: () => ({ address: addressed({ attempt: "1" }) }), status: 404 },
];

test.each(refused)("news $what is answered $status and changes nothing", async ({ parcel, status }) => {
  const before = await dumpRows(app.databaseUrl);
  expect(await deliver(parcel())).toBe(status);
  expect(await dumpRows(app.databaseUrl)).toEqual(before);
});

test("news of another prediction under this attempt's address changes nothing", async () => {
  const before = await dumpRows(app.databaseUrl);
  expect(await deliver({}, { ...prediction, id: "somebodyelsesprediction" })).toBe(200);
  expect(await dumpRows(app.databaseUrl)).toEqual(before);
});

test("news that is unsigned is answered 401 and changes nothing", async () => {
  const before = await dumpRows(app.databaseUrl);
  const { pathname, search } = new URL(prediction.webhook);
  const answer = await askApp(app, { path: `${pathname}${search}`, method: "POST", body: prediction });
  expect(answer.status).toBe(401);
  expect(await dumpRows(app.databaseUrl)).toEqual(before);
});

test("the true news moves the shot on once, however often it comes", async () => {
  const id = `msg_${randomUUID()}`;
  expect(await deliver({ id })).toBe(200);
  expect(await rowsNaming('"state":"checking"')).toHaveLength(1);
  const after = await dumpRows(app.databaseUrl);
  expect([await deliver({ id }), await deliver({ id }), await deliver({})]).toEqual([200, 200, 200]);
  expect(await dumpRows(app.databaseUrl)).toEqual(after);
});

test("the shot that the news moved on becomes ready, out of one prediction", async () => {
  await app.start(["worker", "imaging"]);
  await expect.poll(() => rowsNaming('"state":"ready"'), { timeout: 120_000, interval: 300 }).toHaveLength(1);
  expect(predictionsSchema.parse(await control(app, "/replicate/predictions"))).toHaveLength(1);
}, 180_000);
