import type { ShopDomain } from "#app/core/ids.ts";

export type AccessToken = {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresAt: Date;
  readonly refreshExpiresAt: Date;
};

/** The shops' offline tokens, encrypted at rest. */
export interface ShopTokens {
  /**
   * The shop's access token, good for at least five minutes more. Where it is not, `refresh` is called
   * with the refresh token while the row is locked, so that two workers never spend one refresh token.
   * Throws `ShopAccessLostError` where there is no token or `refresh` answers null.
   */
  withFreshToken: (shop: ShopDomain, refresh: (refreshToken: string) => Promise<AccessToken | null>) => Promise<string>;
  /** Deletes everything kept to speak for this shop. */
  forget: (shop: ShopDomain) => Promise<void>;
}
