import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { shopDomainSchema } from "#app/core/ids.ts";

const headersSchema = z.object({
  topic: z.string().min(1),
  shop: shopDomainSchema,
  /** One per delivery; a repeated delivery keeps it. */
  webhookId: z.string().min(1),
  /** Shared by all deliveries of one action of the merchant, over all topics. */
  eventId: z.string().min(1).nullable(),
  apiVersion: z.string().min(1),
  triggeredAt: z.coerce.date().nullable(),
});

export type ShopifyWebhook = z.infer<typeof headersSchema>;
export type WebhookCheck = ({ readonly outcome: "valid" } & ShopifyWebhook) | { readonly outcome: "invalid" };

function isSigned(rawBody: Uint8Array, signature: string | null, secret: string): boolean {
  if (signature === null) return false;
  const expected = createHmac("sha256", secret).update(rawBody).digest();
  const given = Buffer.from(signature, "base64");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/**
 * Whether Shopify sent this, by the HMAC-SHA256 of the body as it came over the wire. Our own, because the
 * library's check first refreshes the shop's token, so that `app/uninstalled` of a shop with a dead one fails.
 */
export function verifyShopifyWebhook(rawBody: Uint8Array, headers: Headers, secret: string): WebhookCheck {
  if (!isSigned(rawBody, headers.get("x-shopify-hmac-sha256"), secret)) return { outcome: "invalid" };
  const parsed = headersSchema.safeParse({
    topic: headers.get("x-shopify-topic"),
    shop: headers.get("x-shopify-shop-domain"),
    webhookId: headers.get("x-shopify-webhook-id"),
    eventId: headers.get("x-shopify-event-id"),
    apiVersion: headers.get("x-shopify-api-version"),
    triggeredAt: headers.get("x-shopify-triggered-at"),
  });
  return parsed.success ? { outcome: "valid", ...parsed.data } : { outcome: "invalid" };
}
