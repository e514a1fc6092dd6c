import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { addProduct } from "#tests/sandbox/shopify/catalogue/products.ts";
import { FOREIGN_PICTURE, readyFiles } from "#tests/sandbox/shopify/testing/answers.ts";
import { FILE_DELETE, FILE_UPDATE } from "#tests/sandbox/shopify/testing/documents.ts";
import { openStore, SHOP, type Store } from "#tests/sandbox/shopify/testing/open-store.ts";

let store: Store;
beforeEach(async () => {
  store = await openStore();
});
afterEach(() => store.close());

const MEDIA_FIELDS =
  "images(first: 5) { nodes { id } } featuredImage { id } featuredMedia { id } media(first: 20) { nodes { id status } }";
const CREATE = `mutation C($id: ID!, $media: [CreateMediaInput!]!) { productCreateMedia(productId: $id, media: $media) { media { id status } product { ${MEDIA_FIELDS} } mediaUserErrors { code field message } userErrors { field message } } }`;
const UPDATE = `mutation U($id: ID!, $media: [UpdateMediaInput!]!) { productUpdateMedia(productId: $id, media: $media) { media { id alt } mediaUserErrors { code field message } } }`;
const DELETE = `mutation D($id: ID!, $ids: [ID!]!) { productDeleteMedia(productId: $id, mediaIds: $ids) { deletedMediaIds deletedProductImageIds mediaUserErrors { code field message } } }`;
const REORDER = `mutation R($id: ID!, $moves: [MoveInput!]!) { productReorderMedia(id: $id, moves: $moves) { job { done } mediaUserErrors { code field message } } }`;
const picture = { originalSource: FOREIGN_PICTURE, mediaContentType: "IMAGE" };
const UNKNOWN_PRODUCT = "gid://shopify/Product/1";
const noProduct = (field: string) => [
  { code: "PRODUCT_DOES_NOT_EXIST", field: [field], message: "Product does not exist" },
];
const ids = (...numbers: number[]) => numbers.map((number) => `gid://shopify/MediaImage/${number}`);

const run = (query: string, more: Record<string, unknown>) => store.read(query, { id: store.product.id, ...more });
const read = () => store.read(`query P($id: ID!) { product(id: $id) { ${MEDIA_FIELDS} } }`, { id: store.product.id });
const createdMedia = z.object({ productCreateMedia: z.object({ media: z.array(z.object({ id: z.string() })) }) });

async function readyMedia(count: number): Promise<string[]> {
  const answer = createdMedia.parse(await run(CREATE, { media: Array.from({ length: count }, () => picture) }));
  await store.settle();
  return answer.productCreateMedia.media.map(({ id }) => id);
}

describe("productCreateMedia", () => {
  test("images and featured pictures are there only once the media is READY", async () => {
    expect(await run(CREATE, { media: [picture] })).toMatchObject({
      productCreateMedia: { media: [{ status: "UPLOADED" }] },
    });
    expect(await read()).toMatchObject({
      product: {
        images: { nodes: [] },
        featuredImage: null,
        featuredMedia: null,
        media: { nodes: [{ status: "PROCESSING" }] },
      },
    });
    await store.settle();
    expect(await read()).toMatchObject({
      product: {
        images: { nodes: [{}] },
        featuredImage: {},
        featuredMedia: {},
        media: { nodes: [{ status: "READY" }] },
      },
    });
  });

  test("a bad row fails alone, and the deprecated list repeats it without a code", async () => {
    const error = { field: ["media", "1", "originalSource"], message: "Image URL is invalid" };
    expect(await run(CREATE, { media: [picture, { ...picture, originalSource: "nope" }] })).toMatchObject({
      productCreateMedia: { media: [{}], mediaUserErrors: [{ ...error, code: "INVALID" }], userErrors: [error] },
    });
  });

  test("with no good row the product is still answered", async () => {
    expect(await run(CREATE, { media: [{ ...picture, originalSource: "nope" }] })).toMatchObject({
      productCreateMedia: { media: [], product: { media: { nodes: [] } } },
    });
  });

  test("an unknown product is null with null media", async () => {
    expect(await run(CREATE, { id: UNKNOWN_PRODUCT, media: [picture] })).toMatchObject({
      productCreateMedia: { media: null, product: null, mediaUserErrors: noProduct("productId") },
    });
  });

  test("a source that ends in /png gets a name of its own", async () => {
    await run(CREATE, { media: [{ ...picture, originalSource: "https://x.example/600x400/png" }] });
    const [file] = store.catalogue.getShop(SHOP).files;
    expect(file?.filename).toMatch(/^png_[0-9a-f-]{36}\.png$/);
  });
});

