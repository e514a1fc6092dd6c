import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";

import { TOPICS, type Topic } from "#app/core/shop/receipt.ts";
import { signedHeaders } from "#tests/sandbox/shopify/webhooks/signed-delivery.ts";
import { whileDatabaseIsDown } from "#tests/support/database-outage.ts";
import { dumpRows } from "#tests/support/dump-rows.ts";
import { startLiveApp, type LiveApp } from "#tests/support/live-app.ts";
import { createTestRedis } from "#tests/support/redis.ts";
import { askApp, control, sessionTokenOf } from "#tests/support/shop-requests.ts";

let app: LiveApp;

const SHOP = "demo-store.myshopify.com";
/** Of Shopify's own example of a privacy request, and of our other examples below. */
const PERSONAL = ["john@example.com", "555-625-1199", "Olive", "owner@demo-store.example", "Ottawa", "Oak chair"];

beforeAll(async () => {
  app = await startLiveApp({ redisUrl: await createTestRedis() });
  // What the receipts lead to is another test's: here they stay as they were taken.
  await app.kill(["worker", "imaging"]);
  await askApp(app, { path: "/app", token: await sessionTokenOf(app, "demo-store") });
}, 120_000);

afterAll(() => app.close(), 60_000);

const deliverySchema = z.object({
  webhookId: z.string(),
  state: z.string(),
  attempts: z.array(z.object({ status: z.number().nullable() })),
});
const deliveriesSchema = z.array(deliverySchema);
const receiptSchema = z.object({
  deliveryId: z.string(),
  topic: z.string(),
  shopDomain: z.string().nullable(),
  fields: z.record(z.string(), z.unknown()),
});

type Order = { readonly topic: Topic; readonly webhookId?: string; readonly payload?: unknown } & Record<
  string,
  unknown
>;

/** Shopify sends; the statuses it was answered. */
async function send(order: Order): Promise<readonly (number | null)[]> {
  const sent = deliveriesSchema.parse(await control(app, "/webhooks", order));
  return sent.flatMap(({ attempts }) => attempts.slice(0, 1).map(({ status }) => status));
}

async function receiptsOf(deliveryId: string): Promise<readonly z.output<typeof receiptSchema>[]> {
  const rows = (await dumpRows(app.databaseUrl)).get("WebhookReceipt") ?? [];
  return rows.map((row) => receiptSchema.parse(JSON.parse(row))).filter((row) => row.deliveryId === deliveryId);
}

async function personalWords(): Promise<readonly string[]> {
  const everything = [...(await dumpRows(app.databaseUrl)).values()].flat().join("\n");
  return PERSONAL.filter((words) => everything.includes(words));
}

/** A delivery with our own hands, signed as Shopify signs: for what Shopify itself would not send. */
async function deliver(parcel: {
  readonly topic: string;
  readonly webhookId: string;
  readonly body: string;
  readonly path?: string;
  readonly shop?: string;
  readonly signedBody?: string;
}): Promise<number> {
  const { topic, webhookId, body, shop = SHOP, path = `/webhooks/${topic}` } = parcel;
  const about = { apiVersion: "2026-07", eventId: randomUUID(), triggeredAt: new Date().toISOString(), name: null };
  const signing = { body: parcel.signedBody ?? body, secret: app.sandbox.apiSecret, signature: "valid" } as const;
  const headers = signedHeaders({ topic, shop, webhookId, ...about }, signing);
  return (await askApp(app, { path, method: "POST", body, headers })).status;
}

const customer = { id: 191_167, email: "john@example.com", phone: "555-625-1199", first_name: "Olive" };
const ORDERS: Readonly<Record<Topic, { readonly payload?: object; readonly kept: object }>> = {
  "app/uninstalled": { payload: { id: 1, email: "owner@demo-store.example", city: "Ottawa" }, kept: {} },
  "app/scopes_update": {
    payload: { id: 1, previous: [], current: ["write_products"], owner: "Olive" },
    kept: { current: ["write_products"] },
  },
  "products/update": {
    payload: { id: 7, admin_graphql_api_id: "gid://shopify/Product/7", title: "Oak chair" },
    kept: { admin_graphql_api_id: "gid://shopify/Product/7" },
  },
  "products/delete": { payload: { id: 7, title: "Oak chair" }, kept: { id: 7 } },
  "customers/data_request": {
    payload: { shop_domain: SHOP, orders_requested: [299_938], customer, data_request: { id: 9999, by: "Olive" } },
    kept: { customer: { id: 191_167 }, data_request: { id: 9999 }, orders_requested: [299_938] },
  },
  "customers/redact": { kept: { customer: { id: 191_167 }, orders_to_redact: [299_938] } },
  "shop/redact": { payload: { shop_id: 954_889, shop_domain: SHOP }, kept: { shop_id: 954_889 } },
};

