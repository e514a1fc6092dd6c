import { ShopAccessLostError, ShopifyUnavailableError, UnexpectedAnswerError } from "#app/core/errors.ts";

/** 402 and 423: frozen or locked; 403: closed to apps; 404: no such shop any more. */
const CLOSED_SHOP = new Set([402, 403, 404, 423]);
const DEFAULT_RETRY_AFTER_MS = 1_000;

/** `Retry-After` is in seconds, which may have a fraction. */
function retryAfterMs(headers: Headers): number {
  const seconds = Number(headers.get("retry-after"));
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds * 1_000) : DEFAULT_RETRY_AFTER_MS;
}

/** The error that stands for an HTTP status other than 200. */
export function errorForStatus(what: string, response: Response): Error {
  const { status } = response;
  if (status === 429) {
    return new ShopifyUnavailableError(`${what}: too many requests`, { retryAfterMs: retryAfterMs(response.headers) });
  }
  if (status >= 500 || status === 408) return new ShopifyUnavailableError(`${what}: Shopify answered ${status}`);
  if (status === 401) return new ShopAccessLostError(`${what}: Shopify no longer accepts the shop's token`);
  if (CLOSED_SHOP.has(status)) return new ShopAccessLostError(`${what}: the shop is closed or frozen (${status})`);
  return new UnexpectedAnswerError(`${what}: Shopify answered ${status}`);
}
