import { afterEach, beforeEach, expect, test } from "vitest";
import { openStore, type Store } from "#tests/sandbox/shopify/testing/open-store.ts";

const LAG_MS = 30_000;

let store: Store;
beforeEach(async () => {
  store = await openStore({ unknowns: { searchLagMs: LAG_MS } });
});
afterEach(() => store.close());

const found = async (query: string) => {
  const answer = await store.read("query C($query: String) { productsCount(query: $query) { count } }", { query });
  return JSON.stringify(answer).includes('"count":1');
};
const change = (input: Record<string, unknown>) =>
  store.read(
    "mutation U($product: ProductUpdateInput!) { productUpdate(product: $product) { product { status tags } userErrors { message } } }",
    {
      product: { id: store.product.id, ...input },
    },
  );

test("tag search finds a new product only after several tries, a read by id at once", async () => {
  const made = 'mutation { productCreate(product: { title: "New", tags: ["fresh"] }) { product { tags } } }';
  expect(await store.read(made)).toEqual({ productCreate: { product: { tags: ["fresh"] } } });
  expect(await found("tag:fresh")).toBe(false);
  store.passTime(LAG_MS - 5000);
  expect(await found("tag:fresh")).toBe(false);
  store.passTime(5000);
  expect(await found("tag:fresh")).toBe(true);
});

test("direct reads see a change at once, search answers from before it until later", async () => {
  store.passTime(LAG_MS);
  expect(await change({ status: "ARCHIVED", tags: ["x"] })).toEqual({
    productUpdate: { product: { status: "ARCHIVED", tags: ["x"] }, userErrors: [] },
  });
  expect(await found("status:archived tag:x")).toBe(false);
  expect(await found("status:active title:oak")).toBe(true);
  store.passTime(LAG_MS);
  expect(await found("status:archived tag:x")).toBe(true);
  expect(await found("status:active title:oak")).toBe(false);
});

test("a second change before the search has seen the first keeps it in the time before both", async () => {
  store.passTime(LAG_MS);
  await change({ tags: ["first"] });
  store.passTime(LAG_MS / 2);
  await change({ tags: ["second"] });
  store.passTime(LAG_MS / 2);
  expect([await found("tag:first"), await found("tag:second"), await found("title:oak")]).toEqual([false, false, true]);
  store.passTime(LAG_MS / 2);
  expect([await found("tag:first"), await found("tag:second")]).toEqual([false, true]);
});

test("tagsAdd is read back at once while tag search lags", async () => {
  store.passTime(LAG_MS);
  const add = `mutation { tagsAdd(id: "${store.product.id}", tags: ["late"]) { userErrors { message } } }`;
  await store.read(add);
  expect(await store.read(`{ product(id: "${store.product.id}") { tags } }`)).toEqual({ product: { tags: ["late"] } });
  expect(await found("tag:late")).toBe(false);
  store.passTime(LAG_MS);
  expect(await found("tag:late")).toBe(true);
});

test("a list without a search shows everything at once", async () => {
  expect(await store.read("{ products(first: 5) { nodes { title } } }")).toEqual({
    products: { nodes: [{ title: "Oak chair" }] },
  });
});
