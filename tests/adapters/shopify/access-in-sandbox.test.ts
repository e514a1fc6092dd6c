import { afterEach, beforeEach, expect, test } from "vitest";
import { type AdminClient, adminClient } from "#app/adapters/shopify/admin-client.ts";
import { shopifyCatalogue } from "#app/adapters/shopify/catalogue.ts";
import { ShopAccessLostError } from "#app/core/errors.ts";
import { shopDomainSchema } from "#app/core/ids.ts";
import type { ProductPage } from "#app/core/catalog/ports.ts";
import { expired } from "#tests/support/held-tokens.ts";
import { SANDBOX_APP, type SandboxShopify, startSandboxShopify } from "#tests/support/sandbox-shopify.ts";

const SHOP = shopDomainSchema.parse("demo-store.myshopify.com");
const OTHER_SHOP = shopDomainSchema.parse("other-store.myshopify.com");

let shopify: SandboxShopify;
let client: AdminClient;
beforeEach(async () => {
  shopify = await startSandboxShopify();
  client = adminClient({ ...SANDBOX_APP, tokens: shopify.tokens, fetch: shopify.fetch });
});
afterEach(() => shopify.close());

const list = (shop = SHOP): Promise<ProductPage> =>
  shopifyCatalogue(client).listProducts(shop, { first: 1, after: null, words: "" });

const age = (): void => {
  const tokens = shopify.tokensOf(SHOP);
  if (tokens.held !== null) tokens.held = { ...tokens.held, ...expired };
};
const refreshes = (): number => shopify.requests().filter(({ path }) => path === "/admin/oauth/access_token").length;

test("an expired token is renewed at the shop and then good", async () => {
  const before = shopify.tokensOf(SHOP).held?.accessToken;
  age();
  expect(await list()).toEqual({ products: [], nextCursor: null });
  expect(shopify.tokensOf(SHOP).held?.accessToken).not.toBe(before);
});

test("five calls at once spend one refresh token", async () => {
  age();
  await Promise.all([list(), list(), list(), list(), list()]);
  expect(refreshes()).toBe(1);
});

test("a dead refresh token loses access", async () => {
  shopify.identity.tokens.expire(SHOP, "all");
  age();
  await expect(list()).rejects.toThrow(ShopAccessLostError);
});

test("an uninstalled app has lost access to that shop and to no other", async () => {
  shopify.identity.uninstall(shopify.identity.getShop(SHOP));
  await expect(list()).rejects.toThrow(ShopAccessLostError);
  expect(await list(OTHER_SHOP)).toEqual({ products: [], nextCursor: null });
});

test("wrong credentials of ours are not taken for a dead token", async () => {
  client = adminClient({ ...SANDBOX_APP, apiSecret: "wrong", tokens: shopify.tokens, fetch: shopify.fetch });
  age();
  await expect(list()).rejects.toThrow("Token refresh: Shopify answered 400");
});
