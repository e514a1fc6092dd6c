import { z } from "zod";
import type { ShopDomain } from "#app/core/ids.ts";
import type { AccessToken } from "#app/core/shop/ports.ts";
import { type Fetch, fetchText } from "./fetch.ts";
import { parseAnswer } from "./json.ts";
import { errorForStatus } from "./refuse-status.ts";

const TIMEOUT_MS = 10_000;

/** Lives in seconds. */
const grantSchema = z.object({
  access_token: z.string().min(1),
  expires_in: z.int().positive(),
  refresh_token: z.string().min(1),
  refresh_token_expires_in: z.int().positive(),
});

const refusalSchema = z.object({ error: z.string() });
/** Errors that say that this refresh token is spent, expired or revoked, and not that we asked wrongly. */
const DEAD_TOKEN = new Set(["invalid_grant", "invalid_refresh_token"]);

function isDeadToken(text: string): boolean {
  try {
    const refusal = refusalSchema.safeParse(JSON.parse(text));
    return refusal.success && DEAD_TOKEN.has(refusal.data.error);
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

export type AppCredentials = {
  readonly apiKey: string;
  readonly apiSecret: string;
};

/**
 * Spends a refresh token: Shopify answers a new pair and the old pair dies. Null where the token is dead.
 * Throws `ShopifyUnavailableError`, `ShopAccessLostError` where the shop is closed.
 */
export async function refreshAccess(
  app: AppCredentials & { readonly fetch: Fetch },
  shop: ShopDomain,
  refreshToken: string,
): Promise<AccessToken | null> {
  const what = "Token refresh";
  const askedAt = Date.now();
  const { response, text } = await fetchText(app.fetch, `https://${shop}/admin/oauth/access_token`, {
    what,
    timeoutMs: TIMEOUT_MS,
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({
      client_id: app.apiKey,
      client_secret: app.apiSecret,
      refresh_token: refreshToken,
      grant_type: "refresh_token",
    }),
  });
  if (!response.ok) {
    if (isDeadToken(text)) return null;
    throw errorForStatus(what, response);
  }
  const grant = parseAnswer(grantSchema, text, what);
  return {
    accessToken: grant.access_token,
    refreshToken: grant.refresh_token,
    expiresAt: new Date(askedAt + grant.expires_in * 1_000),
    refreshExpiresAt: new Date(askedAt + grant.refresh_token_expires_in * 1_000),
  };
}
