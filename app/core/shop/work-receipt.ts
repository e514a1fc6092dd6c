import { shopDomainSchema } from "#app/core/ids.ts";
import type { Ports } from "#app/core/ports.ts";
import { eraseShop } from "#app/core/privacy/erase-shop.ts";
import { backoffMs, later } from "#app/core/run/timing.ts";
import { topicSchema, type Receipt, type Topic } from "#app/core/shop/receipt.ts";
import { uninstallShop } from "#app/core/shop/uninstall-shop.ts";

/** Does what a stored delivery asks for; tried again until it is done, however long that takes. */
export async function workReceipt(ports: Ports, receiptId: string): Promise<void> {
  const receipt = await ports.records.receipts.find(receiptId);
  if (receipt?.doneAt !== null) return;
  try {
    await work(ports, receipt);
    await ports.records.receipts.markDone(receipt.id, ports.now());
  } catch (error) {
    ports.journal.warn("receipt-failed", { receipt: receipt.id, topic: receipt.topic, tries: receipt.tries }, error);
    await ports.records.receipts.retryAt(receipt.id, later(ports.now(), backoffMs(receipt.tries)));
  }
}

async function work(ports: Ports, receipt: Receipt): Promise<void> {
  const topic = topicSchema.parse(receipt.topic);
  await EFFECTS[topic](ports, receipt);
}

type Effect = (ports: Ports, receipt: Receipt) => Promise<void>;

/** We keep nothing of a shop's customers, so there is nothing to hand out or to erase of one. */
const holdNothing: Effect = (ports, receipt) => {
  ports.journal.note("customer-request-answered", { receipt: receipt.id, topic: receipt.topic, found: 0 });
  return Promise.resolve();
};

/** Kept for the record; what changes with it belongs to the pages that read products afresh. */
const noteOnly: Effect = (ports, receipt) => {
  ports.journal.note("webhook-noted", { receipt: receipt.id, topic: receipt.topic });
  return Promise.resolve();
};

const EFFECTS: Readonly<Record<Topic, Effect>> = {
  "app/uninstalled": async (ports, receipt) => {
    const domain = shopDomainSchema.parse(receipt.shopDomain);
    const shop = await ports.records.shops.find(domain);
    // A delivery older than the present installation speaks of the one before it.
    if (shop !== null && shop.installedAt > receipt.receivedAt) return;
    await uninstallShop(ports, domain);
  },
  "app/scopes_update": noteOnly,
  "products/update": noteOnly,
  "products/delete": noteOnly,
  "customers/data_request": holdNothing,
  "customers/redact": holdNothing,
  "shop/redact": async (ports, receipt) => {
    await eraseShop(ports, shopDomainSchema.parse(receipt.shopDomain));
  },
};
