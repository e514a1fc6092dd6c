import type { Fetch } from "#app/adapters/shopify/fetch.ts";
import { type ShopDomain, shopDomainSchema } from "#app/core/ids.ts";
import type { AccessToken, ShopTokens } from "#app/core/shop/ports.ts";
import { listenOnLoopback, trackConnections } from "#tests/sandbox/gateway/listen.ts";
import { createLoopbackServer } from "#tests/sandbox/gateway/loopback-server.ts";
import type { SandboxHost } from "#tests/sandbox/gateway/host.ts";
import { createRequestLog, type LoggedRequest } from "#tests/sandbox/gateway/request-log.ts";
import { createRouter } from "#tests/sandbox/gateway/router.ts";
import { sharedHost } from "#tests/sandbox/gateway/shared-host.ts";
import { type Catalogue, type CatalogueOptions, openCatalogue } from "#tests/sandbox/shopify/catalogue/catalogue.ts";
import { cdnHost } from "#tests/sandbox/shopify/cdn/cdn.ts";
import { adminApiHost, isAdminApiPath } from "#tests/sandbox/shopify/graphql/admin-api.ts";
import { createIdentity, type Identity } from "#tests/sandbox/shopify/identity/identity.ts";
import { tokenEndpoint } from "#tests/sandbox/shopify/identity/token-endpoint.ts";
import { stagedUploadHost } from "#tests/sandbox/shopify/uploads/staged-upload-host.ts";
import { type HeldTokens, holdTokens } from "./held-tokens.ts";

export const SANDBOX_APP = {
  name: "AI Roomshots",
  handle: "ai-roomshots",
  apiKey: "roomshots-sandbox-key",
  apiSecret: "roomshots-sandbox-secret",
  url: "https://app.roomshots.test",
  scopes: ["write_products", "write_files"],
};

const PROCESSING_MS = 2_000;

/** The sandbox's Shopify inside the test's own process: its hosts over HTTP on loopback, its state at hand. */
export type SandboxShopify = {
  /** Leads Shopify's host names to the sandbox; everything else is refused. */
  readonly fetch: Fetch;
  readonly catalogue: Catalogue;
  readonly identity: Identity;
  /** Tokens of every shop, with the app installed there. */
  readonly tokens: ShopTokens;
  readonly tokensOf: (shop: ShopDomain) => HeldTokens;
  /** Moves the sandbox's clock until every file is READY or FAILED. */
  readonly processed: () => Promise<void>;
  readonly requests: () => readonly LoggedRequest[];
  readonly close: () => Promise<void>;
};

function hostsOf(identity: Identity, catalogue: Catalogue): SandboxHost[] {
  const api = adminApiHost({ access: identity.access, catalogue });
  const shops = sharedHost({
    name: "shops",
    serves: api.serves,
    parts: [
      tokenEndpoint(identity),
      { name: api.name, claims: (url) => isAdminApiPath(url.pathname), answer: api.answer },
    ],
  });
  return [shops, stagedUploadHost({ catalogue }), cdnHost({ catalogue })];
}

/** Taken now, because a test may put the sandbox's own fetch in its place. */
const loopbackFetch = globalThis.fetch;

const leadTo =
  (port: number): Fetch =>
  (input, init) => {
    const { hostname, pathname, search } = new URL(input instanceof Request ? input.url : input);
    return loopbackFetch(`http://127.0.0.1:${port}/hosts/${hostname}${pathname}${search}`, init);
  };

function issueToken(identity: Identity, domain: ShopDomain): AccessToken {
  const shop = identity.getShop(domain);
  identity.install(shop);
  const pair = identity.tokens.issueExpiring({ shop: domain, scopes: identity.app.scopes });
  return {
    accessToken: pair.accessToken,
    refreshToken: pair.refreshToken,
    expiresAt: new Date(identity.now() + pair.expiresInSeconds * 1_000),
    refreshExpiresAt: new Date(identity.now() + pair.refreshExpiresInSeconds * 1_000),
  };
}

type Held = Pick<SandboxShopify, "tokens" | "tokensOf">;

function holdEveryShopsTokens(identity: Identity): Held {
  const domains = identity.shops().map(({ domain }) => shopDomainSchema.parse(domain));
  const held = new Map(domains.map((domain) => [domain, holdTokens(issueToken(identity, domain))]));
  const tokensOf = (shop: ShopDomain): HeldTokens => held.get(shop) ?? holdTokens(null);
  const tokens: ShopTokens = {
    withFreshToken: (shop, refresh) => tokensOf(shop).withFreshToken(shop, refresh),
    forget: (shop) => tokensOf(shop).forget(shop),
  };
  return { tokens, tokensOf };
}

export async function startSandboxShopify(options: Pick<CatalogueOptions, "unknowns"> = {}): Promise<SandboxShopify> {
  let clockAheadMs = 0;
  const now = (): number => Date.now() + clockAheadMs;
  const catalogue = await openCatalogue({ processingMs: PROCESSING_MS, now, ...options });
  const identity = createIdentity({
    app: SANDBOX_APP,
    file: { read: () => null, write: () => undefined },
    shopNumber: (domain) => catalogue.getShop(domain).number,
  });
  const log = createRequestLog();
  const server = createLoopbackServer(createRouter(hostsOf(identity, catalogue), log), []);
  const closeServer = trackConnections(server);
  return {
    catalogue,
    identity,
    fetch: leadTo(await listenOnLoopback(server, 0)),
    ...holdEveryShopsTokens(identity),
    processed: async () => {
      await catalogue.settled();
      clockAheadMs += PROCESSING_MS;
    },
    requests: log.requests,
    close: async () => {
      await closeServer();
      await catalogue.close();
    },
  };
}
