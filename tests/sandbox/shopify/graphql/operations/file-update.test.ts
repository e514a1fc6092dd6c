import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FILE_UPDATE, NODES } from "#tests/sandbox/shopify/testing/documents.ts";
import { firstError, FOREIGN_PICTURE, newFile, readyFiles } from "#tests/sandbox/shopify/testing/answers.ts";
import { openStore, type Store } from "#tests/sandbox/shopify/testing/open-store.ts";

let store: Store;
beforeEach(async () => {
  store = await openStore();
});
afterEach(() => store.close());

const update = (...files: Record<string, unknown>[]) => store.ask(FILE_UPDATE, { files });
const picture = { originalSource: FOREIGN_PICTURE };
const MISSING = "gid://shopify/MediaImage/1";

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
