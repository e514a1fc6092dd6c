import { ShopifyUnavailableError } from "#app/core/errors.ts";

export type Fetch = typeof globalThis.fetch;

export type BoundedRequest = RequestInit & {
  /** What an error calls this exchange: never an address, since those may carry signatures. */
  readonly what: string;
  readonly timeoutMs: number;
};

/** One exchange, headers and body together within the time; a fault of the network is worth another try. */
export async function fetchText(
  fetch: Fetch,
  url: string,
  { what, timeoutMs, ...init }: BoundedRequest,
): Promise<{ readonly response: Response; readonly text: string }> {
  try {
    const response = await fetch(url, { ...init, redirect: "manual", signal: AbortSignal.timeout(timeoutMs) });
    return { response, text: await response.text() };
  } catch (cause) {
    throw new ShopifyUnavailableError(`${what}: no answer from Shopify`, { cause });
  }
}
