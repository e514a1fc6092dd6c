import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { addToCollection } from "#tests/sandbox/shopify/catalogue/products.ts";
import { firstError, FOREIGN_PICTURE, readyFiles } from "#tests/sandbox/shopify/testing/answers.ts";
import { openStore, SHOP, type Store } from "#tests/sandbox/shopify/testing/open-store.ts";

let store: Store;
beforeEach(async () => {
  store = await openStore();
});
afterEach(() => store.close());

const NODES = "query N($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }";
const NODE = "query N($id: ID!) { node(id: $id) { __typename id } }";

describe("node and nodes", () => {
  test("nodes keeps the asked order, repeats what is asked twice, and has null where nothing is", async () => {
    const picture = { originalSource: FOREIGN_PICTURE };
    const [a, b] = await readyFiles(store, picture, picture);
    const answer = await store.read(NODES, { ids: [b, "gid://shopify/MediaImage/1", a, b] });
    const image = (id: unknown) => ({ __typename: "MediaImage", id });
    expect(answer).toEqual({ nodes: [image(b), null, image(a), image(b)] });
  });

  test("every kind that the shop has is found by its id", async () => {
    const shop = store.catalogue.getShop(SHOP);
    addToCollection(store.catalogue, shop, { title: "Chairs", productId: store.product.id });
    const ids = [
      store.product.id,
      store.product.variants[0]?.id,
      shop.collections[0]?.id,
      `gid://shopify/Shop/${shop.number}`,
    ];
    const types = ["Product", "ProductVariant", "Collection", "Shop"];
    expect(await store.read(NODES, { ids })).toEqual({
      nodes: ids.map((id, index) => ({ __typename: types[index], id })),
    });
  });

  test.each(["Product", "ProductVariant", "Collection", "MediaImage", "GenericFile", "Order", "Customer"])(
    "an unknown %s reads null",
    async (type) => {
      expect(await store.read(NODE, { id: `gid://shopify/${type}/1` })).toEqual({ node: null });
    },
  );

  test("a kind that the sandbox does not know of fails loudly", async () => {
    const answer = await store.ask(NODE, { id: "gid://shopify/Fulfillment/1" });
    expect(firstError(answer)?.message).toBe('SANDBOX_UNMODELLED node(id: "gid://shopify/Fulfillment/1")');
  });

  test.each(["gid://shopify/Product", "17", "gid://other/Product/1"])(
    "the malformed id %s is refused as a literal",
    async (id) => {
      const answer = await store.ask(`query Q { node(id: "${id}") { id } }`);
      expect(answer).not.toHaveProperty("data");
      expect(answer.errors).toEqual([
        expect.objectContaining({
          message: `Invalid global id '${id}'`,
          path: ["query Q", "node", "id"],
          extensions: { code: "argumentLiteralsIncompatible", typeName: "CoercionError" },
        }),
      ]);
    },
  );

  test("a malformed id in a variable is INVALID_VARIABLE with a message of its problem", async () => {
    const answer = await store.ask(NODE, { id: "gid://shopify/Product" });
    const explanation = "Invalid global id 'gid://shopify/Product'";
    expect(answer).not.toHaveProperty("data");
    expect(firstError(answer)).toMatchObject({
      message: "Variable $id of type ID! was provided invalid value",
      extensions: { code: "INVALID_VARIABLE", problems: [{ path: [], explanation, message: explanation }] },
    });
  });

  test("a product by its handle or its id, and null when neither is known", async () => {
    const query = "query P($by: ProductIdentifierInput!) { productByIdentifier(identifier: $by) { title } }";
    const found = { productByIdentifier: { title: "Oak chair" } };
    expect(await store.read(query, { by: { handle: "oak-chair" } })).toEqual(found);
    expect(await store.read(query, { by: { id: store.product.id } })).toEqual(found);
    expect(await store.read(query, { by: { handle: "pine-chair" } })).toEqual({ productByIdentifier: null });
  });

  test("the shop names its domain, currency and plan", async () => {
    const query = "{ shop { name myshopifyDomain currencyCode primaryDomain { host } plan { publicDisplayName } } }";
    expect(await store.read(query)).toEqual({
      shop: {
        name: "Demo Store",
        myshopifyDomain: SHOP,
        currencyCode: "USD",
        primaryDomain: { host: SHOP },
        plan: { publicDisplayName: "Basic" },
      },
    });
  });
});
