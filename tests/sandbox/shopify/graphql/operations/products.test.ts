import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { firstError, FOREIGN_PICTURE } from "#tests/sandbox/shopify/testing/answers.ts";
import { openStore, type Store } from "#tests/sandbox/shopify/testing/open-store.ts";

let store: Store;
beforeEach(async () => {
  store = await openStore();
});
afterEach(() => store.close());

const FIELDS =
  "id title handle status vendor productType tags descriptionHtml templateSuffix seo { title description } media(first: 5) { nodes { id status } }";
const CREATE = `mutation C($product: ProductCreateInput, $media: [CreateMediaInput!]) { productCreate(product: $product, media: $media) { product { ${FIELDS} } userErrors { field message } } }`;
const UPDATE = `mutation U($product: ProductUpdateInput, $media: [CreateMediaInput!]) { productUpdate(product: $product, media: $media) { product { ${FIELDS} } userErrors { field message } } }`;
const picture = { originalSource: FOREIGN_PICTURE, mediaContentType: "IMAGE" };
const badPicture = { originalSource: "not-a-url", mediaContentType: "IMAGE" };

const create = (product: Record<string, unknown>, media?: unknown[]) => store.ask(CREATE, { product, media });
const update = (product: Record<string, unknown>, media?: unknown[]) =>
  store.ask(UPDATE, { product: { id: store.product.id, ...product }, media });

describe("productCreate", () => {
  test("a title alone is enough, and everything else has Shopify's defaults", async () => {
    expect((await create({ title: "Pine shelf" })).data).toMatchObject({
      productCreate: {
        product: {
          status: "ACTIVE",
          vendor: "Demo Store",
          productType: "",
          tags: [],
          descriptionHtml: "",
          templateSuffix: null,
          seo: { title: null, description: null },
        },
        userErrors: [],
      },
    });
  });

  test("a blank title is refused", async () => {
    expect((await create({ title: "  " })).data).toEqual({
      productCreate: { product: null, userErrors: [{ field: ["title"], message: "Title can't be blank" }] },
    });
  });

  test("the handle is made from what is given, and numbered when it is taken", async () => {
    const wish = { title: "x", handle: "  Weird Handle / 100%  " };
    expect((await create(wish)).data).toMatchObject({ productCreate: { product: { handle: "weird-handle-100" } } });
    expect((await create(wish)).data).toMatchObject({ productCreate: { product: { handle: "weird-handle-100-1" } } });
  });

  test("an id is refused before the title is looked at", async () => {
    const query =
      "mutation C($input: ProductInput!) { productCreate(input: $input) { product { id } userErrors { field message } } }";
    expect(await store.read(query, { input: { id: store.product.id, title: "" } })).toEqual({
      productCreate: {
        product: null,
        userErrors: [{ field: ["input"], message: "id cannot be specified during creation" }],
      },
    });
  });

  test("one bad picture keeps the product from being made", async () => {
    expect((await create({ title: "x" }, [badPicture])).data).toEqual({
      productCreate: {
        product: null,
        userErrors: [{ field: ["media", "0", "originalSource"], message: "Image URL is invalid" }],
      },
    });
  });

  test("an unknown category refuses the field", async () => {
    const answer = await create({ title: "x", category: "gid://shopify/TaxonomyCategory/nope" });
    expect(answer.data).toEqual({ productCreate: null });
    expect(firstError(answer)).toMatchObject({
      message: "Invalid product_taxonomy_node_id",
      extensions: { code: "INVALID_PRODUCT_TAXONOMY_NODE_ID" },
    });
  });

  test("an input that is not modelled fails loudly", async () => {
    const answer = await create({ title: "x", giftCard: true });
    expect(firstError(answer)?.message).toContain("SANDBOX_UNMODELLED ProductInput");
  });
});

describe("productUpdate", () => {
  test("tags are trimmed, unique without regard to case with the first spelling kept, and sorted", async () => {
    expect((await update({ tags: ["Zoo", " new  item ", "alpha", "zoo", "ALPHA"] })).data).toMatchObject({
      productUpdate: { product: { tags: ["alpha", "new  item", "Zoo"] } },
    });
  });

  test("a tag of 256 characters leaves the product as it was", async () => {
    expect((await update({ title: "Changed", tags: ["a".repeat(256)] })).data).toMatchObject({
      productUpdate: {
        product: { title: "Oak chair", tags: [] },
        userErrors: [{ field: ["tags"], message: "Product tags is invalid" }],
      },
    });
  });

  test("251 tags refuse the whole request", async () => {
    const answer = await update({ tags: Array.from({ length: 251 }, (_, index) => `t${index}`) });
    expect(answer).not.toHaveProperty("data");
    expect(firstError(answer)).toMatchObject({
      path: ["productUpdate", "product", "tags"],
      extensions: { code: "MAX_INPUT_SIZE_EXCEEDED" },
    });
  });

  test("one bad picture keeps title and pictures as they were", async () => {
    expect((await update({ title: "Changed" }, [picture, badPicture])).data).toMatchObject({
      productUpdate: {
        product: { title: "Oak chair", media: { nodes: [] } },
        userErrors: [{ field: ["media", "1", "originalSource"] }],
      },
    });
  });

  test("pictures are appended, UPLOADED in this answer", async () => {
    await update({}, [picture]);
    await store.settle();
    expect((await update({}, [picture])).data).toMatchObject({
      productUpdate: { product: { media: { nodes: [{ status: "READY" }, { status: "UPLOADED" }] } } },
    });
  });
});

