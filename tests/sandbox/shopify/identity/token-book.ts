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

type AccessKind = { readonly seconds: number | null; readonly userId: number | null; readonly isStoresOwn: boolean };

export type WhichTokens = "access" | "refresh" | "all";

export type TokenBook = {
  issueExpiring: (grant: Grant) => IssuedPair;
  issuePermanent: (grant: Grant) => string;
  /** A token for who develops against the sandbox: it needs no installation of our app. */
  issueStoresOwn: (grant: Grant) => string;
  issueOnline: (grant: Grant, userId: number) => { readonly accessToken: string; readonly expiresInSeconds: number };
  refresh: (token: string, grant: Grant) => IssuedPair | null;
  find: (token: string) => StoredAccessToken | null;
  expire: (shop: string, which: WhichTokens) => void;
  revokeAll: (shop: string) => void;
};

export const createTokenBook = ({ state, reuse, now, changed }: TokenBookOptions): TokenBook => {
  const addAccess = (grant: Grant, kind: AccessKind): string => {
    const token = randomToken(kind.userId === null ? "shpat_" : "shpua_");
    const expiresAtMs = kind.seconds === null ? null : now() + kind.seconds * 1000;
    const { userId, isStoresOwn } = kind;
    state.accessTokens.push({ token, shop: grant.shop, scopes: [...grant.scopes], expiresAtMs, userId, isStoresOwn });
    changed();
    return token;
  };

  // Shopify answers with the same token as long as it lives.
  const permanent = (grant: Grant, isStoresOwn: boolean): string => {
    const known = state.accessTokens.find(
      (token) => token.shop === grant.shop && token.expiresAtMs === null && token.isStoresOwn === isStoresOwn,
    );
    return known?.token ?? addAccess(grant, { seconds: null, userId: null, isStoresOwn });
  };

  const issuePair = (grant: Grant, replaces: string | null): IssuedPair => {
    const refreshToken = randomToken("shprt_");
    const expiresAtMs = now() + REFRESH_SECONDS * 1000;
    state.refreshTokens.push({ token: refreshToken, shop: grant.shop, expiresAtMs, firstUsedAtMs: null, replaces });
    const accessToken = addAccess(grant, { seconds: OFFLINE_SECONDS, userId: null, isStoresOwn: false });
    const lives = { expiresInSeconds: OFFLINE_SECONDS, refreshExpiresInSeconds: REFRESH_SECONDS };
    return { accessToken, refreshToken, ...lives };
  };

  return {
    issueExpiring: (grant) => issuePair(grant, null),
    issuePermanent: (grant) => permanent(grant, false),
    issueStoresOwn: (grant) => permanent(grant, true),
    issueOnline: (grant, userId) => ({
      accessToken: addAccess(grant, { seconds: ONLINE_SECONDS, userId, isStoresOwn: false }),
      expiresInSeconds: ONLINE_SECONDS,
    }),
    refresh: (token, grant) => {
      const known = state.refreshTokens.find((other) => other.token === token && other.shop === grant.shop);
      if (!known || !isUsable(known, { all: state.refreshTokens, reuse, nowMs: now() })) return null;
      known.firstUsedAtMs ??= now();
      return issuePair(grant, token);
    },
    find: (token) => {
      const known = state.accessTokens.find((other) => other.token === token);
      return known && (known.expiresAtMs === null || known.expiresAtMs > now()) ? known : null;
    },
    expire: (shop, which) => {
      const access = state.accessTokens.filter((token) => token.shop === shop && !token.isStoresOwn);
      const refresh = state.refreshTokens.filter((token) => token.shop === shop);
      if (which !== "refresh") endAt(now(), access);
      if (which !== "access") endAt(now(), refresh);
      changed();
    },
    revokeAll: (shop) => {
      state.accessTokens = state.accessTokens.filter((token) => token.shop !== shop || token.isStoresOwn);
      state.refreshTokens = state.refreshTokens.filter((token) => token.shop !== shop);
      changed();
    },
  };
};

type Rules = { readonly all: readonly StoredRefreshToken[]; readonly reuse: RefreshTokenReuse; readonly nowMs: number };

const isUsable = (token: StoredRefreshToken, { all, reuse, nowMs }: Rules): boolean => {
  if (token.expiresAtMs <= nowMs) return false;
  if (token.firstUsedAtMs === null) return true;
  if (reuse === "never" || nowMs - token.firstUsedAtMs > REUSE_MS) return false;
  return !all.some((other) => other.replaces === token.token && other.firstUsedAtMs !== null);
};

const endAt = (nowMs: number, tokens: readonly { expiresAtMs: number | null }[]): void => {
  for (const token of tokens) token.expiresAtMs = nowMs;
};

const randomToken = (prefix: string): string => prefix + randomBytes(16).toString("hex");
