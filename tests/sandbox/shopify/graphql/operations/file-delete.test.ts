import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FILE_DELETE, FILE_UPDATE } from "#tests/sandbox/shopify/testing/documents.ts";
import { FOREIGN_PICTURE, newFile, readyFiles } from "#tests/sandbox/shopify/testing/answers.ts";
import { openStore, SHOP, type Store } from "#tests/sandbox/shopify/testing/open-store.ts";

let store: Store;
beforeEach(async () => {
  store = await openStore();
});
afterEach(() => store.close());

const picture = { originalSource: FOREIGN_PICTURE };
const MISSING = "gid://shopify/MediaImage/1";
const ACKNOWLEDGE = `mutation A($ids: [ID!]!) { fileAcknowledgeUpdateFailed(fileIds: $ids) { files { id fileStatus } userErrors { code field message } } }`;
const remove = (...fileIds: unknown[]) => store.read(FILE_DELETE, { fileIds });
const acknowledge = (...ids: unknown[]) => store.read(ACKNOWLEDGE, { ids });
const files = () => store.catalogue.getShop(SHOP).files.map(({ id }) => id);

describe("fileDelete", () => {
  test.each(["UPLOADED", "READY"])("a file that is %s goes at once", async (state) => {
    const { id } = await newFile(store, picture);
    if (state === "READY") await store.settle();
    expect(await remove(id)).toEqual({ fileDelete: { deletedFileIds: [id], userErrors: [] } });
    expect(files()).toEqual([]);
  });

  test("a file deleted while its bytes are looked at does not come back", async () => {
    const { id } = await newFile(store, picture);
    await remove(id);
    await store.settle();
    expect(files()).toEqual([]);
  });

  test("a Video id carrying an image's number deletes the image and names its true id", async () => {
    const [id = ""] = await readyFiles(store, picture);
    expect(await remove(id.replace("/MediaImage/", "/Video/"))).toEqual({
      fileDelete: { deletedFileIds: [id], userErrors: [] },
    });
  });

  test("deleting a file takes it off products and their variants at once", async () => {
    const [id = "", kept = ""] = await readyFiles(store, picture, picture);
    await store.read(FILE_UPDATE, {
      files: [id, kept].map((file) => ({ id: file, referencesToAdd: [store.product.id] })),
    });
    for (const variant of store.product.variants) variant.mediaIds = [id];
    await remove(id);
    expect(store.product.mediaIds).toEqual([kept]);
    expect(store.product.variants.flatMap(({ mediaIds }) => mediaIds)).toEqual([]);
  });

  test("one missing file keeps the others from being deleted", async () => {
    const [id] = await readyFiles(store, picture);
    expect(await remove(id, MISSING)).toEqual({
      fileDelete: {
        deletedFileIds: null,
        userErrors: [
          { code: "FILE_DOES_NOT_EXIST", field: ["fileIds"], message: `File id ["${MISSING}"] does not exist.` },
        ],
      },
    });
    expect(files()).toEqual([id]);
  });

  test("without the right to write files nothing is deleted", async () => {
    const [id] = await readyFiles(store, picture);
    const answer = await store.ask(FILE_DELETE, { fileIds: [id] }, { token: "none" });
    expect(answer.data).toEqual({ fileDelete: null });
    expect(answer.errors).toMatchObject([{ path: ["fileDelete"], extensions: { code: "ACCESS_DENIED" } }]);
    expect(files()).toEqual([id]);
  });
});

describe("fileAcknowledgeUpdateFailed", () => {
  test("a READY file is answered as it is", async () => {
    const [id] = await readyFiles(store, picture);
    expect(await acknowledge(id)).toEqual({
      fileAcknowledgeUpdateFailed: { files: [{ id, fileStatus: "READY" }], userErrors: [] },
    });
  });

  test("a file that is not READY refuses all, named by its id", async () => {
    const [ready] = await readyFiles(store, picture);
    const { id } = await newFile(store, picture);
    const message = `File with id ${String(id)} is not in the READY state.`;
    expect(await acknowledge(ready, id)).toEqual({
      fileAcknowledgeUpdateFailed: {
        files: null,
        userErrors: [{ code: "NON_READY_STATE", field: ["fileIds"], message }],
      },
    });
  });

  test("a missing file wins over one that is not READY", async () => {
    const { id } = await newFile(store, picture);
    expect(await acknowledge(id, MISSING)).toEqual({
      fileAcknowledgeUpdateFailed: {
        files: null,
        userErrors: [
          { code: "FILE_DOES_NOT_EXIST", field: ["fileIds"], message: `File id ["${MISSING}"] does not exist.` },
        ],
      },
    });
  });
});
