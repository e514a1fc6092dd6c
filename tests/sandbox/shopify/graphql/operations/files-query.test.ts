import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FILE_DELETE, NODES } from "#tests/sandbox/shopify/testing/documents.ts";
import { FOREIGN_PICTURE, newFile, readyFiles } from "#tests/sandbox/shopify/testing/answers.ts";
import { openStore, type Store } from "#tests/sandbox/shopify/testing/open-store.ts";

let store: Store;
beforeEach(async () => {
  store = await openStore();
});
afterEach(() => store.close());

const picture = { originalSource: FOREIGN_PICTURE };

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
