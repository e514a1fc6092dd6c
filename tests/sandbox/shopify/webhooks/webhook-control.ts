import { z } from "zod";
import { ControlRefusedError } from "#tests/sandbox/control/control-refused-error.ts";
import type { ControlRoute } from "#tests/sandbox/control/route.ts";
import type { Identity } from "#tests/sandbox/shopify/identity/identity.ts";
import { compliancePayload } from "./compliance-payload.ts";
import type { Delivery } from "./delivery.ts";
import type { WebhookDelivery } from "./webhook-delivery.ts";

const orderSchema = z.object({
  topic: z.string(),
  shop: z.string().default("demo-store"),
  payload: z.unknown().optional(),
  signature: z.enum(["valid", "wrong", "missing"]).default("valid"),
  /** How often the same delivery (same webhook id) is sent. */
  times: z.number().int().min(1).max(100).default(1),
  webhookId: z.string().optional(),
  eventId: z.string().optional(),
  isRetried: z.boolean().optional(),
});

export const webhookControl = (identity: Identity, webhooks: WebhookDelivery): readonly ControlRoute[] => [
  { method: "GET", path: "/webhooks", answer: () => webhooks.deliveries() },
  { method: "POST", path: "/webhooks", answer: (body) => send(identity, webhooks, orderSchema.parse(body)) },
];

const send = async (
  identity: Identity,
  webhooks: WebhookDelivery,
  order: z.infer<typeof orderSchema>,
): Promise<readonly Delivery[]> => {
  const shop = identity.getShop(order.shop);
  const webhookId = order.webhookId ?? crypto.randomUUID();
  const payload = order.payload ?? compliancePayload(order.topic, shop) ?? {};
  const sent: Delivery[] = [];
  for (let time = 0; time < order.times; time += 1) {
    sent.push(...(await webhooks.fire({ ...order, shop: shop.domain, webhookId, payload })));
  }
  if (sent.length === 0) throw new ControlRefusedError(`The app has no subscription to ${order.topic}`);
  return sent;
};
