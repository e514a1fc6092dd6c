import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { API_VERSIONS } from "./schema.ts";
import { openStore, type Store } from "#tests/sandbox/shopify/testing/open-store.ts";

const PICTURE = join(import.meta.dirname, "..", "catalogue", "pictures", "vase-ivory.jpg");

const STAGED = `mutation Staged($input: [StagedUploadInput!]!) { stagedUploadsCreate(input: $input) { stagedTargets { url resourceUrl parameters { name value } } userErrors { field message } } }`;
const FILE_CREATE = `mutation FileCreate($files: [FileCreateInput!]!) { fileCreate(files: $files) { files { id alt createdAt fileStatus fileErrors { code message details } ... on MediaImage { status mimeType image { url width height } } } userErrors { code field message } } }`;
const POLL = `query Poll($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on MediaImage { fileStatus status alt fileErrors { code message details } mediaErrors { code message details } image { url width height } } } }`;
const ATTACH = `mutation Attach($files: [FileUpdateInput!]!) { fileUpdate(files: $files) { files { id alt fileStatus } userErrors { code field message } } }`;
const REORDER = `mutation Reorder($id: ID!, $moves: [MoveInput!]!) { productReorderMedia(id: $id, moves: $moves) { job { id done } mediaUserErrors { code field message } } }`;
const DELETE = `mutation Del($fileIds: [ID!]!) { fileDelete(fileIds: $fileIds) { deletedFileIds userErrors { code field message } } }`;
const MEDIA = `query Media($id: ID!) { product(id: $id) { media(first: 20) { nodes { id } } } }`;

const created = z.object({
  fileCreate: z.object({ files: z.array(z.looseObject({ id: z.string() })), userErrors: z.array(z.unknown()) }),
});
const polled = z.object({ nodes: z.array(z.looseObject({ image: z.looseObject({ url: z.string() }).nullable() })) });
const staged = z.object({
  stagedUploadsCreate: z.object({ stagedTargets: z.array(z.object({ url: z.string(), resourceUrl: z.string() })) }),
});
const reordered = z.object({ productReorderMedia: z.object({ job: z.object({ id: z.string(), done: z.boolean() }) }) });

let store: Store;
beforeEach(async () => {
  store = await openStore();
});
afterEach(() => store.close());

async function upload(bytes: Buffer, filename: string): Promise<string> {
  const input = [{ resource: "IMAGE", filename, mimeType: "image/jpeg" }];
  const [target] = staged.parse(await store.read(STAGED, { input })).stagedUploadsCreate.stagedTargets;
  await store.fetch(target?.url ?? "", { method: "PUT", body: new Uint8Array(bytes) });
  return target?.resourceUrl ?? "";
}

async function createFile(originalSource: string, filename: string): Promise<string> {
  const answer = created.parse(
    await store.read(FILE_CREATE, { files: [{ originalSource, filename, contentType: "IMAGE", alt: "A vase" }] }),
  );
  return answer.fileCreate.files[0]?.id ?? "";
}

const mediaIds = async () => {
  const answer = z.object({ product: z.object({ media: z.object({ nodes: z.array(z.object({ id: z.string() })) }) }) });
  return answer.parse(await store.read(MEDIA, { id: store.product.id })).product.media.nodes.map(({ id }) => id);
};

describe("one picture on its way to a product", () => {
  test("a new file is UPLOADED in its own answer, PROCESSING in the next, READY in the end", async () => {
    const source = await upload(await readFile(PICTURE), "vase.jpg");
    const answer = created.parse(
      await store.read(FILE_CREATE, { files: [{ originalSource: source, contentType: "IMAGE" }] }),
    );
    expect(answer.fileCreate.files[0]).toMatchObject({
      fileStatus: "UPLOADED",
      image: null,
      mimeType: null,
      fileErrors: [],
    });
    const ids = answer.fileCreate.files.map(({ id }) => id);
    expect(await store.read(POLL, { ids })).toMatchObject({ nodes: [{ fileStatus: "PROCESSING", image: null }] });
    await store.settle();
    expect(await store.read(POLL, { ids })).toMatchObject({
      nodes: [{ fileStatus: "READY", status: "READY", image: { width: 1600, height: 1600 } }],
    });
  });

  test("the CDN serves the uploaded bytes unchanged, and smaller ones on request", async () => {
    const bytes = await readFile(PICTURE);
    const id = await createFile(await upload(bytes, "vase.jpg"), "vase.jpg");
    await store.settle();
    const address = polled.parse(await store.read(POLL, { ids: [id] })).nodes[0]?.image?.url ?? "";
    expect(address).toMatch(/^https:\/\/cdn\.shopify\.com\/s\/files\/1\/.+\/files\/vase\.jpg\?v=\d+$/);
    const original = await store.fetch(address);
    expect(original.headers.get("content-type")).toBe("image/jpeg");
    expect(Buffer.from(await original.arrayBuffer()).equals(bytes)).toBe(true);
    const small = await store.fetch(`${address}&width=320`);
    expect((await small.arrayBuffer()).byteLength).toBeLessThan(bytes.length / 2);
  });

  test.each(API_VERSIONS)("attach, put first, detach and delete work on %s", async (version) => {
    const source = await upload(await readFile(PICTURE), "vase.jpg");
    const [first, second] = [await createFile(source, "one.jpg"), await createFile(source, "two.jpg")];
    await store.settle();
    const id = store.product.id;
    const files = [first, second].map((fileId) => ({ id: fileId, referencesToAdd: [id] }));
    const attached = await store.ask(ATTACH, { files }, { version });
    expect(attached.data).toMatchObject({ fileUpdate: { files: [{ id: first }, { id: second }], userErrors: [] } });
    expect(await mediaIds()).toEqual([first, second]);

    const { job } = reordered.parse(
      await store.read(REORDER, { id, moves: [{ id: second, newPosition: "0" }] }),
    ).productReorderMedia;
    expect(job.done).toBe(false);
    expect(await mediaIds()).toEqual([second, first]);
    expect(await store.read(`query Job($id: ID!) { job(id: $id) { id done } }`, { id: job.id })).toEqual({
      job: { id: job.id, done: true },
    });

    await store.read(ATTACH, { files: [{ id: second, referencesToRemove: [id] }] });
    expect(await mediaIds()).toEqual([first]);
    expect(await store.read(DELETE, { fileIds: [first, second] })).toEqual({
      fileDelete: { deletedFileIds: [first, second], userErrors: [] },
    });
    expect(await mediaIds()).toEqual([]);
  });

  test("a torn picture ends FAILED and says why", async () => {
    const whole = await readFile(PICTURE);
    const id = await createFile(await upload(whole.subarray(0, 9000), "torn.jpg"), "torn.jpg");
    await store.settle();
    expect(await store.read(POLL, { ids: [id] })).toMatchObject({
      nodes: [{ fileStatus: "FAILED", image: null, fileErrors: [{ code: "IMAGE_PROCESSING_FAILURE" }] }],
    });
  });

  test("a place that nothing was uploaded to ends FAILED", async () => {
    const input = [{ resource: "IMAGE", filename: "never.jpg", mimeType: "image/jpeg" }];
    const [target] = staged.parse(await store.read(STAGED, { input })).stagedUploadsCreate.stagedTargets;
    const id = await createFile(target?.resourceUrl ?? "", "never.jpg");
    await store.settle();
    expect(await store.read(POLL, { ids: [id] })).toMatchObject({
      nodes: [{ fileStatus: "FAILED", fileErrors: [{ code: "IMAGE_DOWNLOAD_FAILURE" }] }],
    });
  });
});
