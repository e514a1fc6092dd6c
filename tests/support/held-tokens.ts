import { ShopAccessLostError } from "#app/core/errors.ts";
import type { AccessToken, ShopTokens } from "#app/core/shop/ports.ts";

/** One shop's tokens in memory, with the port's promise that only one refresh runs at a time. */
export type HeldTokens = ShopTokens & { held: AccessToken | null };

const FIVE_MINUTES_MS = 300_000;

export const anAccessToken = (overrides: Partial<AccessToken> = {}): AccessToken => ({
  accessToken: "shpat_first",
  refreshToken: "shprt_first",
  expiresAt: new Date(Date.now() + 3_600_000),
  refreshExpiresAt: new Date(Date.now() + 7_776_000_000),
  ...overrides,
});

export const expired = { expiresAt: new Date(0) };

export function holdTokens(held: AccessToken | null): HeldTokens {
  let queue: Promise<unknown> = Promise.resolve();
  const locked = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = queue.then(work);
    queue = result.catch(() => null);
    return result;
  };
  const tokens: HeldTokens = {
    held,
    withFreshToken: (shop, refresh) =>
      locked(async () => {
        if (tokens.held === null) throw new ShopAccessLostError(`${shop} has no token`);
        if (tokens.held.expiresAt.getTime() - Date.now() > FIVE_MINUTES_MS) return tokens.held.accessToken;
        tokens.held = await refresh(tokens.held.refreshToken);
        if (tokens.held === null) throw new ShopAccessLostError(`${shop}'s refresh token is dead`);
        return tokens.held.accessToken;
      }),
    forget: async () => {
      await Promise.resolve();
      tokens.held = null;
    },
  };
  return tokens;
}
