import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FILE_CREATE, FILE_DELETE, FILE_UPDATE, NODES } from "#tests/sandbox/shopify/testing/documents.ts";
import { firstError, FOREIGN_PICTURE, newFile, readyFiles } from "#tests/sandbox/shopify/testing/answers.ts";
import { openStore, type Store } from "#tests/sandbox/shopify/testing/open-store.ts";

let store: Store;
beforeEach(async () => {
  store = await openStore();
});
afterEach(() => store.close());

const create = (...files: Record<string, unknown>[]) => store.ask(FILE_CREATE, { files });
const update = (...files: Record<string, unknown>[]) => store.ask(FILE_UPDATE, { files });
const picture = { originalSource: FOREIGN_PICTURE };
const MISSING = "gid://shopify/MediaImage/1";

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
  ])("%s is refused alone", async (_what, row, field, code, message) => {
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

describe("fileUpdate", () => {
  const refusal = (code: string, message: string) => ({
    fileUpdate: { files: [], userErrors: [{ code, field: ["files"], message }] },
  });

  test("a file that is not READY is refused, also with two sources at once", async () => {
    const { id } = await newFile(store, picture);
    const answer = await update({ id, originalSource: FOREIGN_PICTURE, previewImageSource: FOREIGN_PICTURE });
    expect(answer.data).toEqual(refusal("NON_READY_STATE", "Non-ready files cannot be updated."));
  });

  test("a missing file wins over a long alt, and is named as a JSON list", async () => {
    const answer = await update({ id: MISSING, alt: "a".repeat(600) });
    expect(answer.data).toEqual(refusal("FILE_DOES_NOT_EXIST", `File id ["${MISSING}"] does not exist.`));
  });

  test("the right number with the wrong type is missing", async () => {
    const [id = ""] = await readyFiles(store, picture);
    const video = id.replace("MediaImage", "Video");
    expect((await update({ id: video })).data).toEqual(
      refusal("FILE_DOES_NOT_EXIST", `File id ["${video}"] does not exist.`),
    );
  });

  test.each(["chair.jpg", "chair.PNG"])(
    "the new name %s must keep the extension as it is written",
    async (filename) => {
      const [first, second] = await readyFiles(store, picture, picture);
      const answer = await update({ id: first, filename }, { id: second, filename });
      expect(answer.data).toEqual(
        refusal("INVALID_FILENAME_EXTENSION", "The filename extension provided must match the original filename."),
      );
    },
  );

  test("an external video is neither renamed nor given a new source", async () => {
    const [id] = await readyFiles(store, {
      originalSource: "https://www.youtube.com/watch?v=x",
      contentType: "EXTERNAL_VIDEO",
    });
    const renamed = "Updating the filename is only supported on images and generic files";
    expect((await update({ id, filename: "a.mp4" })).data).toEqual(
      refusal("UNSUPPORTED_MEDIA_TYPE_FOR_FILENAME_UPDATE", renamed),
    );
    expect((await update({ id, originalSource: FOREIGN_PICTURE })).data).toMatchObject({
      fileUpdate: { userErrors: [{ field: ["files", "0", "originalSource"], code: "INVALID" }] },
    });
  });

  test("an unknown product is refused", async () => {
    const [id] = await readyFiles(store, picture);
    const answer = await update({ id, referencesToAdd: ["gid://shopify/Product/1"] });
    expect(answer.data).toEqual(refusal("REFERENCE_TARGET_DOES_NOT_EXIST", "The reference target does not exist"));
  });

  test("a source that is no address is blamed on the preview", async () => {
    const [id] = await readyFiles(store, picture);
    expect((await update({ id, originalSource: "not-a-url" })).data).toMatchObject({
      fileUpdate: {
        userErrors: [
          {
            field: ["files", "0", "previewImageSource"],
            code: "INVALID_IMAGE_SOURCE_URL",
            message: "Invalid image source url value provided",
          },
        ],
      },
    });
  });

  test("a source of more than 2048 characters refuses the field", async () => {
    const [id] = await readyFiles(store, picture);
    const answer = await update({ id, originalSource: `https://x.example/${"a".repeat(2048)}` });
    expect(answer.data).toEqual({ fileUpdate: null });
    expect(firstError(answer)).toMatchObject({
      message: "originalSource is too long (maximum is 2048)",
      path: ["fileUpdate"],
      extensions: { code: "INVALID_FIELD_ARGUMENTS" },
    });
  });

  test("a new source stays READY with the old preview until the new picture is there", async () => {
    const [id] = await readyFiles(store, picture);
    const answer = await update({ id, originalSource: "https://x.example/900x300.png" });
    expect(answer.data).toMatchObject({
      fileUpdate: { files: [{ fileStatus: "READY", image: null, preview: { image: { width: 640 } } }] },
    });
    await store.settle();
    expect(await store.read(NODES, { ids: [id] })).toMatchObject({ nodes: [{ image: { width: 900, height: 300 } }] });
  });

  test("a new alt text changes nothing else, and a bad row does not keep a good one back", async () => {
    const [first, second] = await readyFiles(store, picture, picture);
    const before = await store.read(NODES, { ids: [first] });
    const answer = await update({ id: first, alt: "A chair" }, { id: second, alt: "a".repeat(513) });
    expect(answer.data).toMatchObject({
      fileUpdate: { files: [{ id: first, alt: "A chair" }], userErrors: [{ field: ["files", "1", "alt"] }] },
    });
    const after = JSON.stringify(await store.read(NODES, { ids: [first] }));
    expect(after).toBe(JSON.stringify(before).replace('"alt":""', '"alt":"A chair"'));
  });

  test.each([
    ["not-ready-wins", "NON_READY_STATE"],
    ["references-win", "REFERENCE_TARGET_DOES_NOT_EXIST"],
  ] as const)("not READY and no such product: with %s it is %s", async (notReadyAgainstReferences, code) => {
    const other = await openStore({ unknowns: { notReadyAgainstReferences } });
    const { id } = await newFile(other, picture);
    const answer = await other.ask(FILE_UPDATE, { files: [{ id, referencesToAdd: ["gid://shopify/Product/1"] }] });
    expect(answer.data).toMatchObject({ fileUpdate: { userErrors: [{ code }] } });
    await other.close();
  });
});

describe("fileDelete and fileAcknowledgeUpdateFailed", () => {
  test("a file can be deleted before it is READY", async () => {
    const { id } = await newFile(store, picture);
    expect((await store.ask(FILE_DELETE, { fileIds: [id] })).data).toEqual({
      fileDelete: { deletedFileIds: [id], userErrors: [] },
    });
    expect(await store.read(NODES, { ids: [id] })).toEqual({ nodes: [null] });
  });

  test("only the number of the id counts, and the true id is answered", async () => {
    const [id = ""] = await readyFiles(store, picture);
    const answer = await store.read(FILE_DELETE, { fileIds: [id.replace("MediaImage", "Video")] });
    expect(answer).toEqual({ fileDelete: { deletedFileIds: [id], userErrors: [] } });
  });

  test("a file that is not READY cannot be acknowledged", async () => {
    const { id } = await newFile(store, picture);
    const acknowledge = `mutation A($ids: [ID!]!) { fileAcknowledgeUpdateFailed(fileIds: $ids) { files { id } userErrors { code field message } } }`;
    const message = `File with id ${String(id)} is not in the READY state.`;
    expect(await store.read(acknowledge, { ids: [id] })).toEqual({
      fileAcknowledgeUpdateFailed: {
        files: null,
        userErrors: [{ code: "NON_READY_STATE", field: ["fileIds"], message }],
      },
    });
  });
});

describe("the files query", () => {
  const FILES = `query Files($query: String, $reverse: Boolean, $after: String, $first: Int = 10) {
    files(first: $first, query: $query, sortKey: FILENAME, reverse: $reverse, after: $after) {
      nodes { ... on MediaImage { image { url } } ... on GenericFile { url } } pageInfo { startCursor endCursor hasNextPage } }
  }`;
  const names = async (variables: Record<string, unknown>) =>
    [...JSON.stringify(await store.read(FILES, variables)).matchAll(/files\/([a-z0-9-]+)\./g)].map((match) => match[1]);

  beforeEach(async () => {
    const named = (filename: string) => ({ ...picture, filename });
    await readyFiles(store, named("abc-2.png"), named("abc-1.png"), named("xyz.png"), {
      originalSource: "https://x.example/abc-3.pdf",
    });
  });

  test("a name's beginning and a media type combine with a space", async () => {
    expect(await names({ query: "filename:abc* media_type:IMAGE" })).toEqual(["abc-1", "abc-2"]);
  });

  test("sorting by name can be turned round", async () => {
    expect(await names({ reverse: true })).toEqual(["xyz", "abc-3", "abc-2", "abc-1"]);
  });

  test("one row alone has equal cursors, which are base64 of a small JSON", async () => {
    const answer = JSON.stringify(await store.read(FILES, { query: "filename:xyz.png" }));
    const [start, end] = [...answer.matchAll(/Cursor":"([^"]+)"/g)].map((match) => match[1]);
    expect(start).toBe(end);
    expect(JSON.parse(Buffer.from(start ?? "", "base64").toString())).toMatchObject({ last_value: "xyz.png" });
  });

  test("pages follow one another", async () => {
    const page = JSON.stringify(await store.read(FILES, { first: 2 }));
    expect(page).toContain('"hasNextPage":true');
    const after = /"endCursor":"([^"]+)"/.exec(page)?.[1];
    expect(await names({ first: 2, after })).toEqual(["abc-3", "xyz"]);
  });

  test("a search may lag behind, a read by id does not", async () => {
    const other = await openStore({ unknowns: { searchLagMs: 600_000 } });
    const ids = await readyFiles(other, { ...picture, filename: "late.png" });
    expect(await other.read(FILES, { query: "filename:late.png" })).toMatchObject({ files: { nodes: [] } });
    expect(await other.read(NODES, { ids })).toMatchObject({ nodes: [{ fileStatus: "READY" }] });
    await other.close();
  });
});