describe("reading", () => {
  test("an unknown id reads null", async () => {
    expect(await store.read('{ product(id: "gid://shopify/Product/1") { id } }')).toEqual({ product: null });
  });

  test("no hit is empty edges, null cursors and an exact count", async () => {
    const query =
      '{ products(first: 5, query: "tag:nothing") { edges { node { id } } pageInfo { startCursor endCursor hasNextPage } } productsCount(query: "tag:nothing") { count precision } }';
    expect(await store.read(query)).toEqual({
      products: { edges: [], pageInfo: { startCursor: null, endCursor: null, hasNextPage: false } },
      productsCount: { count: 0, precision: "EXACT" },
    });
  });

  test("without first or last a list is refused", async () => {
    expect(firstError(await store.ask("{ products { nodes { id } } }"))?.message).toBe(
      "you must provide one of first or last",
    );
  });

  test.each([
    ["title:oak*", 1],
    ["Oak", 1],
    ["status:active AND tag:wood", 1],
    ["status:draft OR tag:wood", 1],
    ["status:draft,active", 1],
    ["-tag:wood", 0],
    ["NOT status:active", 0],
    ["product_type:Chair", 1],
    ['tag:("wood"', 0],
    ["tag:(wood", 0],
    ["(oak", 1],
    ["tag:wood OR", 1],
    ["unknown_filter:x", 1],
  ])("the search %s finds %i", async (query, count) => {
    await update({ tags: ["wood"], productType: "Chair" });
    expect(await store.read("query Q($q: String) { productsCount(query: $q) { count } }", { q: query })).toEqual({
      productsCount: { count },
    });
  });

  test("a search may lag behind a change that a read already shows", async () => {
    const other = await openStore({ unknowns: { searchLagMs: 600_000 } });
    const query = `{ product(id: "${other.product.id}") { title } productsCount(query: "status:active") { count } }`;
    expect(await other.read(query)).toEqual({ product: { title: "Oak chair" }, productsCount: { count: 0 } });
    await other.close();
  });

  test("a draft has a preview address and no public one", async () => {
    await update({ status: "DRAFT" });
    const query = `{ product(id: "${store.product.id}") { onlineStoreUrl onlineStorePreviewUrl } }`;
    expect(await store.read(query)).toEqual({
      product: { onlineStoreUrl: null, onlineStorePreviewUrl: "https://demo-store.myshopify.com/products/oak-chair" },
    });
  });

  test("variants, options and prices", async () => {
    const query = `{ product(id: "${store.product.id}") { hasOnlyDefaultVariant options { name optionValues { name } } priceRangeV2 { minVariantPrice { amount currencyCode } } variants(first: 5) { nodes { title price selectedOptions { name value } media(first: 1) { nodes { id } } product { handle } } } } }`;
    expect(await store.read(query)).toEqual({
      product: {
        hasOnlyDefaultVariant: true,
        options: [{ name: "Title", optionValues: [{ name: "Default Title" }] }],
        priceRangeV2: { minVariantPrice: { amount: "120.0", currencyCode: "USD" } },
        variants: {
          nodes: [
            {
              title: "Default Title",
              price: "120.00",
              selectedOptions: [{ name: "Title", value: "Default Title" }],
              media: { nodes: [] },
              product: { handle: "oak-chair" },
            },
          ],
        },
      },
    });
  });
});

describe("other writes", () => {
  test("a deleted product reads null, and its files stay", async () => {
    await update({}, [picture]);
    const query = `mutation D($id: ID!) { productDelete(input: { id: $id }) { deletedProductId userErrors { field message } } }`;
    expect(await store.read(query, { id: store.product.id })).toEqual({
      productDelete: { deletedProductId: store.product.id, userErrors: [] },
    });
    expect(await store.read(`{ product(id: "${store.product.id}") { id } }`)).toEqual({ product: null });
    expect(store.catalogue.getShop("demo-store.myshopify.com").files).toHaveLength(1);
    expect(await store.read(query, { id: store.product.id })).toEqual({
      productDelete: { deletedProductId: null, userErrors: [{ field: ["id"], message: "Product does not exist" }] },
    });
  });

  test("the status of an unknown product cannot be changed", async () => {
    const query = `mutation S { productChangeStatus(productId: "gid://shopify/Product/1", status: DRAFT) { product { id } userErrors { field message } } }`;
    expect(await store.read(query)).toEqual({
      productChangeStatus: { product: null, userErrors: [{ field: ["productId"], message: "Product does not exist" }] },
    });
  });

  test("tags are added to and taken from what is there", async () => {
    await update({ tags: ["b"] });
    const id = store.product.id;
    const change = (verb: string, tags: string[]) =>
      store.read(
        `mutation T($id: ID!, $tags: [String!]!) { ${verb}(id: $id, tags: $tags) { node { ... on Product { tags } } userErrors { message } } }`,
        { id, tags },
      );
    expect(await change("tagsAdd", ["a", "B"])).toEqual({ tagsAdd: { node: { tags: ["a", "b"] }, userErrors: [] } });
    expect(await change("tagsRemove", ["A"])).toEqual({ tagsRemove: { node: { tags: ["b"] }, userErrors: [] } });
  });
});
