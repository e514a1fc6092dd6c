import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { addProduct } from "#tests/sandbox/shopify/catalogue/products.ts";
import type { ProductRecord } from "#tests/sandbox/shopify/catalogue/records.ts";
import { FOREIGN_PICTURE, newFile, readyFiles } from "#tests/sandbox/shopify/testing/answers.ts";
import { openStore, SHOP, type Store } from "#tests/sandbox/shopify/testing/open-store.ts";

let store: Store;
let product: ProductRecord;
let pictures: string[];
beforeEach(async () => {
  store = await openStore();
  const option = { name: "Colour", values: ["Rust", "Sage"] };
  product = addProduct(store.catalogue, store.catalogue.getShop(SHOP), { title: "Armchair", option });
  const picture = { originalSource: FOREIGN_PICTURE };
  pictures = await readyFiles(store, picture, picture);
  product.mediaIds = [...pictures];
});
afterEach(() => store.close());

const PAYLOAD =
  "product { id } productVariants { id media(first: 5) { nodes { id } } image { width } } userErrors { code field message }";
const documentOf = (verb: string, input: string) =>
  `mutation V($id: ID!, $pairs: [${input}!]!) { ${verb}(productId: $id, variantMedia: $pairs) { ${PAYLOAD} } }`;
const VERBS = {
  append: ["productVariantAppendMedia", "ProductVariantAppendMediaInput"],
  detach: ["productVariantDetachMedia", "ProductVariantDetachMediaInput"],
} as const;
type Verb = keyof typeof VERBS;
type Pair = { variantId: string | undefined; mediaIds: unknown[] };

const variant = (index: number) => product.variants[index]?.id;
const pair = (index: number, ...mediaIds: unknown[]): Pair => ({ variantId: variant(index), mediaIds });
const run = (verb: Verb, pairs: Pair[], id = product.id) => {
  const [name, input] = VERBS[verb];
  return store.read(documentOf(name, input), { id, pairs });
};
type Refusal = [code: string, field: string[], message: string];
const refused = (verb: Verb, ...[code, field, message]: Refusal) => ({
  [VERBS[verb][0]]: { product: null, productVariants: null, userErrors: [{ code, field, message }] },
});
const attached = () => product.variants.map(({ mediaIds }) => mediaIds);

describe("productVariantAppendMedia", () => {
  test("pictures go on several variants in one call, and each shows its own", async () => {
    const [rust, sage] = pictures;
    expect(await run("append", [pair(0, rust), pair(1, sage)])).toEqual({
      productVariantAppendMedia: {
        product: { id: product.id },
        productVariants: [
          { id: variant(0), media: { nodes: [{ id: rust }] }, image: { width: 640 } },
          { id: variant(1), media: { nodes: [{ id: sage }] }, image: { width: 640 } },
        ],
        userErrors: [],
      },
    });
  });

  test("one bad pair leaves every variant as it was", async () => {
    await run("append", [pair(0, pictures[0]), pair(1, "gid://shopify/MediaImage/1")]);
    expect(attached()).toEqual([[], []]);
  });

  test.each([
    [
      "over 100 pairs",
      () => Array.from({ length: 101 }, () => pair(0, pictures[0])),
      "MAXIMUM_VARIANT_MEDIA_PAIRS_EXCEEDED",
      ["variantMedia"],
      "Exceeded the maximum of 100 variant media pairs.",
    ],
    [
      "two mediaIds in a pair",
      () => [pair(0, ...pictures)],
      "TOO_MANY_MEDIA_PER_INPUT_PAIR",
      ["variantMedia", "0", "mediaIds"],
      "Only one mediaId is allowed per input pair.",
    ],
    [
      "no mediaId in a pair",
      () => [pair(0)],
      "BLANK",
      ["variantMedia", "0", "mediaIds"],
      "The mediaIds list cannot be empty.",
    ],
    [
      "a variant twice",
      () => [pair(0, pictures[0]), pair(0, pictures[1])],
      "PRODUCT_VARIANT_SPECIFIED_MULTIPLE_TIMES",
      ["variantMedia", "0", "variantId"],
      "Product variant was specified in multiple inputs.",
    ],
    [
      "a variant of another product",
      () => [{ variantId: store.product.variants[0]?.id, mediaIds: [pictures[0]] }],
      "PRODUCT_VARIANT_DOES_NOT_EXIST_ON_PRODUCT",
      ["variantMedia", "0", "variantId"],
      "Variant does not exist on the specified product.",
    ],
    [
      "media that is not on the product",
      () => {
        product.mediaIds = pictures.slice(0, 1);
        return [pair(0, pictures[1])];
      },
      "MEDIA_DOES_NOT_EXIST_ON_PRODUCT",
      ["variantMedia", "0", "mediaIds"],
      "Media does not exist on the specified product.",
    ],
  ])("%s is refused whole, with product and productVariants null", async (...[, pairs, code, field, message]) => {
    expect(await run("append", pairs())).toEqual(refused("append", code, field, message));
    expect(attached()).toEqual([[], []]);
  });

  test("a video is refused as INVALID_MEDIA_TYPE", async () => {
    const [video = ""] = await readyFiles(store, { originalSource: "https://x.example/clip.mp4" });
    product.mediaIds.push(video);
    expect(await run("append", [pair(0, video)])).toEqual(
      refused("append", "INVALID_MEDIA_TYPE", ["variantMedia", "0", "mediaIds"], "Media must be an image."),
    );
  });

  test("media that is not ready is refused as NON_READY_MEDIA", async () => {
    const { id } = await newFile(store, { originalSource: FOREIGN_PICTURE });
    product.mediaIds.push(String(id));
    const message = "Non-ready media cannot be attached to variants.";
    const field = ["variantMedia", "0", "mediaIds"];
    expect(await run("append", [pair(0, id)])).toEqual(refused("append", "NON_READY_MEDIA", field, message));
  });

  test("a variant that already has one is refused", async () => {
    await run("append", [pair(0, pictures[0])]);
    const message = "Product variant already has attached media.";
    const field = ["variantMedia", "0", "variantId"];
    expect(await run("append", [pair(0, pictures[1])])).toEqual(
      refused("append", "PRODUCT_VARIANT_ALREADY_HAS_MEDIA", field, message),
    );
    expect(attached()).toEqual([[pictures[0]], []]);
  });

  test.each(["append", "detach"] as const)("%s of an unknown product is refused by its argument", async (verb) => {
    expect(await run(verb, [pair(0, pictures[0])], "gid://shopify/Product/1")).toEqual(
      refused(verb, "PRODUCT_DOES_NOT_EXIST", ["productId"], "Product does not exist"),
    );
  });
});

