import { randomBytes } from "node:crypto";
import type { IdentityState, StoredAccessToken, StoredRefreshToken } from "./identity-state.ts";

const OFFLINE_SECONDS = 3600;
const ONLINE_SECONDS = 86_399;
const REFRESH_SECONDS = 90 * 86_400;
const REUSE_MS = 30 * 86_400_000;

/**
 * Shopify keeps a used refresh token alive until its replacement is used (changelog of 2026-08-28);
 * `never` is the stricter reading of OAuth.
 */
export type RefreshTokenReuse = "until-replacement-used" | "never";

export type TokenBookOptions = {
  readonly state: Pick<IdentityState, "accessTokens" | "refreshTokens">;
  readonly reuse: RefreshTokenReuse;
  readonly now: () => number;
  readonly changed: () => void;
};

export type IssuedPair = {
  readonly accessToken: string;
  readonly expiresInSeconds: number;
  readonly refreshToken: string;
  readonly refreshExpiresInSeconds: number;
};

export type Grant = { readonly shop: string; readonly scopes: readonly string[] };

export type WhichTokens = "access" | "refresh" | "all";

export type TokenBook = {
  issueExpiring: (grant: Grant) => IssuedPair;
  issuePermanent: (grant: Grant) => string;
  issueOnline: (grant: Grant, userId: number) => { readonly accessToken: string; readonly expiresInSeconds: number };
  refresh: (token: string, grant: Grant) => IssuedPair | null;
  find: (token: string) => StoredAccessToken | null;
  expire: (shop: string, which: WhichTokens) => void;
  revokeAll: (shop: string) => void;
};

export const createTokenBook = ({ state, reuse, now, changed }: TokenBookOptions): TokenBook => {
  const addAccess = (grant: Grant, life: { prefix: string; seconds: number | null; userId: number | null }): string => {
    const expiresAtMs = life.seconds === null ? null : now() + life.seconds * 1000;
    const token = randomToken(life.prefix);
    state.accessTokens.push({ token, ...ownScopes(grant), expiresAtMs, userId: life.userId });
    changed();
    return token;
  };

  const issuePair = (grant: Grant, replaces: string | null): IssuedPair => {
    const refreshToken = randomToken("shprt_");
    const expiresAtMs = now() + REFRESH_SECONDS * 1000;
    state.refreshTokens.push({ token: refreshToken, shop: grant.shop, expiresAtMs, firstUsedAtMs: null, replaces });
    const accessToken = addAccess(grant, { prefix: "shpat_", seconds: OFFLINE_SECONDS, userId: null });
    const lives = { expiresInSeconds: OFFLINE_SECONDS, refreshExpiresInSeconds: REFRESH_SECONDS };
    return { accessToken, refreshToken, ...lives };
  };

  const isUsable = (token: StoredRefreshToken): boolean => {
    if (token.expiresAtMs <= now()) return false;
    if (token.firstUsedAtMs === null) return true;
    if (reuse === "never" || now() - token.firstUsedAtMs > REUSE_MS) return false;
    return !state.refreshTokens.some((other) => other.replaces === token.token && other.firstUsedAtMs !== null);
  };

  return {
    issueExpiring: (grant) => issuePair(grant, null),
    issuePermanent: (grant) => addAccess(grant, { prefix: "shpat_", seconds: null, userId: null }),
    issueOnline: (grant, userId) => ({
      accessToken: addAccess(grant, { prefix: "shpua_", seconds: ONLINE_SECONDS, userId }),
      expiresInSeconds: ONLINE_SECONDS,
    }),
    refresh: (token, grant) => {
      const known = state.refreshTokens.find((other) => other.token === token && other.shop === grant.shop);
      if (!known || !isUsable(known)) return null;
      known.firstUsedAtMs ??= now();
      return issuePair(grant, token);
    },
    find: (token) => {
      const known = state.accessTokens.find((other) => other.token === token);
      return known && (known.expiresAtMs === null || known.expiresAtMs > now()) ? known : null;
    },
    expire: (shop, which) => {
      if (which !== "refresh") endAt(now(), ofShop(state.accessTokens, shop));
      if (which !== "access") endAt(now(), ofShop(state.refreshTokens, shop));
      changed();
    },
    revokeAll: (shop) => {
      state.accessTokens = state.accessTokens.filter((token) => token.shop !== shop);
      state.refreshTokens = state.refreshTokens.filter((token) => token.shop !== shop);
      changed();
    },
  };
};

const ownScopes = ({ shop, scopes }: Grant) => ({ shop, scopes: [...scopes] });

const ofShop = <Token extends { shop: string }>(tokens: readonly Token[], shop: string): readonly Token[] =>
  tokens.filter((token) => token.shop === shop);

const endAt = (nowMs: number, tokens: readonly { expiresAtMs: number | null }[]): void => {
  for (const token of tokens) token.expiresAtMs = nowMs;
};

const randomToken = (prefix: string): string => prefix + randomBytes(16).toString("hex");
