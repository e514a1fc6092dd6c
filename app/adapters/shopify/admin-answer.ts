import { z } from "zod";
import { ShopAccessLostError, ShopifyUnavailableError, UnexpectedAnswerError } from "#app/core/errors.ts";
import { parseAnswer } from "./json.ts";

const costSchema = z.object({
  requestedQueryCost: z.number(),
  throttleStatus: z.object({ currentlyAvailable: z.number(), restoreRate: z.number().positive() }),
});
type Cost = z.infer<typeof costSchema>;

const graphqlErrorSchema = z.object({
  message: z.string(),
  extensions: z.object({ code: z.string().optional() }).optional(),
});
type GraphqlError = z.infer<typeof graphqlErrorSchema>;

const envelopeSchema = z.object({
  data: z.unknown().optional(),
  errors: z.union([z.array(graphqlErrorSchema), z.string()]).optional(),
  extensions: z.object({ cost: costSchema.optional().catch(undefined) }).optional(),
});

const DEFAULT_RETRY_AFTER_MS = 1_000;

/** How long until the shop's bucket holds what the refused query asked for. */
function timeUntilAffordable(cost: Cost | undefined): number {
  if (cost === undefined) return DEFAULT_RETRY_AFTER_MS;
  const missing = cost.requestedQueryCost - cost.throttleStatus.currentlyAvailable;
  return Math.max(0, Math.ceil((missing / cost.throttleStatus.restoreRate) * 1_000));
}

function errorForCodes(what: string, errors: readonly GraphqlError[], cost: Cost | undefined): Error {
  const codes = errors.map((error) => error.extensions?.code ?? "no code");
  if (codes.includes("THROTTLED")) {
    return new ShopifyUnavailableError(`${what}: throttled`, { retryAfterMs: timeUntilAffordable(cost) });
  }
  if (codes.includes("INTERNAL_SERVER_ERROR")) return new ShopifyUnavailableError(`${what}: INTERNAL_SERVER_ERROR`);
  if (codes.includes("SHOP_INACTIVE")) return new ShopAccessLostError(`${what}: the shop is inactive`);
  const messages = errors.map((error, index) => `${codes[index] ?? "no code"}: ${error.message}`);
  return new UnexpectedAnswerError(`${what}: ${messages.join("; ")}`);
}

/** The data of a 200; Shopify reports throttling, refusals and its own faults inside such an answer too. */
export function readAdminAnswer<Answer>(what: string, text: string, answer: z.ZodType<Answer>): Answer {
  const envelope = parseAnswer(envelopeSchema, text, what);
  if (typeof envelope.errors === "string") throw new UnexpectedAnswerError(`${what}: ${envelope.errors}`);
  if (envelope.errors && envelope.errors.length > 0) {
    throw errorForCodes(what, envelope.errors, envelope.extensions?.cost);
  }
  return parseAnswer(z.object({ data: answer }), text, what).data;
}
