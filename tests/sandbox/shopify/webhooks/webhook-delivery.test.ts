import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import type { Outbound, OutboundRequest } from "#tests/sandbox/gateway/outbound.ts";
import { parseAppConfiguration } from "./app-configuration.ts";
import { createWebhookDelivery } from "./webhook-delivery.ts";

const CONFIGURATION = parseAppConfiguration(`
name = "AI Roomshots"
[webhooks]
api_version = "2026-07"
  [[webhooks.subscriptions]]
  topics = ["app/uninstalled"]
  uri = "/webhooks/app/uninstalled"
  [[webhooks.subscriptions]]
  topics = ["products/update"]
  uri = "/webhooks/products/update"
  include_fields = ["id"]
  name = "product-sync"
  [[webhooks.subscriptions]]
  compliance_topics = ["shop/redact"]
  uri = "/webhooks/shop/redact"
`);

const SHOP = "demo-store.myshopify.com";

/** Answers with the given statuses in turn, then 200; `null` is no answer at all. */
const outboundOf = (...statuses: (number | null)[]): { outbound: Outbound; sent: OutboundRequest[] } => {
  const sent: OutboundRequest[] = [];
  const post = (message: OutboundRequest): Promise<{ status: number }> => {
    sent.push(message);
    const status = statuses.length > 0 ? statuses.shift() : 200;
    return typeof status === "number" ? Promise.resolve({ status }) : Promise.reject(new TypeError("no answer"));
  };
  return { outbound: { post }, sent };
};

const deliveryOver = (outbound: Outbound, retryDelaysMs: readonly number[] = [1, 1, 1]) =>
  createWebhookDelivery({
    configuration: CONFIGURATION,
    appUrl: "https://app.roomshots.test",
    secret: "secret",
    outbound,
    retryDelaysMs,
  });

test("a webhook goes to its subscription's address with a signature over the raw body", async () => {
  const { outbound, sent } = outboundOf();
  await deliveryOver(outbound).fire({ topic: "shop/redact", shop: SHOP, payload: { shop_id: 1 } });
  const [message] = sent;
  expect(message?.url).toBe("https://app.roomshots.test/webhooks/shop/redact");
  expect(message?.headers).toMatchObject({
    "x-shopify-topic": "shop/redact",
    "x-shopify-shop-domain": SHOP,
    "x-shopify-api-version": "2026-07",
    "x-shopify-hmac-sha256": createHmac("sha256", "secret").update('{"shop_id":1}').digest("base64"),
  });
});

test("a topic nobody subscribed to is not sent", async () => {
  const { outbound, sent } = outboundOf();
  expect(await deliveryOver(outbound).fire({ topic: "orders/create", shop: SHOP, payload: {} })).toEqual([]);
  expect(sent).toEqual([]);
});

test("a subscription's include_fields and name are kept", async () => {
  const { outbound, sent } = outboundOf();
  await deliveryOver(outbound).fire({ topic: "products/update", shop: SHOP, payload: { id: 7, title: "Chair" } });
  expect(sent[0]?.body).toBe('{"id":7}');
  expect(sent[0]?.headers["x-shopify-name"]).toBe("product-sync");
});

test("a failed delivery is repeated with the same id, body and address until it is taken", async () => {
  const { outbound, sent } = outboundOf(500, null);
  const webhooks = deliveryOver(outbound);
  await webhooks.fire({ topic: "app/uninstalled", shop: SHOP, payload: { id: 1 } });
  await expect.poll(() => webhooks.deliveries()[0]?.state).toBe("delivered");
  expect(webhooks.deliveries()[0]?.attempts.map(({ status }) => status)).toEqual([500, null, 200]);
  expect(new Set(sent.map(({ headers }) => headers["x-shopify-webhook-id"])).size).toBe(1);
  expect(new Set(sent.map(({ url, body }) => `${url} ${String(body)}`)).size).toBe(1);
});

test("a webhook is given up after the last retry", async () => {
  const { outbound } = outboundOf(500, 500, 500, 500, 500);
  const webhooks = deliveryOver(outbound);
  await webhooks.fire({ topic: "app/uninstalled", shop: SHOP, payload: {} });
  await expect.poll(() => webhooks.deliveries()[0]?.state).toBe("given-up");
  expect(webhooks.deliveries()[0]?.attempts).toHaveLength(4);
});

test.each(["wrong", "missing"] as const)("a webhook with a %s signature is sent once", async (signature) => {
  const { outbound, sent } = outboundOf(401);
  const webhooks = deliveryOver(outbound);
  await webhooks.fire({ topic: "shop/redact", shop: SHOP, payload: {}, signature });
  expect(webhooks.deliveries()[0]).toMatchObject({ state: "given-up", attempts: [{ status: 401 }] });
  const valid = createHmac("sha256", "secret").update("{}").digest("base64");
  expect(sent[0]?.headers["x-shopify-hmac-sha256"]).not.toBe(valid);
});

test("clearing stops the retries that wait", async () => {
  const { outbound, sent } = outboundOf(500, 500, 500);
  const webhooks = deliveryOver(outbound, [20]);
  await webhooks.fire({ topic: "app/uninstalled", shop: SHOP, payload: {} });
  webhooks.clear();
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(sent).toHaveLength(1);
});
