import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { FILE_CREATE, FILE_UPDATE } from "#tests/sandbox/shopify/testing/documents.ts";
import { FOREIGN_PICTURE, newFile, readyFiles } from "#tests/sandbox/shopify/testing/answers.ts";
import { openStore, type Store } from "#tests/sandbox/shopify/testing/open-store.ts";

let store: Store;
beforeEach(async () => {
  store = await openStore();
});
afterEach(() => store.close());

const STATE = `query State($ids: [ID!]!) { nodes(ids: $ids) { __typename
  ... on File { createdAt updatedAt fileStatus fileErrors { code } preview { image { url width height } } }
  ... on MediaImage { image { url width height } mediaErrors { code } mediaWarnings { code } originalSource { fileSize } }
  ... on GenericFile { url mimeType originalFileSize } } }`;
const picture = { originalSource: FOREIGN_PICTURE, filename: "chair.png" };
const readState = z.object({
  nodes: z.array(z.looseObject({ createdAt: z.string(), updatedAt: z.string(), fileStatus: z.string() })),
});
const stateOf = async (...ids: unknown[]) => readState.parse(await store.read(STATE, { ids })).nodes;
const [external, pdf] = ["https://www.youtube.com/watch?v=x", "https://x.example/dummy.pdf"];

describe("a file on its way", () => {
  test("a new file is UPLOADED in the mutation's own answer, with image, preview and type null", async () => {
    const created = await newFile(store, picture);
    expect(created["id"]).toMatch(/^gid:\/\/shopify\/MediaImage\/\d+$/);
    expect(created).toEqual({
      __typename: "MediaImage",
      id: created["id"],
      alt: "",
      createdAt: created["updatedAt"],
      updatedAt: created["createdAt"],
      fileStatus: "UPLOADED",
      status: "UPLOADED",
      fileErrors: [],
      mediaErrors: [],
      mediaWarnings: [],
      mimeType: null,
      image: null,
      preview: { image: null, status: "UPLOADED" },
    });
  });

  test("a new document is UPLOADED with url and type null", async () => {
    expect(await newFile(store, { originalSource: pdf })).toMatchObject({
      __typename: "GenericFile",
      fileStatus: "UPLOADED",
      fileErrors: [],
      mimeType: null,
      url: null,
    });
  });

  test("the first read right after shows PROCESSING, still with empty lists and no picture", async () => {
    const { id, createdAt } = await newFile(store, picture);
    expect(await stateOf(id)).toEqual([
      {
        __typename: "MediaImage",
        createdAt,
        updatedAt: createdAt,
        fileStatus: "PROCESSING",
        fileErrors: [],
        mediaErrors: [],
        mediaWarnings: [],
        preview: { image: null },
        image: null,
        originalSource: null,
      },
    ]);
  });

  test("updatedAt is later than createdAt once the file is READY", async () => {
    const [id] = await readyFiles(store, picture);
    const [file] = await stateOf(id);
    expect(file?.fileStatus).toBe("READY");
    expect(Date.parse(file?.updatedAt ?? "") - Date.parse(file?.createdAt ?? "")).toBe(60_000);
  });

  test("once READY image and preview show the same address and size, and v is the second of readiness", async () => {
    const [id] = await readyFiles(store, picture);
    const [file] = await stateOf(id);
    const second = Date.parse(file?.updatedAt ?? "") / 1000;
    const image = z.looseObject({ url: z.string() }).parse(file?.["image"]);
    expect(image.url).toMatch(new RegExp(`/files/chair\\.png\\?v=${second}$`));
    expect(file).toMatchObject({
      image: { width: 640, height: 480 },
      fileErrors: [],
      mediaErrors: [],
      mediaWarnings: [],
    });
    expect(file?.["preview"]).toEqual({ image: file?.["image"] });
  });

  test.each([
    ["an external video", { originalSource: external, contentType: "EXTERNAL_VIDEO" }, "ExternalVideo"],
    ["a staged video", { originalSource: "https://x.example/clip.mp4" }, "Video"],
    [
      "a model by its content type",
      { originalSource: "https://x.example/chair.glb", contentType: "MODEL_3D" },
      "Model3d",
    ],
    ["a document", { originalSource: pdf }, "GenericFile"],
  ])("%s becomes READY too", async (_what, wish, kind) => {
    const [id] = await readyFiles(store, wish);
    expect(await stateOf(id)).toMatchObject([{ __typename: kind, fileStatus: "READY", fileErrors: [] }]);
  });

  test("a document shows its type, size and address only when READY", async () => {
    const { id } = await newFile(store, { originalSource: pdf });
    expect(await stateOf(id)).toMatchObject([{ fileStatus: "PROCESSING", url: null, mimeType: null }]);
    await store.settle();
    const [file] = await stateOf(id);
    expect(file).toMatchObject({ fileStatus: "READY", mimeType: "application/pdf" });
    expect(file?.["url"]).toMatch(/\/files\/dummy\.pdf\?v=\d+$/);
    expect(file?.["originalFileSize"]).toBeGreaterThan(0);
  });

  test("of several files each goes its own way", async () => {
    const [first] = await readyFiles(store, picture);
    const { id: second } = await newFile(store, picture);
    expect(await stateOf(first, second)).toMatchObject([{ fileStatus: "READY" }, { fileStatus: "PROCESSING" }]);
  });
});

