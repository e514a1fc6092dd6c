import { ShopAccessLostError } from "#app/core/errors.ts";
import type { ShopDomain } from "#app/core/ids.ts";
import type { ShopTokens } from "#app/core/shop/ports.ts";
import { readAdminAnswer } from "./admin-answer.ts";
import { API_VERSION } from "./api-version.ts";
import { type Fetch, fetchText } from "./fetch.ts";
import { type AdminRequest, operationName } from "./operations/admin-request.ts";
import { type AppCredentials, refreshAccess } from "./refresh-access.ts";
import { errorForStatus } from "./refuse-status.ts";

const TIMEOUT_MS = 10_000;

/**
 * Asks a shop's Admin API one thing, once: the caller decides what is worth repeating. Throws
 * `ShopAccessLostError`, `ShopifyUnavailableError` (with the wait that Shopify wishes), `UnexpectedAnswerError`.
 */
export type AdminClient = {
  readonly query: <Answer>(shop: ShopDomain, request: AdminRequest<Answer>) => Promise<Answer>;
};

export function adminClient(
  settings: AppCredentials & { readonly tokens: ShopTokens; readonly fetch?: Fetch },
): AdminClient {
  const { tokens, apiKey, apiSecret, fetch = globalThis.fetch } = settings;
  const freshToken = (shop: ShopDomain): Promise<string> =>
    tokens.withFreshToken(shop, (refreshToken) => refreshAccess({ apiKey, apiSecret, fetch }, shop, refreshToken));

  const send = (shop: ShopDomain, token: string, request: AdminRequest<unknown>): ReturnType<typeof fetchText> =>
    fetchText(fetch, `https://${shop}/admin/api/${API_VERSION}/graphql.json`, {
      what: operationName(request.document),
      timeoutMs: TIMEOUT_MS,
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json", "x-shopify-access-token": token },
      body: JSON.stringify({ query: request.document, variables: request.variables }),
    });

  /** A refused token may have been replaced by another process between our reading and sending it. */
  const sendOnceMore = async (
    shop: ShopDomain,
    refused: string,
    request: AdminRequest<unknown>,
  ): ReturnType<typeof fetchText> => {
    const current = await freshToken(shop);
    if (current !== refused) return send(shop, current, request);
    // Else the library would go on with it until it expires, and the merchant's next visit would mend nothing.
    await tokens.forget(shop);
    throw new ShopAccessLostError(`${operationName(request.document)}: Shopify no longer accepts the shop's token`);
  };

  return {
    query: async (shop, request) => {
      const what = operationName(request.document);
      const token = await freshToken(shop);
      const first = await send(shop, token, request);
      const { response, text } = first.response.status === 401 ? await sendOnceMore(shop, token, request) : first;
      if (!response.ok) throw errorForStatus(what, response);
      return readAdminAnswer(what, text, request.answer);
    },
  };
}