describe("productUpdateMedia and productDeleteMedia", () => {
  test("an empty list does nothing without an error", async () => {
    expect(await run(UPDATE, { media: [] })).toEqual({ productUpdateMedia: { media: [], mediaUserErrors: [] } });
    expect(await run(DELETE, { ids: [] })).toMatchObject({
      productDeleteMedia: { deletedMediaIds: [], mediaUserErrors: [] },
    });
  });

  test("one unknown id changes nothing", async () => {
    const [id] = await readyMedia(1);
    const [unknown] = ids(1);
    expect(
      await run(UPDATE, {
        media: [
          { id, alt: "new" },
          { id: unknown, alt: "x" },
        ],
      }),
    ).toEqual({
      productUpdateMedia: {
        media: null,
        mediaUserErrors: [
          { code: "MEDIA_DOES_NOT_EXIST", field: ["media"], message: `Media id ${unknown ?? ""} does not exist` },
        ],
      },
    });
    expect(await run(UPDATE, { media: [{ id }] })).toMatchObject({ productUpdateMedia: { media: [{ id, alt: "" }] } });
  });

  test("several unknown ids make one error", async () => {
    const message = `Media ids ${ids(1, 2).join(",")} do not exist`;
    expect(await run(DELETE, { ids: ids(1, 2) })).toEqual({
      productDeleteMedia: {
        deletedMediaIds: null,
        deletedProductImageIds: null,
        mediaUserErrors: [{ code: "MEDIA_DOES_NOT_EXIST", field: ["mediaIds"], message }],
      },
    });
  });

  test("deleting names the media and the product image", async () => {
    const [id = ""] = await readyMedia(1);
    expect(await run(DELETE, { ids: [id] })).toMatchObject({
      productDeleteMedia: { deletedMediaIds: [id], deletedProductImageIds: [id.replace("MediaImage", "ProductImage")] },
    });
  });
});

describe("productReorderMedia", () => {
  const order = () => store.product.mediaIds;
  const move = (...moves: [string | undefined, string][]) =>
    run(REORDER, { moves: moves.map(([id, newPosition]) => ({ id, newPosition })) });

  test("moves apply one after another on the list as it then is", async () => {
    const [a, b, c] = await readyMedia(3);
    expect(await move([c, "0"], [b, "0"], [c, "1"])).toEqual({
      productReorderMedia: { job: { done: false }, mediaUserErrors: [] },
    });
    expect(order()).toEqual([b, c, a]);
  });

  test("a position behind the end is the end", async () => {
    const [a, b] = await readyMedia(2);
    await move([a, "9"]);
    expect(order()).toEqual([b, a]);
  });

  test("an unknown id moves nothing and is no error", async () => {
    const [a, b] = await readyMedia(2);
    expect(await move([ids(1)[0], "0"])).toMatchObject({
      productReorderMedia: { job: { done: false }, mediaUserErrors: [] },
    });
    expect(order()).toEqual([a, b]);
  });

  test("an unknown product has no job", async () => {
    expect(await run(REORDER, { id: UNKNOWN_PRODUCT, moves: [] })).toEqual({
      productReorderMedia: { job: null, mediaUserErrors: noProduct("id") },
    });
  });
});

