import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { firstError, FOREIGN_PICTURE } from "#tests/sandbox/shopify/testing/answers.ts";
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

describe("what productCreateMedia takes", () => {
  test("mediaContentType FILE is refused before anything runs, naming the four kinds", async () => {
    const answer = await store.ask(CREATE, { id: store.product.id, media: [{ ...picture, mediaContentType: "FILE" }] });
    expect(answer).not.toHaveProperty("data");
    expect(firstError(answer)?.extensions).toMatchObject({
      code: "INVALID_VARIABLE",
      problems: [
        {
          path: [0, "mediaContentType"],
          explanation: 'Expected "FILE" to be one of: EXTERNAL_VIDEO, IMAGE, MODEL_3D, VIDEO',
        },
      ],
    });
  });

  test("an empty string as id is refused before anything runs, in explanation and message", async () => {
    const answer = await store.ask(CREATE, { id: "", media: [] });
    const words = "Invalid global id ''";
    expect(answer).not.toHaveProperty("data");
    expect(firstError(answer)?.extensions).toMatchObject({
      code: "INVALID_VARIABLE",
      problems: [{ path: [], explanation: words, message: words }],
    });
  });

  test("an alt text is kept, and the order is that of the rows, behind what is there", async () => {
    const [first] = await readyMedia(1);
    const rows = ["one", "two"].map((alt) => ({ ...picture, alt }));
    const made = createdMedia.parse(await run(CREATE, { media: rows })).productCreateMedia.media;
    expect(store.product.mediaIds).toEqual([first, ...made.map(({ id }) => id)]);
    expect(store.catalogue.getShop(SHOP).files.map(({ alt }) => alt)).toEqual(["", "one", "two"]);
  });

  test("without the right to write products it is refused and makes nothing", async () => {
    const variables = { id: store.product.id, media: [picture] };
    const answer = await store.ask(CREATE, variables, { token: "filesOnly" });
    expect(answer.data).toEqual({ productCreateMedia: null });
    expect(store.catalogue.getShop(SHOP).files).toEqual([]);
  });
});

describe("productUpdateMedia and productDeleteMedia", () => {
  test("an empty list does nothing without an error", async () => {
    expect(await run(CREATE, { media: [] })).toMatchObject({
      productCreateMedia: { media: [], mediaUserErrors: [], userErrors: [] },
    });
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

  test("only an id is accepted and returns the media", async () => {
    const [id] = await readyMedia(1);
    expect(await run(UPDATE, { media: [{ id }] })).toEqual({
      productUpdateMedia: { media: [{ id, alt: "" }], mediaUserErrors: [] },
    });
  });

  test.each([UPDATE, DELETE])("an unknown product is refused by its argument", async (query) => {
    const answer = JSON.stringify(await run(query, { id: UNKNOWN_PRODUCT, media: [], ids: [] }));
    expect(answer).toContain(JSON.stringify(noProduct("productId")));
  });

  test("one unknown id deletes nothing", async () => {
    const [id] = await readyMedia(1);
    const [unknown = ""] = ids(1);
    expect(await run(DELETE, { ids: [id, unknown] })).toEqual({
      productDeleteMedia: {
        deletedMediaIds: null,
        deletedProductImageIds: null,
        mediaUserErrors: [
          { code: "MEDIA_DOES_NOT_EXIST", field: ["mediaIds"], message: `Media id ${unknown} does not exist` },
        ],
      },
    });
    expect(store.product.mediaIds).toEqual([id]);
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

  test("the same media may move several times, also to its own place", async () => {
    const [a, b, c] = await readyMedia(3);
    await move([a, "0"], [a, "2"], [a, "1"], [a, "1"]);
    expect(order()).toEqual([b, a, c]);
  });

  test("the very next read shows the new order and the new featured picture", async () => {
    const [a, b] = await readyMedia(2);
    await move([b, "0"]);
    expect(await read()).toMatchObject({
      product: { featuredMedia: { id: b }, media: { nodes: [{ id: b }, { id: a }] } },
    });
  });

  test("a position below the first is refused before anything runs", async () => {
    const [a] = await readyMedia(1);
    const variables = { id: store.product.id, moves: [{ id: a, newPosition: "-1" }] };
    expect(firstError(await store.ask(REORDER, variables))?.extensions).toMatchObject({
      code: "INVALID_VARIABLE",
      problems: [{ path: [0, "newPosition"], explanation: 'Could not coerce value "-1" to UnsignedInt64' }],
    });
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

describe("on a variant as well", () => {
  test.each(["taking it off the product", "deleting the file", "deleting the media"])(
    "%s takes a picture off the variant too",
    async (how) => {
      const [id = ""] = await readyMedia(1);
      for (const variant of store.product.variants) variant.mediaIds = [id];
      if (how === "deleting the file") await store.read(FILE_DELETE, { fileIds: [id] });
      else if (how === "deleting the media") await run(DELETE, { ids: [id] });
      else await store.read(FILE_UPDATE, { files: [{ id, referencesToRemove: [store.product.id] }] });
      expect(store.product.variants[0]?.mediaIds).toEqual([]);
    },
  );
});
