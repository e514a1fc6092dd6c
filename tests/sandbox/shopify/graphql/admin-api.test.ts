import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FILE_UPDATE } from "#tests/sandbox/shopify/testing/documents.ts";
import { firstError, FOREIGN_PICTURE, readyFiles } from "#tests/sandbox/shopify/testing/answers.ts";
import { openStore, SHOP, type Store } from "#tests/sandbox/shopify/testing/open-store.ts";

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.close());

type Sent = { readonly headers: Record<string, string>; readonly body: string; readonly shop?: string };

const post = (path: string, { headers, body, shop = SHOP }: Sent) =>
  store.fetch(`https://${shop}${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body,
  });
const PATH = "/admin/api/2026-07/graphql.json";
const TOKEN = { "X-Shopify-Access-Token": "full" };
const SHOP_QUERY = JSON.stringify({ query: "{ shop { name } }" });

describe("the door", () => {
  test.each([
    ["no token", {}, SHOP],
    ["an unknown token", { "X-Shopify-Access-Token": "stolen" }, SHOP],
    ["a token of another shop", TOKEN, "other-store.myshopify.com"],
  ])("%s is answered 401 in Shopify's words", async (_what, headers, shop) => {
    const response = await post(PATH, { headers, body: SHOP_QUERY, shop });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({
      errors: "[API] Invalid API key or access token (unrecognized login or wrong password)",
    });
  });

  test.each(["/admin/api/2020-01/graphql.json", "/admin/api/2026-07/products.json"])(
    "%s is not found",
    async (path) => {
      expect((await post(path, { headers: TOKEN, body: SHOP_QUERY })).status).toBe(404);
    },
  );

  test.each(["not json", '{"variables":{}}'])("the body %s is answered 400", async (body) => {
    expect((await post(PATH, { headers: TOKEN, body })).status).toBe(400);
  });

  test("every answer has a request id and its version", async () => {
    const { headers } = await post(PATH, { headers: TOKEN, body: SHOP_QUERY });
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}-\d+$/);
    expect(headers.get("x-shopify-api-version")).toBe("2026-07");
  });
});

describe("scopes", () => {
  test("without read_products there are no products, and the needed scope is named", async () => {
    const answer = await store.ask("{ products(first: 1) { nodes { id } } }", {}, { token: "none" });
    expect(firstError(answer)).toMatchObject({
      message: "Access denied for products field. Required access: `read_products` access scope.",
      path: ["products"],
      extensions: { code: "ACCESS_DENIED", requiredAccess: "`read_products` access scope." },
    });
  });

  test("a mutation without its scope is null and refused", async () => {
    const mutation = `mutation { productDelete(input: { id: "${store.product.id}" }) { deletedProductId } }`;
    const answer = await store.ask(mutation, {}, { token: "filesOnly" });
    expect(answer.data).toEqual({ productDelete: null });
    expect(firstError(answer)?.extensions).toMatchObject({ code: "ACCESS_DENIED" });
  });

  test("write_products includes read_products", async () => {
    expect(await store.read(`{ product(id: "${store.product.id}") { title } }`)).toEqual({
      product: { title: "Oak chair" },
    });
  });

  test("files are not put on products without write_products", async () => {
    const [id] = await readyFiles(store, { originalSource: FOREIGN_PICTURE });
    const files = [{ id, referencesToAdd: [store.product.id] }];
    const answer = await store.ask(FILE_UPDATE, { files }, { token: "filesOnly" });
    expect(answer.data).toEqual({ fileUpdate: null });
    expect(firstError(answer)).toMatchObject({
      message: "Access denied: Missing permission to manage products.",
      extensions: { code: "ACCESS_DENIED", documentation: "https://shopify.dev/api/usage/access-scopes" },
    });
  });

  test("the installation lists the granted scopes", async () => {
    expect(await store.read("{ currentAppInstallation { accessScopes { handle } } }")).toEqual({
      currentAppInstallation: { accessScopes: [{ handle: "write_products" }, { handle: "write_files" }] },
    });
  });
});

describe("what is not modelled", () => {
  test.each([
    [
      "a field",
      "{ shop { merchantApprovalSignals { verifiedByShopify } } }",
      "SANDBOX_UNMODELLED Shop.merchantApprovalSignals",
    ],
    [
      "a mutation",
      'mutation { productDuplicate(productId: "gid://shopify/Product/1", newTitle: "x") { newProduct { id } } }',
      "SANDBOX_UNMODELLED Mutation.productDuplicate",
    ],
  ])("%s fails loudly by its name", async (_what, query, message) => {
    expect(firstError(await store.ask(query))).toMatchObject({ message, extensions: { code: "SANDBOX_UNMODELLED" } });
  });
});

describe("cost", () => {
  test("asked, used and left over are told with every answer", async () => {
    const answer = await store.ask("{ shop { name } }");
    expect(answer.extensions).toMatchObject({
      cost: { requestedQueryCost: 1, actualQueryCost: 1, throttleStatus: { maximumAvailable: 2000, restoreRate: 100 } },
    });
  });

  test("a page that is not full costs less than was asked", async () => {
    const answer = await store.ask("{ products(first: 250) { nodes { id title } } }");
    expect(answer.extensions).toMatchObject({ cost: { requestedQueryCost: 13, actualQueryCost: 3 } });
  });

  test("a query above 1000 points is refused", async () => {
    const deep =
      "{ products(first: 250) { nodes { variants(first: 250) { nodes { media(first: 250) { nodes { id } } } } } } }";
    expect(firstError(await store.ask(deep))?.extensions).toMatchObject({ code: "MAX_COST_EXCEEDED", maxCost: 1000 });
  });
});
