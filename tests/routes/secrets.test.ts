import { readFileSync } from "node:fs";
import { Redis } from "ioredis";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";

import { LINE_FIELDS } from "#app/core/privacy/data-map.ts";
import { dumpRows } from "#tests/support/dump-rows.ts";
import { startLiveApp, type LiveApp } from "#tests/support/live-app.ts";
import { createTestRedis } from "#tests/support/redis.ts";
import { askApp, control, forged, sessionTokenOf } from "#tests/support/shop-requests.ts";
import { merchantOf } from "./working-shop.ts";

const PROCESSES = ["web", "worker", "imaging"] as const;
const SHOP = "demo-store";

let app: LiveApp;
let redis: Redis;
/** All that the processes logged, all rows, and whatever was written to the queue from the first job on. */
const places = { logs: "", rows: "", queue: "" };
let sessionToken: string;

/** One shot from its request to its product and off it again, with the troubles that make a system talk. */
beforeAll(async () => {
  const redisUrl = await createTestRedis();
  redis = new Redis(redisUrl);
  const watcher = await redis.monitor();
  watcher.on("monitor", (_time: string, words: readonly string[]) => {
    places.queue += `${words.join(" ")}\n`;
  });
  app = await startLiveApp({ redisUrl });
  const merchant = merchantOf(app, SHOP);
  await control(app, "/replicate/faults", { effect: { kind: "create-reset-after" } });
  await control(app, "/replicate/faults", { effect: { kind: "prediction-failed" } });
  const { runId } = await merchant.requestShots({ count: 1 });
  const [shot] = await merchant.follow(runId, ({ state }) => state === "ready");
  await merchant.approve(shot?.shotId ?? "");
  await control(app, "/expire-tokens", { shop: SHOP, which: "access" });
  await merchant.follow(runId, ({ publication }) => publication?.state === "placed");
  await control(app, "/webhooks", { topic: "customers/redact", shop: SHOP });
  sessionToken = await sessionTokenOf(app, SHOP);
  await askApp(app, { path: "/app/api/products", token: forged(sessionToken) });
  await askApp(app, { path: `/app?shop=${SHOP}.myshopify.com&host=YWRtaW4&embedded=1&id_token=${sessionToken}` });
  places.logs = PROCESSES.map((name) => readFileSync(app.logOf(name), "utf8")).join("\n");
  places.rows = [...(await dumpRows(app.databaseUrl)).values()].flat().join("\n");
  watcher.disconnect();
}, 600_000);

afterAll(async () => {
  redis.disconnect();
  await app.close();
}, 60_000);

test.each(["logs", "rows", "queue"] as const)("the %s hold none of our secrets", (place) => {
  const { apiSecret, replicate, s3 } = app.sandbox;
  const secrets = [apiSecret, replicate.token, replicate.webhookSecret, s3.secretAccessKey, sessionToken];
  const keys = (app.environment["ENCRYPTION_KEYS"] ?? "").split(",").map((key) => key.replace(/^\w+:/, ""));
  expect(keys[0]).toHaveLength(44);
  expect([...secrets, ...keys].filter((secret) => places[place].includes(secret))).toEqual([]);
});

/** The forms of what others hand us: Shopify's tokens, Replicate's, session tokens, signed addresses. */
const FORMS = [
  /shp(at|rt|ua)_\w+/,
  /\br8_\w+/,
  /\bwhsec_\w+/,
  /\beyJ[\w-]{10,}\.[\w-]+\.[\w-]+/,
  /X-Amz-Signature=\w+/,
];

test.each(["logs", "rows", "queue"] as const)("the %s hold no token and no signed address", (place) => {
  expect(places[place]).not.toBe("");
  expect(FORMS.flatMap((form) => form.exec(places[place])?.[0] ?? [])).toEqual([]);
});

test("the tokens are in the database all the same, sealed", () => {
  expect(places.rows).toMatch(/"accessToken":"v1\.\w+\./);
  expect(places.rows).toMatch(/"refreshToken":"v1\.\w+\./);
});

const lineSchema = z.record(z.string(), z.unknown());
const ALWAYS = ["level", "time", "msg"];

test("every line of every process is JSON with the data map's fields only", () => {
  const lines = places.logs.split("\n").filter((line) => line !== "");
  expect(lines.length).toBeGreaterThan(10);
  const names = new Set(lines.flatMap((line) => Object.keys(lineSchema.parse(JSON.parse(line)))));
  const listed = [...ALWAYS, ...Object.keys(LINE_FIELDS)];
  expect([...names].filter((name) => !listed.includes(name))).toEqual([]);
});

test("no line names a person, a product or an address of the internet's", () => {
  const words = ["Olive", "Sam Staff", "@demo-store.example", "john@example.com", "127.0.0.1"];
  expect(words.filter((word) => places.logs.includes(word))).toEqual([]);
});
