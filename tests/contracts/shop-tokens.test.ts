import { afterAll, expect, test } from "vitest";

import { holdTokens } from "#tests/support/held-tokens.ts";
import { openPortsDatabase } from "#tests/support/test-ports.ts";
import { describeShopTokens, TOKENS_SHOP } from "./shop-tokens.contract.ts";

const database = await openPortsDatabase();
afterAll(() => database.close());

describeShopTokens("the fake", () => {
  const tokens = holdTokens(null);
  const hold = async (token: (typeof tokens)["held"]): Promise<void> => {
    await Promise.resolve();
    tokens.held = token;
  };
  return Promise.resolve({ tokens, now: () => new Date(), hold });
});

describeShopTokens("the database", async () => {
  const ports = await database.fresh();
  const { seal } = ports.encryption;
  return {
    tokens: ports.tokens,
    now: ports.now,
    hold: async (token) => {
      if (token === null) return;
      const { accessToken, refreshToken, expiresAt, refreshExpiresAt } = token;
      await ports.database.session.create({
        data: {
          id: `offline_${TOKENS_SHOP}`,
          shop: TOKENS_SHOP,
          state: "",
          accessToken: seal(accessToken),
          refreshToken: seal(refreshToken),
          expires: expiresAt,
          refreshTokenExpires: refreshExpiresAt,
        },
      });
    },
  };
});

test("in the database a renewed pair is sealed", async () => {
  const ports = await database.fresh();
  await ports.database.session.create({
    data: {
      id: `offline_${TOKENS_SHOP}`,
      shop: TOKENS_SHOP,
      state: "",
      accessToken: ports.encryption.seal("first"),
      refreshToken: ports.encryption.seal("refresh-first"),
      expires: ports.now(),
    },
  });
  const renewed = {
    accessToken: "shpat_second",
    refreshToken: "shprt_second",
    expiresAt: new Date("2026-11-23T13:00:00Z"),
    refreshExpiresAt: new Date("2027-02-21T12:00:00Z"),
  };
  await ports.tokens.withFreshToken(TOKENS_SHOP, () => Promise.resolve(renewed));
  const row = await ports.database.session.findFirstOrThrow();
  expect(Object.values(row).join("\n")).not.toContain("_second");
  expect(ports.encryption.open(row.accessToken)).toBe("shpat_second");
  expect(row).toMatchObject({ expires: renewed.expiresAt, refreshTokenExpires: renewed.refreshExpiresAt });
});
