import { z } from "zod";

import { productGidSchema } from "#app/core/ids.ts";

/** The webhook topics we take on, spelled as Shopify spells them. */
export const TOPICS = [
  "app/uninstalled",
  "app/scopes_update",
  "products/update",
  "products/delete",
  "customers/data_request",
  "customers/redact",
  "shop/redact",
] as const;
export const topicSchema = z.enum(TOPICS);
export type Topic = z.infer<typeof topicSchema>;

/** Shopify writes ids as numbers, some of its libraries as digits. Null where there was nothing of the kind. */
const idSchema = z
  .union([z.int(), z.string().regex(/^\d{1,20}$/)])
  .nullable()
  .catch(null);

function listOf<Item extends z.ZodType>(item: Item): z.ZodType<readonly z.output<Item>[]> {
  const validOnes = (sent: readonly unknown[]): readonly z.output<Item>[] =>
    sent.flatMap((value) => {
      const parsed = item.safeParse(value);
      return parsed.success && parsed.data !== null ? [parsed.data] : [];
    });
  return z.array(z.unknown()).catch([]).transform(validOnes);
}

const idOnly = z.object({ id: idSchema }).catch({ id: null });

/**
 * What is kept of each topic's body: nothing that is not listed here is ever written.
 * Customers' addresses and telephone numbers are never among them. No body is refused: a privacy request whose
 * details we cannot read is still a privacy request.
 */
export const RECEIPT_FIELDS = {
  "app/uninstalled": z.object({}),
  "app/scopes_update": z.object({ current: listOf(z.string()) }),
  "products/update": z.object({ admin_graphql_api_id: productGidSchema.nullable().catch(null) }),
  "products/delete": z.object({ id: idSchema }),
  "customers/data_request": z.object({ customer: idOnly, data_request: idOnly, orders_requested: listOf(idSchema) }),
  "customers/redact": z.object({ customer: idOnly, orders_to_redact: listOf(idSchema) }),
  "shop/redact": z.object({ shop_id: idSchema }),
} as const satisfies Record<Topic, z.ZodObject>;

export type NewReceipt = {
  readonly id: string;
  readonly source: "shopify" | "replicate";
  readonly deliveryId: string;
  readonly topic: string;
  readonly shopDomain: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly receivedAt: Date;
  /** Null where the effect is already part of the same transaction. */
  readonly wakeAt: Date | null;
};

export type Receipt = NewReceipt & { readonly tries: number; readonly doneAt: Date | null };

export interface ReceiptRecords {
  /** False where this delivery was taken on before. */
  add: (receipt: NewReceipt) => Promise<boolean>;
  find: (id: string) => Promise<Receipt | null>;
  markDone: (id: string, now: Date) => Promise<void>;
  retryAt: (id: string, wakeAt: Date) => Promise<void>;
}
