import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { type AdminClient, adminClient } from "#app/adapters/shopify/admin-client.ts";
import type { AdminRequest } from "#app/adapters/shopify/operations/admin-request.ts";
import { ShopAccessLostError, ShopifyUnavailableError, UnexpectedAnswerError } from "#app/core/errors.ts";
import { shopDomainSchema } from "#app/core/ids.ts";
import { type AnsweringServer, json, startAnsweringServer } from "./answering-server.ts";
import { anAccessToken, type HeldTokens, holdTokens } from "#tests/support/held-tokens.ts";

const SHOP = shopDomainSchema.parse("demo-store.myshopify.com");
const NAME_OF_SHOP: AdminRequest<{ shop: { name: string } }> = {
  document: "query NameOfShop($x: Int) { shop { name } }",
  variables: { x: 1 },
  answer: z.object({ shop: z.object({ name: z.string() }) }),
};
const ANSWERED = json(200, { data: { shop: { name: "Demo" } } });

let shopify: AnsweringServer;
let tokens: HeldTokens;
let client: AdminClient;
beforeEach(async () => {
  shopify = await startAnsweringServer();
  tokens = holdTokens(anAccessToken());
  client = adminClient({ tokens, apiKey: "key", apiSecret: "app-secret", fetch: shopify.fetch });
});
afterEach(() => shopify.close());

const ask = (): Promise<{ shop: { name: string } }> => client.query(SHOP, NAME_OF_SHOP);
const graphqlError = (code: string | null, cost?: unknown): ReturnType<typeof json> =>
  json(200, {
    errors: [{ message: "Said by Shopify", ...(code === null ? {} : { extensions: { code } }) }],
    ...(cost === undefined ? {} : { extensions: { cost } }),
  });

test("an answer is what the operation's shape says", async () => {
  shopify.script.push(ANSWERED);
  expect(await ask()).toEqual({ shop: { name: "Demo" } });
});

test("a request goes to the shop's own Admin API with the shop's token", async () => {
  shopify.script.push(ANSWERED);
  await ask();
  const [asked] = shopify.asked;
  expect(asked?.url).toBe("https://demo-store.myshopify.com/admin/api/2026-07/graphql.json");
  expect(asked?.headers.get("x-shopify-access-token")).toBe("shpat_first");
  expect(JSON.parse(asked?.body ?? "")).toEqual({ query: NAME_OF_SHOP.document, variables: { x: 1 } });
});

describe("a refused token", () => {
  test("which is still the current one means that access is lost", async () => {
    shopify.script.push(json(401, { errors: "[API] Invalid API key or access token" }));
    await expect(ask()).rejects.toThrow(ShopAccessLostError);
    expect(shopify.asked).toHaveLength(1);
  });

  test("which is still the current one is forgotten, so that the next visit gets another", async () => {
    shopify.script.push(json(401, {}));
    await expect(ask()).rejects.toThrow(ShopAccessLostError);
    expect(tokens.held).toBeNull();
  });

  test("which another process has replaced meanwhile is followed by the new one", async () => {
    shopify.script.push(() => {
      tokens.held = anAccessToken({ accessToken: "shpat_second" });
      return json(401, {});
    }, ANSWERED);
    expect(await ask()).toEqual({ shop: { name: "Demo" } });
    expect(shopify.asked.map(({ headers }) => headers.get("x-shopify-access-token"))).toEqual([
      "shpat_first",
      "shpat_second",
    ]);
  });

  test("is not tried a third time", async () => {
    shopify.script.push(
      () => {
        tokens.held = anAccessToken({ accessToken: "shpat_second" });
        return json(401, {});
      },
      json(401, {}),
    );
    await expect(ask()).rejects.toThrow(ShopAccessLostError);
    expect(shopify.asked).toHaveLength(2);
  });
});

test.each([402, 403, 404, 423])("a shop that answers %d is closed to us", async (status) => {
  shopify.script.push({ status, body: "Unavailable Shop" });
  const failure = ask();
  await expect(failure).rejects.toThrow(ShopAccessLostError);
  await expect(failure).rejects.toMatchObject({ canRetry: false, whoMustAct: "merchant" });
});

test.each([500, 502, 503, 504])("a %d is worth another try", async (status) => {
  shopify.script.push({ status, body: "<html>Bad gateway</html>" });
  await expect(ask()).rejects.toThrow(ShopifyUnavailableError);
});

test("a broken connection is worth another try, and its cause is kept", async () => {
  shopify.script.push("hang-up");
  const error: unknown = await ask().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ShopifyUnavailableError);
  expect(error).toHaveProperty("cause", expect.any(TypeError));
});

