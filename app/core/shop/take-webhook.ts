import type { ShopDomain } from "#app/core/ids.ts";
import type { Ports } from "#app/core/ports.ts";
import { RECEIPT_FIELDS, topicSchema } from "#app/core/shop/receipt.ts";

type Delivery = {
  readonly topic: string;
  readonly shop: ShopDomain;
  readonly deliveryId: string;
  /** The body as parsed JSON; only the listed fields of its topic are kept. */
  readonly body: unknown;
};

/** Takes on a verified delivery of Shopify: once stored it is answered, and the queue does the work. */
export async function takeWebhook(
  ports: Pick<Ports, "records" | "jobs" | "now" | "newId" | "journal">,
  delivery: Delivery,
): Promise<{ readonly outcome: "stored" | "repeated" | "unknown-topic" }> {
  const topic = topicSchema.safeParse(delivery.topic);
  if (!topic.success) return { outcome: "unknown-topic" };
  const schema = RECEIPT_FIELDS[topic.data];
  const read = schema.safeParse(delivery.body);
  const id = ports.newId();
  const now = ports.now();
  const stored = await ports.records.receipts.add({
    id,
    source: "shopify",
    deliveryId: delivery.deliveryId,
    topic: topic.data,
    shopDomain: delivery.shop,
    fields: read.success ? read.data : schema.parse({}),
    receivedAt: now,
    wakeAt: now,
  });
  return { outcome: stored ? "stored" : "repeated" };
}
