import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FILE_CREATE, NODES } from "#tests/sandbox/shopify/testing/documents.ts";
import { firstError, FOREIGN_PICTURE, newFile, readyFiles } from "#tests/sandbox/shopify/testing/answers.ts";
import { openStore, type Store } from "#tests/sandbox/shopify/testing/open-store.ts";

let store: Store;
beforeEach(async () => {
  store = await openStore();
});
afterEach(() => store.close());

const create = (...files: Record<string, unknown>[]) => store.ask(FILE_CREATE, { files });
const picture = { originalSource: FOREIGN_PICTURE };

describe("fileCreate", () => {
  test("a new picture has empty lists and no picture yet", async () => {
    expect(await newFile(store, picture)).toMatchObject({
      fileStatus: "UPLOADED",
      image: null,
      mimeType: null,
      preview: { image: null },
      fileErrors: [],
      mediaErrors: [],
      mediaWarnings: [],
    });
  });

  test("updatedAt equals createdAt at first", async () => {
    const file = await newFile(store, picture);
    expect(file["updatedAt"]).toBe(file["createdAt"]);
  });

  test("the CDN name is the given filename", async () => {
    const ids = await readyFiles(store, { ...picture, filename: "living room.png" });
    const answer = await store.read(NODES, { ids });
    expect(answer).toMatchObject({ nodes: [{ image: { width: 640, height: 480 } }] });
    expect(JSON.stringify(answer)).toContain("/files/living%20room.png?v=");
  });

  test.each([
    ["https://x.example/a.png", "MediaImage"],
    ["https://x.example/a.pdf", "GenericFile"],
    ["https://x.example/a", "GenericFile"],
    ["https://x.example/a.glb", "GenericFile"],
  ])("without a content type %s is a %s", async (originalSource, kind) => {
    expect(await newFile(store, { originalSource })).toMatchObject({ __typename: kind });
  });

  test("a document has its type and address only when READY", async () => {
    const originalSource = "https://x.example/manual.pdf";
    const before = await newFile(store, { originalSource });
    expect(before).toMatchObject({ mimeType: null, url: null });
    await store.settle();
    expect(await store.read(NODES, { ids: [before["id"]] })).toMatchObject({
      nodes: [{ fileStatus: "READY", mimeType: "application/pdf" }],
    });
  });

  test("the answer keeps the order of the input", async () => {
    const answer = await create(picture, { originalSource: "https://x.example/a.pdf" }, picture);
    expect(answer.data).toMatchObject({
      fileCreate: {
        files: [{ __typename: "MediaImage" }, { __typename: "GenericFile" }, { __typename: "MediaImage" }],
      },
    });
  });

  test("251 rows refuse the whole request, without data", async () => {
    const answer = await create(...Array.from({ length: 251 }, () => picture));
    expect(answer).not.toHaveProperty("data");
    expect(firstError(answer)).toMatchObject({
      message: "The input array size of 251 is greater than the maximum allowed of 250.",
      path: ["fileCreate", "files"],
      extensions: { code: "MAX_INPUT_SIZE_EXCEEDED" },
    });
  });

  test.each([
    [
      "a data: address",
      { originalSource: "data:image/png;base64,AA==" },
      "originalSource",
      "INVALID_IMAGE_SOURCE_URL",
      "File URL is invalid",
    ],
    [
      "another extension than the source's",
      { ...picture, filename: "chair.jpg" },
      "filename",
      "MISMATCHED_FILENAME_AND_ORIGINAL_SOURCE",
      "Provided filename extension must match original source.",
    ],
    [
      "an extension in another case",
      { ...picture, filename: "chair.PNG" },
      "filename",
      "MISMATCHED_FILENAME_AND_ORIGINAL_SOURCE",
      "Provided filename extension must match original source.",
    ],
    [
      "REPLACE without a content type",
      { ...picture, duplicateResolutionMode: "REPLACE" },
      "duplicateResolutionMode",
      "INVALID_DUPLICATE_MODE_FOR_TYPE",
      "Duplicate resolution mode 'REPLACE' is not supported for 'MISSING' media type.",
    ],
    [
      "REPLACE without a filename",
      { ...picture, contentType: "IMAGE", duplicateResolutionMode: "REPLACE" },
      "filename",
      "MISSING_FILENAME_FOR_DUPLICATE_MODE_REPLACE",
      "Missing filename argument when attempting to use REPLACE duplicate mode.",
    ],
    [
      "an alt text of 513 characters",
      { ...picture, alt: "a".repeat(513) },
      "alt",
      "ALT_VALUE_LIMIT_EXCEEDED",
      "The alt value exceeds the maximum limit of 512 characters.",
    ],
    [
      "a bad source before a bad extension",
      { originalSource: "data:x.png", filename: "chair.jpg" },
      "originalSource",
      "INVALID_IMAGE_SOURCE_URL",
      "File URL is invalid",
    ],
    [
      "a bad extension before a bad mode",
      { ...picture, filename: "chair.jpg", duplicateResolutionMode: "REPLACE" },
      "filename",
      "MISMATCHED_FILENAME_AND_ORIGINAL_SOURCE",
      "Provided filename extension must match original source.",
    ],
  ])("%s is refused alone", async (...[, row, field, code, message]) => {
    expect((await create(row)).data).toEqual({
      fileCreate: { files: [], userErrors: [{ code, field: ["files", "0", field], message }] },
    });
  });

  test("one bad row does not keep the others from being made", async () => {
    const answer = await create(picture, { ...picture, alt: "a".repeat(513) });
    expect(answer.data).toMatchObject({
      fileCreate: { files: [{ fileStatus: "UPLOADED" }], userErrors: [{ field: ["files", "1", "alt"] }] },
    });
  });

  test("referencesToAdd is not one of its fields", async () => {
    const answer = await create({ ...picture, referencesToAdd: [store.product.id] });
    expect(answer).not.toHaveProperty("data");
    expect(firstError(answer)?.extensions).toMatchObject({
      code: "INVALID_VARIABLE",
      problems: [{ path: [0, "referencesToAdd"], explanation: "Field is not defined on FileCreateInput" }],
    });
  });
});

