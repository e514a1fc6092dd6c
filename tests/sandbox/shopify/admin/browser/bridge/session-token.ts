import type { Channel } from "./channel.ts";

const EARLY_MS = 5000;

export class NoSessionTokenError extends Error {
  override name = "NoSessionTokenError" as const;
  constructor() {
    super("The admin answered without a session token");
  }
}

export type SessionTokens = { get: () => Promise<string>; forget: () => void };

/** Session tokens live a minute; one is kept until shortly before its end. */
export const createSessionTokens = (channel: Channel): SessionTokens => {
  let kept: { readonly token: string; readonly expiresAtMs: number } | null = null;
  return {
    get: async () => {
      if (kept && kept.expiresAtMs - Date.now() > EARLY_MS) return kept.token;
      const token = await channel.ask("session-token");
      if (typeof token !== "string") throw new NoSessionTokenError();
      kept = { token, expiresAtMs: expiryOf(token) };
      return token;
    },
    forget: () => {
      kept = null;
    },
  };
};

const expiryOf = (token: string): number => {
  const payload = (token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
  const claims: unknown = JSON.parse(atob(payload));
  const hasExpiry = typeof claims === "object" && claims !== null && "exp" in claims;
  return hasExpiry && typeof claims.exp === "number" ? claims.exp * 1000 : 0;
};