describe.each(TOPICS)("%s", (topic) => {
  const { payload, kept } = ORDERS[topic];

  test("is answered 200 and taken on once, with the listed fields only", async () => {
    const webhookId = randomUUID();
    expect(await send({ topic, webhookId, ...(payload === undefined ? {} : { payload }) })).toEqual([200]);
    const [receipt, ...others] = await receiptsOf(webhookId);
    expect(others).toEqual([]);
    expect(receipt).toMatchObject({ topic, shopDomain: SHOP });
    expect(receipt?.fields).toEqual(kept);
    expect(await personalWords()).toEqual([]);
  });

  test("sent eight times is taken on once", async () => {
    const webhookId = randomUUID();
    expect(await send({ topic, webhookId, times: 8 })).toEqual(Array.from({ length: 8 }, () => 200));
    expect(await receiptsOf(webhookId)).toHaveLength(1);
  });

  test.each(["wrong", "missing"])("with a %s signature is answered 401 and not taken on", async (signature) => {
    const webhookId = randomUUID();
    expect(await send({ topic, webhookId, signature })).toEqual([401]);
    expect(await receiptsOf(webhookId)).toEqual([]);
  });

  test("at the address of another topic is not taken on", async () => {
    const webhookId = randomUUID();
    const other = topic === "products/update" ? "products/delete" : "products/update";
    expect(await deliver({ topic, webhookId, body: "{}", path: `/webhooks/${other}` })).toBe(404);
    expect(await receiptsOf(webhookId)).toEqual([]);
  });

  test("of a shop that never opened the app is taken on", async () => {
    const webhookId = randomUUID();
    expect(await deliver({ topic, webhookId, body: "{}", shop: "never-seen.myshopify.com" })).toBe(200);
    expect(await receiptsOf(webhookId)).toMatchObject([{ shopDomain: "never-seen.myshopify.com" }]);
  });
});

const NOTHING = { customer: { id: null }, orders_to_redact: [] };

test.each([
  {
    odd: "ids as text",
    body: { customer: { id: "12" }, orders_to_redact: ["3", 4] },
    customer: "12",
    orders: ["3", 4],
  },
  {
    odd: "some orders that are none",
    body: { customer: { id: 1 }, orders_to_redact: [1, null, {}, "x"] },
    customer: 1,
    orders: [1],
  },
  { odd: "an e-mail address for an id", body: { customer: { id: "john@example.com" } }, customer: null, orders: [] },
])("a privacy request with $odd is taken on with what is valid of it", async ({ body, customer: id, orders }) => {
  const webhookId = randomUUID();
  expect(await send({ topic: "customers/redact", webhookId, payload: body })).toEqual([200]);
  const [receipt] = await receiptsOf(webhookId);
  expect(receipt?.fields).toEqual({ customer: { id }, orders_to_redact: orders });
  expect(await personalWords()).toEqual([]);
});

test.each(["{}", "[]", "null", '"john@example.com"', '{"customer":', ""])(
  "a privacy request with the body %j is taken on all the same",
  async (body) => {
    const webhookId = randomUUID();
    expect(await deliver({ topic: "customers/redact", webhookId, body })).toBe(200);
    expect(await receiptsOf(webhookId)).toMatchObject([{ fields: NOTHING }]);
  },
);

test("a body that was changed on its way is refused", async () => {
  const webhookId = randomUUID();
  const parcel = { topic: "products/delete", webhookId, body: '{"id":8}', signedBody: '{"id":7}' };
  expect(await deliver(parcel)).toBe(401);
  expect(await receiptsOf(webhookId)).toEqual([]);
});

test("a webhook of a shop whose tokens are dead is taken on", async () => {
  await control(app, "/expire-tokens", { shop: "demo-store", which: "all" });
  const webhookId = randomUUID();
  expect(await send({ topic: "app/uninstalled", webhookId })).toEqual([200]);
  expect(await receiptsOf(webhookId)).toHaveLength(1);
});

test("while the database is away a webhook is not acknowledged, and Shopify's next attempt is", async () => {
  const webhookId = randomUUID();
  await whileDatabaseIsDown(app.databaseUrl, async () => {
    const [status] = await send({ topic: "customers/redact", webhookId });
    expect(status).toBeGreaterThanOrEqual(500);
  });
  await expect.poll(() => stateOf(webhookId), { timeout: 20_000, interval: 200 }).toBe("delivered");
  expect(await receiptsOf(webhookId)).toHaveLength(1);
});

async function stateOf(webhookId: string): Promise<string | undefined> {
  const deliveries = deliveriesSchema.parse(await control(app, "/webhooks"));
  return deliveries.find((delivery) => delivery.webhookId === webhookId)?.state;
}
