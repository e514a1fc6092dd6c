import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { addProduct } from "#tests/sandbox/shopify/catalogue/products.ts";
import { FILE_UPDATE } from "#tests/sandbox/shopify/testing/documents.ts";
import { FOREIGN_PICTURE, newFile, readyFiles } from "#tests/sandbox/shopify/testing/answers.ts";
import { openStore, SHOP, type Store } from "#tests/sandbox/shopify/testing/open-store.ts";

let store: Store;
beforeEach(async () => {
  store = await openStore();
});
afterEach(() => store.close());

const update = (...files: Record<string, unknown>[]) => store.read(FILE_UPDATE, { files });
const picture = { originalSource: FOREIGN_PICTURE };
const external = { originalSource: "https://www.youtube.com/watch?v=x", contentType: "EXTERNAL_VIDEO" };
const long = "a".repeat(513);
const MISSING = "gid://shopify/MediaImage/1";
const whole = (code: string, message: string) => ({
  fileUpdate: { files: [], userErrors: [{ code, field: ["files"], message }] },
});
const missing = (...ids: string[]) => whole("FILE_DOES_NOT_EXIST", `File id ${JSON.stringify(ids)} does not exist.`);
const notReady = whole("NON_READY_STATE", "Non-ready files cannot be updated.");

describe("rows of one fileUpdate", () => {
  test("the good row is returned and kept, the bad one only appears in userErrors with its index", async () => {
    const [good, bad] = await readyFiles(store, picture, picture);
    expect(await update({ id: good, alt: "kept" }, { id: bad, alt: long })).toMatchObject({
      fileUpdate: {
        files: [{ id: good, alt: "kept", fileStatus: "READY" }],
        userErrors: [
          {
            code: "ALT_VALUE_LIMIT_EXCEEDED",
            field: ["files", "1", "alt"],
            message: "The alt value exceeds the maximum limit of 512 characters.",
          },
        ],
      },
    });
    expect(store.catalogue.getShop(SHOP).files.map(({ alt }) => alt)).toEqual(["kept", ""]);
  });

  test("several bad rows are each named", async () => {
    const ids = await readyFiles(store, picture, picture);
    const answer = await update(...ids.map((id) => ({ id, originalSource: "not-a-url" })));
    const error = { code: "INVALID_IMAGE_SOURCE_URL", message: "Invalid image source url value provided" };
    expect(answer).toEqual({
      fileUpdate: {
        files: [],
        userErrors: ["0", "1"].map((row) => ({ ...error, field: ["files", row, "previewImageSource"] })),
      },
    });
  });

  test("an alt of exactly 512 characters is taken", async () => {
    const [id] = await readyFiles(store, picture);
    expect(await update({ id, alt: "a".repeat(512) })).toMatchObject({
      fileUpdate: { files: [{ id }], userErrors: [] },
    });
  });

  test("an empty alt takes the old one away, a left out one keeps it", async () => {
    const [id] = await readyFiles(store, { ...picture, alt: "old" });
    expect(await update({ id })).toMatchObject({ fileUpdate: { files: [{ alt: "old" }] } });
    expect(await update({ id, alt: "" })).toMatchObject({ fileUpdate: { files: [{ alt: "" }] } });
  });

  test("an empty list is an empty answer", async () => {
    expect(await update()).toEqual({ fileUpdate: { files: [], userErrors: [] } });
  });
});

describe("what wins in fileUpdate", () => {
  test("not READY wins over giving both sources, and the good row beside it is not written", async () => {
    const [good] = await readyFiles(store, picture);
    const { id } = await newFile(store, picture);
    const both = { originalSource: FOREIGN_PICTURE, previewImageSource: FOREIGN_PICTURE };
    expect(await update({ id: good, alt: "lost" }, { id, ...both })).toEqual(notReady);
    expect(store.catalogue.getShop(SHOP).files[0]?.alt).toBe("");
  });

  test.each([
    ["a long alt", { alt: long }],
    ["both sources", { originalSource: FOREIGN_PICTURE, previewImageSource: FOREIGN_PICTURE }],
    ["an unknown product", { referencesToAdd: ["gid://shopify/Product/1"] }],
  ])("a missing file wins over %s", async (_what, more) => {
    expect(await update({ id: MISSING, ...more })).toEqual(missing(MISSING));
  });

  test("a missing file wins over one that is not READY", async () => {
    const { id } = await newFile(store, picture);
    expect(await update({ id }, { id: MISSING })).toEqual(missing(MISSING));
  });

  test("several missing files are named in one list", async () => {
    const other = "gid://shopify/MediaImage/2";
    expect(await update({ id: MISSING }, { id: other })).toEqual(missing(MISSING, other));
  });

  test("a Video id with the number of a MediaImage is missing", async () => {
    const [id = ""] = await readyFiles(store, picture);
    const video = id.replace("/MediaImage/", "/Video/");
    expect(await update({ id: video, alt: "x" })).toEqual(missing(video));
  });

  test("a file that FAILED is not READY", async () => {
    const [id] = await readyFiles(store, { originalSource: "https://cdn.shopify.com/s/files/1/none.png" });
    expect(await update({ id, alt: "x" })).toEqual(notReady);
  });
});

