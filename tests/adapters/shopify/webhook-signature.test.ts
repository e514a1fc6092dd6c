import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { verifyShopifyWebhook } from "#app/adapters/shopify/webhook-signature.ts";

const SECRET = "the-app-secret";
const BODY = new TextEncoder().encode('{"id":1,  "title":"Sofa é"}');
const sign = (body: Uint8Array, secret = SECRET): string => createHmac("sha256", secret).update(body).digest("base64");

const signedHeaders = (): Headers =>
  new Headers({
    "X-Shopify-Topic": "products/update",
    "X-Shopify-Hmac-Sha256": sign(BODY),
    "X-Shopify-Shop-Domain": "demo-store.myshopify.com",
    "X-Shopify-API-Version": "2026-07",
    "X-Shopify-Webhook-Id": "delivery-1",
    "X-Shopify-Event-Id": "event-1",
    "X-Shopify-Triggered-At": "2026-11-24T10:00:00.000Z",
  });

const headersWith = (changes: Readonly<Record<string, string | null>>): Headers => {
  const headers = signedHeaders();
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
  return headers;
};

test("a signed delivery is read from its headers", () => {
  expect(verifyShopifyWebhook(BODY, signedHeaders(), SECRET)).toEqual({
    outcome: "valid",
    topic: "products/update",
    shop: "demo-store.myshopify.com",
    webhookId: "delivery-1",
    eventId: "event-1",
    apiVersion: "2026-07",
    triggeredAt: new Date("2026-11-24T10:00:00.000Z"),
  });
});

test("the signature covers the bytes, not what they parse to", () => {
  const sameJson = new TextEncoder().encode(JSON.stringify(JSON.parse(new TextDecoder().decode(BODY))));
  expect(verifyShopifyWebhook(sameJson, signedHeaders(), SECRET)).toEqual({ outcome: "invalid" });
});

test.each([
  ["made with another secret", sign(BODY, "another-secret")],
  ["of another body", sign(new Uint8Array([1]))],
  ["cut short", sign(BODY).slice(0, 10)],
  ["empty", ""],
  ["not base64", "%%%"],
  ["in hex", Buffer.from(sign(BODY), "base64").toString("hex")],
])("a signature %s is refused", (_what, signature) => {
  const headers = headersWith({ "X-Shopify-Hmac-Sha256": signature });
  expect(verifyShopifyWebhook(BODY, headers, SECRET)).toEqual({ outcome: "invalid" });
});

test.each([
  "X-Shopify-Hmac-Sha256",
  "X-Shopify-Topic",
  "X-Shopify-Shop-Domain",
  "X-Shopify-Webhook-Id",
  "X-Shopify-API-Version",
])("a delivery without %s is refused", (name) => {
  expect(verifyShopifyWebhook(BODY, headersWith({ [name]: null }), SECRET)).toEqual({ outcome: "invalid" });
});

test("a shop outside myshopify.com is refused", () => {
  const headers = headersWith({ "X-Shopify-Shop-Domain": "evil.example" });
  expect(verifyShopifyWebhook(BODY, headers, SECRET)).toEqual({ outcome: "invalid" });
});

test("a delivery without an event or a time is still a delivery", () => {
  const headers = headersWith({ "X-Shopify-Event-Id": null, "X-Shopify-Triggered-At": null });
  expect(verifyShopifyWebhook(BODY, headers, SECRET)).toMatchObject({
    outcome: "valid",
    eventId: null,
    triggeredAt: null,
  });
});

test("an empty body is checked like any other", () => {
  const empty = new Uint8Array();
  const headers = headersWith({ "X-Shopify-Hmac-Sha256": sign(empty) });
  expect(verifyShopifyWebhook(empty, headers, SECRET).outcome).toBe("valid");
});
