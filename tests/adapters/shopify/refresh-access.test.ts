import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { adminClient } from "#app/adapters/shopify/admin-client.ts";
import type { AdminRequest } from "#app/adapters/shopify/operations/admin-request.ts";
import { refreshAccess } from "#app/adapters/shopify/refresh-access.ts";
import { ShopAccessLostError, ShopifyUnavailableError, UnexpectedAnswerError } from "#app/core/errors.ts";
import { shopDomainSchema } from "#app/core/ids.ts";
import { type AnsweringServer, json, startAnsweringServer } from "./answering-server.ts";
import { anAccessToken, expired, holdTokens } from "#tests/support/held-tokens.ts";

const SHOP = shopDomainSchema.parse("demo-store.myshopify.com");
const APP = { apiKey: "key", apiSecret: "app-secret" };
const GRANTED = json(200, {
  access_token: "shpat_second",
  scope: "write_products",
  expires_in: 3600,
  refresh_token: "shprt_second",
  refresh_token_expires_in: 7776000,
});
const EMPTY: AdminRequest<unknown> = { document: "query Nothing { shop { id } }", variables: {}, answer: z.unknown() };

let shopify: AnsweringServer;
beforeEach(async () => {
  shopify = await startAnsweringServer();
});
afterEach(() => shopify.close());

const refresh = (): ReturnType<typeof refreshAccess> =>
  refreshAccess({ ...APP, fetch: shopify.fetch }, SHOP, "shprt_first");

test("a refresh token is exchanged at the shop, with the app's own credentials", async () => {
  shopify.script.push(GRANTED);
  await refresh();
  const [asked] = shopify.asked;
  expect([asked?.method, asked?.url]).toEqual(["POST", "https://demo-store.myshopify.com/admin/oauth/access_token"]);
  expect(JSON.parse(asked?.body ?? "")).toEqual({
    client_id: "key",
    client_secret: "app-secret",
    refresh_token: "shprt_first",
    grant_type: "refresh_token",
  });
});

test("lives are counted from the moment of asking", async () => {
  shopify.script.push(GRANTED);
  const before = Date.now();
  const token = await refresh();
  expect(token).toMatchObject({ accessToken: "shpat_second", refreshToken: "shprt_second" });
  expect(Math.abs((token?.expiresAt.getTime() ?? 0) - before - 3_600_000)).toBeLessThan(1_000);
  expect(Math.abs((token?.refreshExpiresAt.getTime() ?? 0) - before - 7_776_000_000)).toBeLessThan(1_000);
});

test.each([400, 401])("a dead refresh token answered by %d is null", async (status) => {
  shopify.script.push(json(status, { error: "invalid_grant", error_description: "This refresh token is retired." }));
  expect(await refresh()).toBeNull();
});

test.each([
  ["wrong credentials of ours", json(400, { error: "invalid_client" }), UnexpectedAnswerError],
  ["a page instead of JSON", { status: 400, body: "<html>" }, UnexpectedAnswerError],
  ["a grant without a refresh token", json(200, { access_token: "a", expires_in: 3600 }), UnexpectedAnswerError],
  ["a closed shop", { status: 404, body: "Not Found" }, ShopAccessLostError],
  ["a fault of Shopify's", { status: 502, body: "" }, ShopifyUnavailableError],
  ["too many requests", { status: 429, body: "" }, ShopifyUnavailableError],
  ["a broken connection", "hang-up" as const, ShopifyUnavailableError],
])("%s is not taken for a dead token", async (_what, answer, error) => {
  shopify.script.push(answer);
  await expect(refresh()).rejects.toThrow(error);
});

describe("a query with an expired token", () => {
  test("refreshes first", async () => {
    const tokens = holdTokens(anAccessToken(expired));
    shopify.script.push(GRANTED, json(200, { data: {} }));
    await adminClient({ ...APP, tokens, fetch: shopify.fetch }).query(SHOP, EMPTY);
    expect(shopify.asked[1]?.headers.get("x-shopify-access-token")).toBe("shpat_second");
  });

  test("spends the refresh token once when two are asked at the same time", async () => {
    const tokens = holdTokens(anAccessToken(expired));
    shopify.script.push(GRANTED, json(200, { data: {} }), json(200, { data: {} }));
    const client = adminClient({ ...APP, tokens, fetch: shopify.fetch });
    await Promise.all([client.query(SHOP, EMPTY), client.query(SHOP, EMPTY)]);
    const refreshes = shopify.asked.filter(({ url }) => url.endsWith("/admin/oauth/access_token"));
    expect(refreshes).toHaveLength(1);
  });

  test("and a dead refresh token loses access, without asking the Admin API", async () => {
    const tokens = holdTokens(anAccessToken(expired));
    shopify.script.push(json(400, { error: "invalid_grant" }));
    const client = adminClient({ ...APP, tokens, fetch: shopify.fetch });
    await expect(client.query(SHOP, EMPTY)).rejects.toThrow(ShopAccessLostError);
    expect(shopify.asked).toHaveLength(1);
  });
});
