import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { addProduct, addToCollection } from "#tests/sandbox/shopify/catalogue/products.ts";
import { firstError } from "#tests/sandbox/shopify/testing/answers.ts";
import { openStore, SHOP, type Store } from "#tests/sandbox/shopify/testing/open-store.ts";

let store: Store;
beforeEach(async () => {
  store = await openStore();
  const shop = store.catalogue.getShop(SHOP);
  const wishes = [
    { title: "birch shelf", vendor: "Zeta", productType: "Shelf", tags: ["wood"] },
    { title: "Cane basket", vendor: "alpha", productType: "Basket", status: "DRAFT" as const },
    { title: "Ash table", vendor: "Mid", productType: "table", tags: ["Wood"] },
  ];
  for (const wish of wishes) {
    store.passTime(1000);
    const { id } = addProduct(store.catalogue, shop, wish);
    if (wish.tags) addToCollection(store.catalogue, shop, { title: "Wooden things", productId: id });
  }
});
afterEach(() => store.close());

const PRODUCTS = `query P($first: Int, $last: Int, $after: String, $before: String, $query: String, $sortKey: ProductSortKeys, $reverse: Boolean) {
  products(first: $first, last: $last, after: $after, before: $before, query: $query, sortKey: $sortKey, reverse: $reverse) {
    edges { cursor node { title } } nodes { title } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
const page = z.object({
  products: z.object({
    edges: z.array(z.object({ cursor: z.string(), node: z.object({ title: z.string() }) })),
    nodes: z.array(z.object({ title: z.string() })),
    pageInfo: z.object({
      hasNextPage: z.boolean(),
      hasPreviousPage: z.boolean(),
      startCursor: z.string().nullable(),
      endCursor: z.string().nullable(),
    }),
  }),
});
const list = async (variables: Record<string, unknown>) =>
  page.parse(await store.read(PRODUCTS, { ...(variables["last"] ? {} : { first: 10 }), ...variables })).products;
const titles = async (variables: Record<string, unknown>) => (await list(variables)).nodes.map(({ title }) => title);
const [CHAIR, SHELF, BASKET, TABLE] = ["Oak chair", "birch shelf", "Cane basket", "Ash table"];

describe("sorting", () => {
  test.each([
    [undefined, [CHAIR, SHELF, BASKET, TABLE]],
    ["ID", [CHAIR, SHELF, BASKET, TABLE]],
    ["CREATED_AT", [CHAIR, SHELF, BASKET, TABLE]],
    ["TITLE", [TABLE, SHELF, BASKET, CHAIR]],
    ["VENDOR", [BASKET, CHAIR, TABLE, SHELF]],
    ["PRODUCT_TYPE", [CHAIR, BASKET, SHELF, TABLE]],
  ])("by %s, and the other way round with reverse", async (sortKey, sorted) => {
    expect(await titles({ sortKey })).toEqual(sorted);
    expect(await titles({ sortKey, reverse: true })).toEqual(sorted.toReversed());
  });

  test("a change moves a product to the end of those sorted by UPDATED_AT", async () => {
    store.passTime(1000);
    await store.read(`mutation { tagsAdd(id: "${store.product.id}", tags: ["new"]) { userErrors { message } } }`);
    expect(await titles({ sortKey: "UPDATED_AT" })).toEqual([SHELF, BASKET, TABLE, CHAIR]);
  });
});

describe("pages", () => {
  test("edges and nodes show the same, with a cursor for each", async () => {
    const { edges, nodes, pageInfo } = await list({});
    expect(edges.map(({ node }) => node)).toEqual(nodes);
    expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([edges.at(0)?.cursor, edges.at(-1)?.cursor]);
    expect(new Set(edges.map(({ cursor }) => cursor)).size).toBe(4);
  });

  test("walking forward by endCursor shows everything once and ends", async () => {
    const seen: string[] = [];
    let after: string | null = null;
    for (const isLast of [false, true]) {
      const { nodes, pageInfo } = await list({ first: 2, after, sortKey: "TITLE" });
      seen.push(...nodes.map(({ title }) => title));
      expect([pageInfo.hasNextPage, pageInfo.hasPreviousPage]).toEqual([!isLast, isLast]);
      after = pageInfo.endCursor;
    }
    expect(seen).toEqual([TABLE, SHELF, BASKET, CHAIR]);
  });

  test("walking back by startCursor shows the pages before", async () => {
    const end = await list({ last: 1 });
    expect(end.nodes).toEqual([{ title: TABLE }]);
    expect(end.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const before = await list({ last: 2, before: end.pageInfo.startCursor });
    expect(before.nodes).toEqual([{ title: SHELF }, { title: BASKET }]);
    expect(before.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
  });

  test("behind the last row is an empty page with null cursors", async () => {
    const { pageInfo } = await list({});
    expect(await list({ after: pageInfo.endCursor })).toEqual({
      edges: [],
      nodes: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: true, startCursor: null, endCursor: null },
    });
  });

  test("a product made meanwhile does not shift the next page", async () => {
    const { pageInfo } = await list({ first: 2 });
    addProduct(store.catalogue, store.catalogue.getShop(SHOP), { title: "Newest" });
    expect(await titles({ after: pageInfo.endCursor })).toEqual([BASKET, TABLE, "Newest"]);
  });

  test.each([
    [{ first: 251 }, "MAX_PAGE_SIZE_EXCEEDED", "The pagination limit is 250: first or last must not be 251"],
    [{ first: 2, after: "bm8gY3Vyc29y" }, "BAD_REQUEST", /^Invalid cursor for current pagination sort/],
  ])("%o refuses the field with %s", async (variables, code, message) => {
    const answer = await store.ask(PRODUCTS, variables);
    expect(firstError(answer)).toMatchObject({ path: ["products"], extensions: { code } });
    expect(firstError(answer)?.message).toMatch(message);
  });
});

describe("searching", () => {
  test.each([
    ["tag:wood", [SHELF, TABLE]],
    ["tag:wood product_type:table", [TABLE]],
    ["vendor:alpha", [BASKET]],
    ["status:DRAFT", [BASKET]],
    ["handle:ash-table", [TABLE]],
    ['title:"Oak chair"', [CHAIR]],
    ["title:birch", [SHELF]],
    ["-status:draft -tag:wood", [CHAIR]],
    ["product_type:Shelf OR vendor:alpha", [SHELF, BASKET]],
  ])("%s", async (query, found) => {
    expect(await titles({ query })).toEqual(found);
    expect(
      await store.read("query C($query: String) { productsCount(query: $query) { count precision } }", { query }),
    ).toEqual({
      productsCount: { count: found.length, precision: "EXACT" },
    });
  });

  test("an id and a collection are named by their numbers", async () => {
    const number = store.product.id.split("/").at(-1) ?? "";
    const collection = store.catalogue.getShop(SHOP).collections[0]?.id.split("/").at(-1) ?? "";
    expect(await titles({ query: `id:${number}` })).toEqual([CHAIR]);
    expect(await titles({ query: `collection_id:${collection}` })).toEqual([SHELF, TABLE]);
  });

  test("a saved search fails loudly instead of finding everything", async () => {
    const answer = await store.ask(
      '{ products(first: 1, savedSearchId: "gid://shopify/SavedSearch/1") { nodes { id } } }',
    );
    expect(firstError(answer)?.message).toBe("SANDBOX_UNMODELLED savedSearchId");
  });

  test("a collection lists its products and the product its collections", async () => {
    const query =
      "{ collections(first: 5) { nodes { title productsCount { count } products(first: 5) { nodes { title collections(first: 5) { nodes { handle } } } } } } }";
    const products = [SHELF, TABLE].map((title) => ({ title, collections: { nodes: [{ handle: "wooden-things" }] } }));
    expect(await store.read(query)).toEqual({
      collections: { nodes: [{ title: "Wooden things", productsCount: { count: 2 }, products: { nodes: products } }] },
    });
  });
});