describe("productVariantDetachMedia", () => {
  test("takes the picture off the variant and leaves it on the product", async () => {
    await run("append", [pair(0, pictures[0])]);
    expect(await run("detach", [pair(0, pictures[0])])).toEqual({
      productVariantDetachMedia: {
        product: { id: product.id },
        productVariants: [{ id: variant(0), media: { nodes: [] }, image: null }],
        userErrors: [],
      },
    });
    expect(product.mediaIds).toEqual(pictures);
  });

  test("what is not attached is refused, and what is attached beside it stays", async () => {
    await run("append", [pair(0, pictures[0])]);
    const message = "The specified media is not attached to the specified variant.";
    expect(await run("detach", [pair(0, pictures[0]), pair(1, pictures[1])])).toEqual(
      refused("detach", "MEDIA_IS_NOT_ATTACHED_TO_VARIANT", ["variantMedia", "1", "variantId"], message),
    );
    expect(attached()).toEqual([[pictures[0]], []]);
  });
});

describe("reading variants", () => {
  test("a variant by its id names its product, its place and its options", async () => {
    const query =
      "query V($id: ID!) { productVariant(id: $id) { title displayName position selectedOptions { name value optionValue { name } } product { title } } }";
    expect(await store.read(query, { id: variant(1) })).toEqual({
      productVariant: {
        title: "Sage",
        displayName: "Armchair - Sage",
        position: 2,
        selectedOptions: [{ name: "Colour", value: "Sage", optionValue: { name: "Sage" } }],
        product: { title: "Armchair" },
      },
    });
    expect(await store.read(query, { id: "gid://shopify/ProductVariant/1" })).toEqual({ productVariant: null });
  });

  test("all variants of the shop are one list", async () => {
    const query = "{ productVariants(first: 10) { nodes { displayName } } }";
    const names = ["Oak chair - Default Title", "Armchair - Rust", "Armchair - Sage"];
    expect(await store.read(query)).toEqual({
      productVariants: { nodes: names.map((displayName) => ({ displayName })) },
    });
  });

  test("a product with options of its own says so, and counts its variants", async () => {
    const query =
      "query P($id: ID!) { product(id: $id) { hasOnlyDefaultVariant variantsCount { count precision } options { name position values } } }";
    expect(await store.read(query, { id: product.id })).toEqual({
      product: {
        hasOnlyDefaultVariant: false,
        variantsCount: { count: 2, precision: "EXACT" },
        options: [{ name: "Colour", position: 1, values: ["Rust", "Sage"] }],
      },
    });
  });
});
