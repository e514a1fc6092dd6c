import { createHmac } from "node:crypto";

export type Signature = "valid" | "wrong" | "missing";

export type DeliveryHeaders = {
  readonly topic: string;
  readonly shop: string;
  readonly apiVersion: string;
  readonly webhookId: string;
  readonly eventId: string;
  readonly triggeredAt: string;
  readonly name: string | null;
};

export type Signing = { readonly body: string; readonly secret: string; readonly signature: Signature };

/** Header names and meaning: Shopify's webhook documentation for 2026-07; the HMAC covers the raw body. */
export const signedHeaders = (delivery: DeliveryHeaders, signing: Signing): Record<string, string> => ({
  "content-type": "application/json",
  "user-agent": "Shopify-Captain-Hook",
  "x-shopify-topic": delivery.topic,
  "x-shopify-shop-domain": delivery.shop,
  "x-shopify-api-version": delivery.apiVersion,
  "x-shopify-webhook-id": delivery.webhookId,
  "x-shopify-event-id": delivery.eventId,
  "x-shopify-triggered-at": delivery.triggeredAt,
  ...(delivery.name === null ? {} : { "x-shopify-name": delivery.name }),
  ...signatureHeader(signing),
});

const signatureHeader = ({ body, secret, signature }: Signing): Record<string, string> => {
  if (signature === "missing") return {};
  const key = signature === "valid" ? secret : `${secret}-wrong`;
  return { "x-shopify-hmac-sha256": createHmac("sha256", key).update(body).digest("base64") };
};
