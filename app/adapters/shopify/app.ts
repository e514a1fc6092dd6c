import "@shopify/shopify-app-remix/adapters/node";
import { ApiVersion, AppDistribution, LogSeverity, shopifyApp } from "@shopify/shopify-app-remix/server";
import { type ShopDomain, shopDomainSchema } from "#app/core/ids.ts";
import { frameOnlyInAdmin } from "./frame-ancestors.ts";

export type SessionStorage = NonNullable<Parameters<typeof shopifyApp>[0]["sessionStorage"]>;

export type ShopifyAppSettings = {
  readonly apiKey: string;
  readonly apiSecret: string;
  /** `https://…`, without a path. */
  readonly appUrl: string;
  readonly scopes: readonly string[];
  /**
   * Called once after a token exchange. Not a place for what must happen: after a failure the library has already
   * stored the session and will not call again, so a shop's first visit is to be noticed by its missing row.
   */
  readonly afterAuth: (shop: ShopDomain) => Promise<void>;
  /** The library's warnings and errors, and what it would swallow. */
  readonly report: (message: string, cause?: unknown) => void;
};

export type AdminVisit = {
  readonly shop: ShopDomain;
  /** The `sub` of the session token: Shopify's id of the user, the only thing we keep of a person. */
  readonly userId: string | null;
  /** Keeps the parameters that an embedded page needs; `target` may leave the frame. */
  readonly redirect: (url: string, init?: { readonly target?: "_self" | "_top" | "_parent" }) => Response;
};

export type RoomshotsShopifyApp = {
  /** Throws the `Response` that gets the browser authenticated where the request is not yet. */
  readonly authenticateAdmin: (request: Request) => Promise<AdminVisit>;
  readonly addDocumentResponseHeaders: (request: Request, headers: Headers) => void;
};

/** Shopify's own library for embedded apps: session tokens, token exchange, the bounce page. */
export function shopifyAppFor(settings: ShopifyAppSettings, sessionStorage: SessionStorage): RoomshotsShopifyApp {
  const library = shopifyApp({
    apiKey: settings.apiKey,
    apiSecretKey: settings.apiSecret,
    appUrl: settings.appUrl,
    scopes: [...settings.scopes],
    apiVersion: ApiVersion.July26,
    authPathPrefix: "/auth",
    distribution: AppDistribution.AppStore,
    isEmbeddedApp: true,
    sessionStorage,
    future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
    hooks: { afterAuth: ({ session }) => runAfterAuth(settings, session.shop) },
    // At Debug the library writes session tokens into its messages.
    logger: {
      level: LogSeverity.Warning,
      log: (_severity, message) => {
        settings.report(message);
      },
    },
  });

  return {
    authenticateAdmin: async (request) => {
      const { session, sessionToken, redirect } = await library.authenticate.admin(request);
      return {
        shop: shopDomainSchema.parse(session.shop),
        userId: sessionToken.sub,
        redirect: (url, init) => redirect(url, init),
      };
    },
    addDocumentResponseHeaders: (request, headers) => {
      library.addDocumentResponseHeaders(request, headers);
      frameOnlyInAdmin(headers);
    },
  };
}

/** The library turns whatever is thrown here into an empty 500, so this is the last place that knows why. */
async function runAfterAuth({ afterAuth, report }: ShopifyAppSettings, shop: string): Promise<void> {
  try {
    await afterAuth(shopDomainSchema.parse(shop));
  } catch (error) {
    report("The hook after authentication failed", error);
    throw error;
  }
}
