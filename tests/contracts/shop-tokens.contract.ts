import { beforeEach, describe, expect, test } from "vitest";

import { ShopAccessLostError } from "#app/core/errors.ts";
import { shopDomainSchema } from "#app/core/ids.ts";
import type { AccessToken, ShopTokens } from "#app/core/shop/ports.ts";

export type ShopTokensWorld = {
  readonly tokens: ShopTokens;
  readonly now: () => Date;
  /** What the merchant's last visit left; null where there was none. */
  readonly hold: (token: AccessToken | null) => Promise<void>;
};

export const TOKENS_SHOP = shopDomainSchema.parse("token-shop.myshopify.com");

const MINUTE_MS = 60_000;

/** What every `ShopTokens` promises. */
export function describeShopTokens(name: string, open: () => Promise<ShopTokensWorld>): void {
  describe(`${name} as a shop's tokens`, () => {
    let world: ShopTokensWorld;
    let spent: string[];
    beforeEach(async () => {
      world = await open();
      spent = [];
    });
    const aToken = (accessToken: string, minutesLeft: number): AccessToken => ({
      accessToken,
      refreshToken: `refresh-${accessToken}`,
      expiresAt: new Date(world.now().getTime() + minutesLeft * MINUTE_MS),
      refreshExpiresAt: new Date(world.now().getTime() + 90 * 24 * 60 * MINUTE_MS),
    });
    const refresh = async (refreshToken: string): Promise<AccessToken | null> => {
      spent.push(refreshToken);
      await new Promise((resolve) => setTimeout(resolve, 50));
      return aToken("second", 60);
    };
    const ask = (): Promise<string> => world.tokens.withFreshToken(TOKENS_SHOP, refresh);

    test("a token that lives on is given as it is", async () => {
      await world.hold(aToken("first", 6));
      expect(await ask()).toBe("first");
      expect(spent).toEqual([]);
    });

    test.each([-1, 0, 4])("a token with %i minutes left is renewed before it is given", async (minutes) => {
      await world.hold(aToken("first", minutes));
      expect(await ask()).toBe("second");
      expect(spent).toEqual(["refresh-first"]);
      expect(await ask()).toBe("second");
      expect(spent).toHaveLength(1);
    });

    test("of many who ask at once one renews, and all are given the new token", async () => {
      await world.hold(aToken("first", 0));
      expect(await Promise.all(Array.from({ length: 5 }, ask))).toEqual(Array.from({ length: 5 }, () => "second"));
      expect(spent).toEqual(["refresh-first"]);
    });

    test("a token that cannot be renewed is lost access", async () => {
      await world.hold(aToken("first", 0));
      const dead = world.tokens.withFreshToken(TOKENS_SHOP, () => Promise.resolve(null));
      await expect(dead).rejects.toThrow(ShopAccessLostError);
    });

    test("a renewal that failed on its way leaves the refresh token unspent", async () => {
      await world.hold(aToken("first", 0));
      const failed = world.tokens.withFreshToken(TOKENS_SHOP, () => Promise.reject(new TypeError("fetch failed")));
      await expect(failed).rejects.toThrow(TypeError);
      expect(await ask()).toBe("second");
      expect(spent).toEqual(["refresh-first"]);
    });

    test("a shop without a token is lost access", async () => {
      await world.hold(null);
      await expect(ask()).rejects.toThrow(ShopAccessLostError);
      expect(spent).toEqual([]);
    });

    test("a shop whose tokens were forgotten is lost access", async () => {
      await world.hold(aToken("first", 60));
      await world.tokens.forget(TOKENS_SHOP);
      await world.tokens.forget(TOKENS_SHOP);
      await expect(ask()).rejects.toThrow(ShopAccessLostError);
    });
  });
}