describe("external videos in fileUpdate", () => {
  test("several renamed ones make one error", async () => {
    const [first, second] = await readyFiles(store, external, external);
    const message = "Updating the filename is only supported on images and generic files";
    expect(await update({ id: first, filename: "a.mp4" }, { id: second, filename: "b.mp4" })).toEqual(
      whole("UNSUPPORTED_MEDIA_TYPE_FOR_FILENAME_UPDATE", message),
    );
  });

  test("a new source is refused for its row, and the picture beside it is updated", async () => {
    const [video, image] = await readyFiles(store, external, picture);
    expect(await update({ id: video, originalSource: FOREIGN_PICTURE }, { id: image, alt: "x" })).toMatchObject({
      fileUpdate: {
        files: [{ id: image, alt: "x" }],
        userErrors: [
          {
            code: "INVALID",
            field: ["files", "0", "originalSource"],
            message: "Updating the original source is not supported for this media type.",
          },
        ],
      },
    });
  });
});

describe("names in fileUpdate", () => {
  test("a picture is renamed on the CDN with the same extension", async () => {
    const [id] = await readyFiles(store, { ...picture, filename: "old.png" });
    expect(JSON.stringify(await update({ id, filename: "new.png" }))).toContain("/files/new.png?v=");
  });

  test.each([
    [".JPG to .jpg", "photo.JPG", "photo.jpg"],
    [".jpg to .png", "photo.jpg", "photo.png"],
    [".jpg to none", "photo.jpg", "photo"],
  ])("%s is refused", async (_what, filename, renamed) => {
    const [id] = await readyFiles(store, { originalSource: `https://x.example/${filename}`, filename });
    const message = "The filename extension provided must match the original filename.";
    expect(await update({ id, filename: renamed })).toEqual(whole("INVALID_FILENAME_EXTENSION", message));
  });
});

describe("references in fileUpdate", () => {
  const place = (id: unknown, ...products: string[]) => ({ id, referencesToAdd: products });

  test("a file goes on several products at once, at the end of each", async () => {
    const other = addProduct(store.catalogue, store.catalogue.getShop(SHOP), { title: "Other" });
    const [first, second] = await readyFiles(store, picture, picture);
    await update(place(first, store.product.id));
    await update(place(second, store.product.id, other.id));
    expect([store.product.mediaIds, other.mediaIds]).toEqual([[first, second], [second]]);
  });

  test("adding what is there changes nothing, removing what is not there is no error", async () => {
    const [id, stranger] = await readyFiles(store, picture, picture);
    await update(place(id, store.product.id));
    expect(await update(place(id, store.product.id))).toMatchObject({ fileUpdate: { userErrors: [] } });
    expect(await update({ id: stranger, referencesToRemove: [store.product.id] })).toMatchObject({
      fileUpdate: { userErrors: [] },
    });
    expect(store.product.mediaIds).toEqual([id]);
  });

  test.each(["referencesToAdd", "referencesToRemove"])("an unknown product in %s refuses all rows", async (list) => {
    const [id, good] = await readyFiles(store, picture, picture);
    const answer = await update({ id, [list]: ["gid://shopify/Product/1"] }, place(good, store.product.id));
    expect(answer).toEqual(whole("REFERENCE_TARGET_DOES_NOT_EXIST", "The reference target does not exist"));
    expect(store.product.mediaIds).toEqual([]);
  });

  test("referencesToRemove also empties the media of the product's variants", async () => {
    const [id = ""] = await readyFiles(store, picture);
    await update(place(id, store.product.id));
    for (const variant of store.product.variants) variant.mediaIds = [id];
    await update({ id, referencesToRemove: [store.product.id] });
    expect([store.product.mediaIds, ...store.product.variants.map(({ mediaIds }) => mediaIds)]).toEqual([[], []]);
    expect(store.catalogue.getShop(SHOP).files).toHaveLength(1);
  });
});
