import { z } from "zod";

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

/**
 * What is kept of each topic's body: nothing that is not listed here is ever written.
 * Customers' addresses and telephone numbers are never among them.
 */
export const RECEIPT_FIELDS = {
  "app/uninstalled": z.object({}),
  "app/scopes_update": z.object({ current: z.array(z.string()).default([]) }),
  "products/update": z.object({ admin_graphql_api_id: z.string() }),
  "products/delete": z.object({ id: z.number() }),
  "customers/data_request": z.object({
    customer: z.object({ id: z.number() }),
    data_request: z.object({ id: z.number() }),
    orders_requested: z.array(z.number()).default([]),
  }),
  "customers/redact": z.object({
    customer: z.object({ id: z.number() }),
    orders_to_redact: z.array(z.number()).default([]),
  }),
  "shop/redact": z.object({ shop_id: z.number() }),
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
