import { randomUUID } from "node:crypto";
import { ControlRefusedError } from "#tests/sandbox/control/control-refused-error.ts";
import type { Outbound } from "#tests/sandbox/gateway/outbound.ts";
import type { AppConfiguration, WebhookSubscription } from "./app-configuration.ts";
import type { Delivery, WebhookRequest } from "./delivery.ts";
import { signedHeaders, type Signature } from "./signed-delivery.ts";

/** Shopify tries 8 times over 4 hours; here the same number of times in a few minutes. */
export const RETRY_DELAYS_MS: readonly number[] = [1, 2, 4, 8, 16, 32, 64, 128].map((seconds) => seconds * 1000);
const TIMEOUT_MS = 5000;

export type WebhookDeliveryOptions = {
  readonly configuration: AppConfiguration;
  readonly appUrl: string;
  readonly secret: string;
  readonly outbound: Outbound;
  readonly retryDelaysMs?: readonly number[];
};

export type WebhookDelivery = {
  /** Sends to every subscription of the topic; resolves after the first attempts. None when nobody subscribed. */
  fire: (request: WebhookRequest) => Promise<readonly Delivery[]>;
  deliveries: () => readonly Delivery[];
  /** Drops what is listed and every retry that waits. */
  clear: () => void;
};

export const createWebhookDelivery = (options: WebhookDeliveryOptions): WebhookDelivery => {
  const delays = options.retryDelaysMs ?? RETRY_DELAYS_MS;
  const deliveries: Delivery[] = [];
  const timers = new Set<NodeJS.Timeout>();

  const attempt = async (delivery: Delivery, sending: Sending): Promise<void> => {
    await attemptOnce(options, delivery, sending);
    if (delivery.state === "delivered") return;
    const delay = sending.isRetried ? delays[delivery.attempts.length - 1] : undefined;
    if (delay === undefined) {
      delivery.state = "given-up";
      return;
    }
    const timer = setTimeout(() => {
      timers.delete(timer);
      void attempt(delivery, sending);
    }, delay);
    timer.unref();
    timers.add(timer);
  };

  return {
    fire: async (request) => {
      const subscriptions = options.configuration.subscriptions.filter(({ topic }) => topic === request.topic);
      const started = subscriptions.map((subscription) => startDelivery(options, request, subscription));
      deliveries.push(...started.map(({ delivery }) => delivery));
      await Promise.all(started.map(({ delivery, sending }) => attempt(delivery, sending)));
      return started.map(({ delivery }) => delivery);
    },
    deliveries: () => deliveries,
    clear: () => {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      deliveries.length = 0;
    },
  };
};

type Sending = {
  readonly body: string;
  readonly signature: Signature;
  readonly isRetried: boolean;
  name: string | null;
};

const startDelivery = (options: WebhookDeliveryOptions, request: WebhookRequest, to: WebhookSubscription) => {
  const payload = projected(request.payload, to.includeFields);
  const signature = request.signature ?? "valid";
  const delivery: Delivery = {
    webhookId: request.webhookId ?? randomUUID(),
    eventId: request.eventId ?? randomUUID(),
    topic: request.topic,
    shop: request.shop,
    address: addressOf(options.appUrl, to.uri),
    triggeredAt: new Date().toISOString(),
    payload,
    state: "pending",
    attempts: [],
  };
  const isRetried = request.isRetried ?? signature === "valid";
  return { delivery, sending: { body: JSON.stringify(payload), signature, isRetried, name: to.name } };
};

const addressOf = (appUrl: string, uri: string): string => {
  const address = URL.parse(uri, `${appUrl}/`);
  if (!address) throw new ControlRefusedError(`A webhook's uri is no address: ${uri}`);
  return address.href;
};

const projected = (payload: unknown, fields: readonly string[] | null): unknown => {
  if (fields === null || typeof payload !== "object" || payload === null) return payload;
  return Object.fromEntries(Object.entries(payload).filter(([key]) => fields.includes(key)));
};

const attemptOnce = async (options: WebhookDeliveryOptions, delivery: Delivery, sending: Sending): Promise<void> => {
  const at = new Date().toISOString();
  const headers = signedHeaders(
    { ...delivery, apiVersion: options.configuration.webhookApiVersion, name: sending.name },
    { body: sending.body, secret: options.secret, signature: sending.signature },
  );
  try {
    const message = { url: delivery.address, headers, body: sending.body, timeoutMs: TIMEOUT_MS };
    const { status } = await options.outbound.post(message);
    delivery.attempts.push({ at, status, failure: null });
    if (status >= 200 && status < 300) delivery.state = "delivered";
  } catch (error) {
    delivery.attempts.push({ at, status: null, failure: error instanceof Error ? error.message : String(error) });
  }
};
