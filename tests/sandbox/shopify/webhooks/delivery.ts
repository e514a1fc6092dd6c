import type { Signature } from "./signed-delivery.ts";

export type DeliveryAttempt = { readonly at: string; readonly status: number | null; readonly failure: string | null };

/** One webhook on its way to the app; a retry keeps the id, the payload and the address. */
export type Delivery = {
  readonly webhookId: string;
  readonly eventId: string;
  readonly topic: string;
  readonly shop: string;
  readonly address: string;
  readonly triggeredAt: string;
  readonly payload: unknown;
  state: "pending" | "delivered" | "given-up";
  readonly attempts: DeliveryAttempt[];
};

export type WebhookRequest = {
  readonly topic: string;
  readonly shop: string;
  readonly payload: unknown;
  readonly eventId?: string | undefined;
  readonly webhookId?: string | undefined;
  readonly signature?: Signature | undefined;
  /** A delivery with a wrong signature is sent once: no retry could make it right. */
  readonly isRetried?: boolean | undefined;
};