describe("the media of variants", () => {
  const APPEND = `mutation A($id: ID!, $pairs: [ProductVariantAppendMediaInput!]!) { productVariantAppendMedia(productId: $id, variantMedia: $pairs) { product { id } productVariants { media(first: 5) { nodes { id } } } userErrors { code field message } } }`;
  const DETACH = `mutation A($id: ID!, $pairs: [ProductVariantDetachMediaInput!]!) { productVariantDetachMedia(productId: $id, variantMedia: $pairs) { product { id } productVariants { media(first: 5) { nodes { id } } } userErrors { code field message } } }`;
  const variantId = () => store.product.variants[0]?.id;
  const pair = (...mediaIds: (string | undefined)[]) => ({ variantId: variantId(), mediaIds });
  const refused = (verb: string, code: string, field: unknown) => ({
    [verb]: { product: null, productVariants: null, userErrors: [{ code, field }] },
  });
  const APPENDED = "productVariantAppendMedia";

  test("a picture is put on a variant and taken off again", async () => {
    const [id] = await readyMedia(1);
    expect(await run(APPEND, { pairs: [pair(id)] })).toMatchObject({
      [APPENDED]: { productVariants: [{ media: { nodes: [{ id }] } }], userErrors: [] },
    });
    expect(await run(DETACH, { pairs: [pair(id)] })).toMatchObject({
      productVariantDetachMedia: { productVariants: [{ media: { nodes: [] } }], userErrors: [] },
    });
    expect(await run(DETACH, { pairs: [pair(id)] })).toMatchObject(
      refused("productVariantDetachMedia", "MEDIA_IS_NOT_ATTACHED_TO_VARIANT", ["variantMedia", "0", "variantId"]),
    );
  });

  test("too much, too little or twice is refused", async () => {
    const [a, b] = await readyMedia(2);
    const attempts: [unknown[], string, unknown][] = [
      [[pair(a, b)], "TOO_MANY_MEDIA_PER_INPUT_PAIR", ["variantMedia", "0", "mediaIds"]],
      [[pair()], "BLANK", ["variantMedia", "0", "mediaIds"]],
      [[pair(a), pair(b)], "PRODUCT_VARIANT_SPECIFIED_MULTIPLE_TIMES", ["variantMedia", "0", "variantId"]],
      [Array.from({ length: 101 }, () => pair(a)), "MAXIMUM_VARIANT_MEDIA_PAIRS_EXCEEDED", ["variantMedia"]],
    ];
    for (const [pairs, code, field] of attempts)
      expect(await run(APPEND, { pairs })).toMatchObject(refused(APPENDED, code, field));
  });

  test("only a ready picture of this very product fits, on a variant of it that has none", async () => {
    const [id] = await readyMedia(1);
    const [elsewhere] = await readyFiles(store, { originalSource: FOREIGN_PICTURE });
    const other = addProduct(store.catalogue, store.catalogue.getShop(SHOP), { title: "Other" });
    const fresh = createdMedia.parse(await run(CREATE, { media: [picture] })).productCreateMedia.media[0]?.id;
    const codeFor = async (pairs: unknown[]) => JSON.stringify(await run(APPEND, { pairs }));
    expect(await codeFor([pair(elsewhere)])).toContain("MEDIA_DOES_NOT_EXIST_ON_PRODUCT");
    expect(await codeFor([pair(fresh)])).toContain("NON_READY_MEDIA");
    expect(await codeFor([{ variantId: other.variants[0]?.id, mediaIds: [id] }])).toContain(
      "PRODUCT_VARIANT_DOES_NOT_EXIST_ON_PRODUCT",
    );
    await run(APPEND, { pairs: [pair(id)] });
    expect(await codeFor([pair(id)])).toContain("PRODUCT_VARIANT_ALREADY_HAS_MEDIA");
  });

  test.each(["taking it off the product", "deleting the file"])(
    "%s takes a picture off the variant too",
    async (how) => {
      const [id] = await readyMedia(1);
      await run(APPEND, { pairs: [pair(id)] });
      if (how === "deleting the file") await store.read(FILE_DELETE, { fileIds: [id] });
      else await store.read(FILE_UPDATE, { files: [{ id, referencesToRemove: [store.product.id] }] });
      expect(store.product.variants[0]?.mediaIds).toEqual([]);
    },
  );
});