describe("a taken filename", () => {
  const wish = { ...picture, filename: "shot.png", contentType: "IMAGE", duplicateResolutionMode: "RAISE_ERROR" };

  test("is refused at once", async () => {
    await readyFiles(store, wish);
    expect((await create(wish)).data).toMatchObject({
      fileCreate: { files: [], userErrors: [{ field: ["files", "0", "filename"], code: "FILENAME_ALREADY_EXISTS" }] },
    });
  });

  test("fails later in the switch's other position", async () => {
    const other = await openStore({ unknowns: { filenameCollision: "failed-file" } });
    await readyFiles(other, wish);
    const [id] = await readyFiles(other, wish);
    expect(await other.read(NODES, { ids: [id] })).toMatchObject({
      nodes: [{ fileStatus: "FAILED", fileErrors: [{ code: "DUPLICATE_FILENAME_ERROR" }] }],
    });
    await other.close();
  });

  test("gets a suffix by default", async () => {
    const plain = { ...picture, filename: "shot.png" };
    const ids = [...(await readyFiles(store, plain)), ...(await readyFiles(store, plain))];
    expect(JSON.stringify(await store.read(NODES, { ids }))).toMatch(/shot\.png\?v.*shot_[0-9a-f-]{36}\.png\?v/);
  });

  test("replaces the old picture with REPLACE, under the same id", async () => {
    const [first] = await readyFiles(store, wish);
    const bigger = { ...wish, originalSource: "https://x.example/900x900.png", duplicateResolutionMode: "REPLACE" };
    expect(await readyFiles(store, bigger)).toEqual([first]);
    expect(await store.read(NODES, { ids: [first] })).toMatchObject({ nodes: [{ image: { width: 900 } }] });
  });
});