describe("a file that is there", () => {
  test("the CDN name of an image is the given filename", async () => {
    const [id] = await readyFiles(store, { originalSource: "https://x.example/source.png", filename: "given.png" });
    expect(JSON.stringify(await stateOf(id))).toContain("/files/given.png?v=");
  });

  test("rows of one large call share one createdAt second", async () => {
    const files = Array.from({ length: 100 }, () => picture);
    const answer = z
      .object({ fileCreate: z.object({ files: z.array(z.object({ createdAt: z.string() })) }) })
      .parse(await store.read(FILE_CREATE, { files }));
    expect(answer.fileCreate.files).toHaveLength(100);
    expect(new Set(answer.fileCreate.files.map(({ createdAt }) => createdAt)).size).toBeLessThanOrEqual(2);
  });

  test("a new alt keeps READY and all addresses", async () => {
    const [id] = await readyFiles(store, picture);
    const before = await stateOf(id);
    store.passTime(5000);
    await store.read(FILE_UPDATE, { files: [{ id, alt: "A chair" }] });
    const after = await stateOf(id);
    expect(after).toEqual(before.map((file) => ({ ...file, updatedAt: after[0]?.updatedAt })));
    expect(after[0]?.updatedAt).not.toBe(before[0]?.updatedAt);
  });

  test.each([
    ["a new source", { originalSource: "https://x.example/900x300.png" }, 900],
    ["a preview source of 3000 characters", { previewImageSource: `https://x.example/${"a".repeat(2982)}` }, 640],
  ])("%s keeps READY without image, with the old preview and a newer v, then shows the picture", async (...row) => {
    const [, change, width] = row;
    const [id] = await readyFiles(store, picture);
    const [before] = await stateOf(id);
    store.passTime(5000);
    const answer = await store.read(FILE_UPDATE, { files: [{ id, ...change }] });
    const url = z.looseObject({ image: z.object({ url: z.string() }) }).parse(before).image.url;
    expect(answer).toMatchObject({
      fileUpdate: { files: [{ fileStatus: "READY", image: null, preview: { image: { width: 640 } } }], userErrors: [] },
    });
    expect(JSON.stringify(answer)).not.toContain(url);
    await store.settle();
    expect(await stateOf(id)).toMatchObject([{ fileStatus: "READY", image: { width } }]);
  });

  test("a new source that is no picture ends FAILED and says so in both lists", async () => {
    const [id] = await readyFiles(store, picture);
    await store.read(FILE_UPDATE, { files: [{ id, originalSource: "https://cdn.shopify.com/s/files/1/none.png" }] });
    await store.settle();
    const faults = [{ code: "IMAGE_DOWNLOAD_FAILURE" }];
    expect(await stateOf(id)).toMatchObject([
      { fileStatus: "FAILED", image: null, preview: { image: null }, fileErrors: faults, mediaErrors: faults },
    ]);
  });
});