describe("throttling names the wait", () => {
  test.each([
    ["2.5", 2_500],
    ["soon", 1_000],
    ["", 1_000],
  ])("429 with Retry-After %j", async (seconds, retryAfterMs) => {
    shopify.script.push({ status: 429, headers: { "retry-after": seconds } });
    await expect(ask()).rejects.toMatchObject({ name: "ShopifyUnavailableError", retryAfterMs });
  });

  test("THROTTLED waits until the bucket holds what was asked for", async () => {
    const throttleStatus = { maximumAvailable: 2000, currentlyAvailable: 30, restoreRate: 100 };
    shopify.script.push(graphqlError("THROTTLED", { requestedQueryCost: 130, actualQueryCost: null, throttleStatus }));
    await expect(ask()).rejects.toMatchObject({ name: "ShopifyUnavailableError", retryAfterMs: 1_000 });
  });

  test("THROTTLED with a bucket that has refilled since need not wait", async () => {
    const throttleStatus = { maximumAvailable: 2000, currentlyAvailable: 500, restoreRate: 100 };
    shopify.script.push(graphqlError("THROTTLED", { requestedQueryCost: 130, throttleStatus }));
    await expect(ask()).rejects.toMatchObject({ retryAfterMs: 0 });
  });

  test("THROTTLED without figures waits a second", async () => {
    shopify.script.push(graphqlError("THROTTLED"));
    await expect(ask()).rejects.toMatchObject({ retryAfterMs: 1_000 });
  });
});

test("Shopify's own fault inside a 200 is worth another try", async () => {
  shopify.script.push(graphqlError("INTERNAL_SERVER_ERROR"));
  await expect(ask()).rejects.toThrow(ShopifyUnavailableError);
});

test("an inactive shop is closed to us", async () => {
  shopify.script.push(graphqlError("SHOP_INACTIVE"));
  await expect(ask()).rejects.toThrow(ShopAccessLostError);
});

test.each(["ACCESS_DENIED", "MAX_COST_EXCEEDED", "undefinedField"])(
  "%s is ours to mend and names operation and code",
  async (code) => {
    shopify.script.push(graphqlError(code));
    const failure = ask();
    await expect(failure).rejects.toThrow(UnexpectedAnswerError);
    await expect(failure).rejects.toThrow(`NameOfShop: ${code}: Said by Shopify`);
  },
);

test("an error without a code is ours to mend", async () => {
  shopify.script.push(graphqlError(null));
  await expect(ask()).rejects.toThrow("NameOfShop: no code: Said by Shopify");
});

test.each([
  ["not JSON", { status: 200, body: "<html>" }, "not JSON"],
  ["no object", json(200, []), "unknown shape"],
  ["another shape", json(200, { data: { shop: { name: 7 } } }), "unknown shape (data.shop.name)"],
  ["a text for errors", json(200, { errors: "Not found" }), "NameOfShop: Not found"],
  ["a status nobody knows", json(418, {}), "NameOfShop: Shopify answered 418"],
])("%s is an answer that we do not know", async (_what, answer, said) => {
  shopify.script.push(answer);
  const failure = ask();
  await expect(failure).rejects.toThrow(UnexpectedAnswerError);
  await expect(failure).rejects.toThrow(said);
});

test.each([
  json(401, {}),
  json(200, { data: { shop: "shpat_first app-secret" } }),
  graphqlError("ACCESS_DENIED"),
  json(503, {}),
  "hang-up" as const,
])("no error carries a token or the secret", async (answer) => {
  shopify.script.push(answer);
  const error: unknown = await ask().catch((thrown: unknown) => thrown);
  const told = error instanceof Error ? `${error.message}${String(error.cause)}${error.stack ?? ""}` : "nothing thrown";
  expect(told).not.toMatch(/nothing thrown|shpat_|shprt_|app-secret/);
});

test("a request without an answer is given up after ten seconds", { timeout: 20_000 }, async () => {
  const startedAt = performance.now();
  const silent = adminClient({
    tokens,
    apiKey: "key",
    apiSecret: "secret",
    fetch: (_url, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener("abort", () => {
          reject(new DOMException("The operation was aborted", "TimeoutError"));
        });
      }),
  });
  await expect(silent.query(SHOP, NAME_OF_SHOP)).rejects.toThrow(ShopifyUnavailableError);
  expect(performance.now() - startedAt).toBeGreaterThan(9_900);
});
