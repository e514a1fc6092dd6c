import { ControlRefusedError } from "#tests/sandbox/control/control-refused-error.ts";
import type { AccessTokens } from "#tests/sandbox/shopify/access.ts";
import { type AppRegistration, withImpliedScopes } from "./app-registration.ts";
import type { IdentityFile, IdentityState } from "./identity-state.ts";
import { type SessionTokenClaims, signSessionToken } from "./session-token.ts";
import { aNewShop, type Shop } from "./shop.ts";
import { createTokenBook, type RefreshTokenReuse, type TokenBook } from "./token-book.ts";

export const FIRST_SHOPS = ["demo-store", "other-store"] as const;

export type IdentityOptions = {
  readonly app: AppRegistration;
  readonly file: IdentityFile;
  /** The number in `gid://shopify/Shop/<number>`, so that webhooks and the Admin API agree. */
  readonly shopNumber: (domain: string) => number;
  readonly reuse?: RefreshTokenReuse;
  readonly now?: () => number;
};

/** Who has which shop, whether the app is installed there, and which tokens are good. */
export type Identity = {
  readonly app: AppRegistration;
  readonly access: AccessTokens;
  readonly tokens: TokenBook;
  readonly now: () => number;
  shops: () => readonly Shop[];
  findShop: (domainOrHandle: string) => Shop | null;
  getShop: (domainOrHandle: string) => Shop;
  addShop: (handle: string) => Shop;
  install: (shop: Shop) => void;
  /** All tokens of the shop die with it. */
  uninstall: (shop: Shop) => void;
  /** Opening the app installs it; a session token from before an uninstall does not bring it back. */
  mayInstallBy: (shop: Shop, claims: SessionTokenClaims) => boolean;
  actAs: (shop: Shop, userId: number) => void;
  sessionToken: (shop: Shop) => string;
  reset: () => void;
};

export const createIdentity = ({ app, file, shopNumber, ...rest }: IdentityOptions): Identity => {
  const now = rest.now ?? Date.now;
  const state: IdentityState = file.read() ?? freshState(shopNumber);
  const changed = () => {
    file.write(state);
  };
  const tokens = createTokenBook({ state, reuse: rest.reuse ?? "until-replacement-used", now, changed });
  const findShop = (name: string) => state.shops.find((shop) => shop.domain === name || shop.handle === name) ?? null;
  return {
    app,
    tokens,
    now,
    access: { lookup: (token) => lookup(tokens, token) },
    findShop,
    shops: () => state.shops,
    getShop: (name) => {
      const shop = findShop(name);
      if (!shop) throw new ControlRefusedError(`The sandbox has no shop ${name}`);
      return shop;
    },
    addShop: (handle) => {
      const known = findShop(handle);
      if (known) return known;
      const shop = aNewShop(handle, shopNumber);
      state.shops.push(shop);
      changed();
      return shop;
    },
    install: (shop) => {
      if (shop.installation) return;
      shop.installation = { scopes: [...app.scopes], installedAtMs: now() };
      changed();
    },
    uninstall: (shop) => {
      shop.installation = null;
      shop.uninstalledAtMs = now();
      tokens.revokeAll(shop.domain);
    },
    mayInstallBy: (shop, claims) =>
      shop.installation !== null || shop.uninstalledAtMs === null || claims.iat * 1000 > shop.uninstalledAtMs,
    actAs: (shop, userId) => {
      if (!shop.users.some((user) => user.id === userId)) throw new ControlRefusedError(`No user ${userId}`);
      shop.currentUserId = userId;
      changed();
    },
    sessionToken: (shop) => signSessionToken(app, shop, now()),
    reset: () => {
      Object.assign(state, freshState(shopNumber));
      changed();
    },
  };
};

const freshState = (shopNumber: (domain: string) => number): IdentityState => ({
  shops: FIRST_SHOPS.map((handle) => aNewShop(handle, shopNumber)),
  accessTokens: [],
  refreshTokens: [],
});

const lookup = (tokens: TokenBook, token: string) => {
  const known = tokens.find(token);
  return known && { shop: known.shop, scopes: withImpliedScopes(known.scopes) };
};
