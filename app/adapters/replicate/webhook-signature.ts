import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { PredictionState } from "#app/core/shot/ports.ts";
import { predictionSchema, predictionState } from "./prediction.ts";

export type PredictionWebhook = {
  /** One per message; a repeated delivery keeps it. */
  readonly deliveryId: string;
  readonly predictionId: string;
  readonly state: PredictionState;
};

export type PredictionWebhookCheck =
  | ({ readonly outcome: "valid" } & PredictionWebhook)
  | { readonly outcome: "invalid"; readonly reason: "unsigned" | "too-old" | "wrong-signature" | "no-prediction" };

export type WebhookTrust = {
  /** `whsec_` and base64, as Replicate gives it out. */
  readonly secret: string;
  readonly now: Date;
};

const TOLERANCE_SECONDS = 5 * 60;

const headersSchema = z.object({ id: z.string().min(1), timestamp: z.coerce.number().int(), signatures: z.string() });

/**
 * Whether Replicate sent this, just now: HMAC-SHA256 over id, time and the body as it came over the wire.
 * Our own, because the official client's check takes messages of any age and compares with `===`.
 */
export function verifyReplicateWebhook(
  rawBody: Uint8Array,
  headers: Headers,
  { secret, now }: WebhookTrust,
): PredictionWebhookCheck {
  const sent = headersSchema.safeParse({
    id: headers.get("webhook-id"),
    timestamp: headers.get("webhook-timestamp") ?? undefined,
    signatures: headers.get("webhook-signature"),
  });
  if (!sent.success) return { outcome: "invalid", reason: "unsigned" };
  const { id, timestamp, signatures } = sent.data;
  if (!isSigned(`${id}.${timestamp}.`, rawBody, { signatures, secret })) {
    return { outcome: "invalid", reason: "wrong-signature" };
  }
  const ageSeconds = Math.abs(now.getTime() / 1000 - timestamp);
  if (ageSeconds > TOLERANCE_SECONDS) return { outcome: "invalid", reason: "too-old" };
  return readBody(rawBody, id);
}

/** Several signatures stand side by side while Replicate changes its secret. */
function isSigned(head: string, rawBody: Uint8Array, claim: { signatures: string; secret: string }): boolean {
  const key = Buffer.from(claim.secret.replace(/^whsec_/, ""), "base64");
  if (key.length === 0) return false;
  const expected = createHmac("sha256", key).update(head).update(rawBody).digest();
  return claim.signatures.split(" ").some((signature) => {
    const [version, value = ""] = signature.split(",");
    const given = Buffer.from(value, "base64");
    return version === "v1" && given.length === expected.length && timingSafeEqual(given, expected);
  });
}

function readBody(rawBody: Uint8Array, deliveryId: string): PredictionWebhookCheck {
  const body = bodySchema.safeParse(Buffer.from(rawBody).toString("utf8"));
  if (!body.success) return { outcome: "invalid", reason: "no-prediction" };
  return { outcome: "valid", deliveryId, predictionId: body.data.id, state: predictionState(body.data) };
}

const bodySchema = z
  .string()
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch (error) {
      context.addIssue({ code: "custom", message: String(error) });
      return z.NEVER;
    }
  })
  .pipe(predictionSchema);
