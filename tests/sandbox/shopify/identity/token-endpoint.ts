import type { HostPart } from "#tests/sandbox/gateway/shared-host.ts";
import type { Exchange } from "#tests/sandbox/gateway/host.ts";
import { readBody, sendJson } from "#tests/sandbox/gateway/http.ts";
import type { Identity } from "./identity.ts";
import { readSessionToken } from "./session-token.ts";
import type { Shop } from "./shop.ts";
import type { Grant, IssuedPair } from "./token-book.ts";
import { ONLINE_TOKEN, type TokenExchange, type TokenRequest, tokenRequestSchema } from "./token-request.ts";

type TokenAnswer = { readonly status: number; readonly body: Record<string, unknown> };

/** `POST https://<shop>/admin/oauth/access_token`: token exchange and refresh. */
export const tokenEndpoint = (identity: Identity): HostPart => ({
  name: "token endpoint",
  claims: (url) => url.pathname === "/admin/oauth/access_token",
  answer: async (exchange) => {
    const { status, body } = await answerTokenRequest(identity, exchange);
    sendJson(exchange.response, status, body);
  },
});

const answerTokenRequest = async (identity: Identity, { request, url }: Exchange): Promise<TokenAnswer> => {
  if (request.method !== "POST") return { status: 404, body: { errors: "Not Found" } };
  const shop = identity.findShop(url.hostname);
  if (!shop) return { status: 404, body: { errors: "Not Found" } };
  const fields = parseFields(await readBody(request), request.headers["content-type"] ?? "");
  const asked = tokenRequestSchema.safeParse(fields);
  if (!asked.success) return refusal("invalid_request", "The request's parameters are missing or unknown.");
  if (!isOurClient(identity, asked.data)) return refusal("invalid_client", "Client authentication failed.");
  return asked.data.grant_type === "refresh_token"
    ? refresh(identity, shop, asked.data.refresh_token)
    : exchangeToken(identity, shop, asked.data);
};

const refusal = (error: string, description: string): TokenAnswer => ({
  status: 400,
  body: { error, error_description: description },
});

const parseFields = (body: Buffer, contentType: string): unknown => {
  const text = body.toString("utf8");
  if (contentType.includes("x-www-form-urlencoded")) return Object.fromEntries(new URLSearchParams(text));
  try {
    return JSON.parse(text);
  } catch {
    // Answered as invalid_request, which is what a body without any parameter is.
    return null;
  }
};

const isOurClient = ({ app }: Identity, asked: TokenRequest): boolean =>
  asked.client_id === app.apiKey && asked.client_secret === app.apiSecret;

const refresh = (identity: Identity, shop: Shop, token: string): TokenAnswer => {
  const pair = shop.installation && identity.tokens.refresh(token, grantOf(shop, shop.installation.scopes));
  if (!pair) return refusal("invalid_grant", "The refresh token is unknown, retired or has expired.");
  return { status: 200, body: expiringBody(pair, shop.installation?.scopes ?? []) };
};

const exchangeToken = (identity: Identity, shop: Shop, asked: TokenExchange): TokenAnswer => {
  const claims = readSessionToken(asked.subject_token, identity.app, identity.now());
  if (claims?.dest !== `https://${shop.domain}` || !identity.mayInstallBy(shop, claims)) {
    return refusal("invalid_subject_token", "The session token is invalid or has expired.");
  }
  identity.install(shop);
  const { scopes } = identity.app;
  const grant = grantOf(shop, scopes);
  if (asked.requested_token_type === ONLINE_TOKEN) {
    return { status: 200, body: onlineBody(identity, grant, { shop, userId: Number(claims.sub) }) };
  }
  if (asked.expiring === "1") return { status: 200, body: expiringBody(identity.tokens.issueExpiring(grant), scopes) };
  return { status: 200, body: { access_token: identity.tokens.issuePermanent(grant), scope: scopes.join(",") } };
};

const grantOf = (shop: Shop, scopes: readonly string[]): Grant => ({ shop: shop.domain, scopes });

const expiringBody = (pair: IssuedPair, scopes: readonly string[]) => ({
  access_token: pair.accessToken,
  scope: scopes.join(","),
  expires_in: pair.expiresInSeconds,
  refresh_token: pair.refreshToken,
  refresh_token_expires_in: pair.refreshExpiresInSeconds,
});

const onlineBody = (identity: Identity, grant: Grant, { shop, userId }: { shop: Shop; userId: number }) => {
  const user = shop.users.find(({ id }) => id === userId);
  const issued = identity.tokens.issueOnline(grant, userId);
  return {
    access_token: issued.accessToken,
    scope: grant.scopes.join(","),
    expires_in: issued.expiresInSeconds,
    associated_user_scope: grant.scopes.join(","),
    associated_user: {
      id: userId,
      first_name: user?.firstName ?? "",
      last_name: user?.lastName ?? "",
      email: user?.email ?? "",
      email_verified: true,
      account_owner: user?.isAccountOwner ?? false,
      locale: "en",
      collaborator: false,
    },
  };
};
