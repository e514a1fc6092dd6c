import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { sha256Of } from "#tests/sandbox/shopify/catalogue/blob-store.ts";
import { STAGED } from "#tests/sandbox/shopify/testing/documents.ts";
import { openStore, type Store } from "#tests/sandbox/shopify/testing/open-store.ts";

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.close());

const target = z.object({
  url: z.string().nullable(),
  resourceUrl: z.string().nullable(),
  parameters: z.array(z.object({ name: z.string(), value: z.string() })),
});
const stagedAnswer = z.object({ stagedUploadsCreate: z.object({ stagedTargets: z.array(target) }) });
type Target = z.infer<typeof target>;

const ROOT = "https://shopify-staged-uploads.storage.googleapis.com/";
const picture = { resource: "IMAGE", filename: "a.png", mimeType: "image/png" };

async function stage(row: Record<string, unknown>): Promise<Target> {
  const [first] = stagedAnswer.parse(await store.read(STAGED, { input: [row] })).stagedUploadsCreate.stagedTargets;
  return target.parse(first);
}

describe("stagedUploadsCreate", () => {
  test("by default it is a signed PUT", async () => {
    const { url, resourceUrl, parameters } = await stage(picture);
    expect(resourceUrl).toMatch(
      /^https:\/\/shopify-staged-uploads\.storage\.googleapis\.com\/tmp\/\d+\/files\/[0-9a-f-]{36}\/a\.png$/,
    );
    expect(url).toMatch(new RegExp(`^${resourceUrl ?? ""}\\?X-Goog-Algorithm=`));
    expect(parameters).toEqual([
      { name: "content_type", value: "image/png" },
      { name: "acl", value: "private" },
    ]);
  });

  test("a POST goes to the bucket's root with its parameters in order", async () => {
    const { url, resourceUrl, parameters } = await stage({ ...picture, httpMethod: "POST" });
    const key = parameters.find(({ name }) => name === "key")?.value ?? "";
    expect(url).toBe(ROOT);
    expect(key).toMatch(/^tmp\/\d+\/products\/[0-9a-f-]{36}\/a\.png$/);
    expect(resourceUrl).toBe(ROOT + key);
    expect(parameters.map(({ name }) => name)).toEqual([
      "Content-Type",
      "success_action_status",
      "acl",
      "key",
      "x-goog-date",
      "x-goog-credential",
      "x-goog-algorithm",
      "x-goog-signature",
      "policy",
    ]);
  });

  test("a bulk file by POST is named by its key alone, by PUT by its signed address", async () => {
    const bulk = { resource: "BULK_MUTATION_VARIABLES", filename: "vars.jsonl", mimeType: "text/jsonl" };
    expect(await stage({ ...bulk, httpMethod: "POST" })).toMatchObject({ url: ROOT, resourceUrl: ROOT });
    const put = await stage(bulk);
    expect(put.resourceUrl).toBe(put.url);
  });

  test("a video has a bucket of its own, a model one address for both", async () => {
    const video = await stage({ resource: "VIDEO", filename: "a.mp4", mimeType: "video/mp4", fileSize: "10" });
    expect(video.resourceUrl).toMatch(/\/\?external_video_id=\d+$/);
    expect(video.parameters.map(({ name }) => name)).toEqual(["GoogleAccessId", "key", "policy", "signature"]);
    const model = await stage({
      resource: "MODEL_3D",
      filename: "a.glb",
      mimeType: "model/gltf-binary",
      fileSize: "10",
    });
    expect(model.url).toBe(model.resourceUrl);
    expect(model.url).toContain("?external_model3d_id=");
  });

  test.each([
    [
      { resource: "VIDEO", filename: "a.mp4", mimeType: "video/mp4" },
      "fileSize",
      "file size is required for video resources",
    ],
    [
      { resource: "MODEL_3D", filename: "a.glb", mimeType: "model/gltf-binary" },
      "fileSize",
      "file size is required for 3D model resources",
    ],
    [
      { resource: "IMAGE", filename: "a.xyz", mimeType: "chemical/x-xyz" },
      "mimeType",
      "a.xyz: (chemical/x-xyz) is not a recognized format",
    ],
  ])("%o is refused at its place, and the rows beside it are not", async (row, field, message) => {
    const answer = await store.read(STAGED, { input: [row, picture] });
    expect(answer).toMatchObject({
      stagedUploadsCreate: {
        stagedTargets: [
          { url: null, resourceUrl: null, parameters: [] },
          { parameters: [{ name: "content_type" }, { name: "acl" }] },
        ],
        userErrors: [{ field: ["input", "0", field], message }],
      },
    });
  });
});

describe("uploading", () => {
  const bytes = new TextEncoder().encode("some bytes");
  const digestAt = (resourceUrl: string | null) =>
    store.catalogue.world().staged.find((staged) => staged.resourceUrl === resourceUrl)?.sha256;

  test("a PUT keeps the bytes", async () => {
    const { url, resourceUrl } = await stage({ ...picture, filename: "with space.png" });
    expect((await store.fetch(url ?? "", { method: "PUT", body: bytes })).status).toBe(200);
    expect(digestAt(resourceUrl)).toBe(sha256Of(Buffer.from(bytes)));
  });

  test("a POST form keeps the bytes of its file", async () => {
    const { url, resourceUrl, parameters } = await stage({ ...picture, httpMethod: "POST" });
    const form = new FormData();
    for (const { name, value } of parameters) form.append(name, value);
    form.append("file", new Blob([bytes]), "a.png");
    expect((await store.fetch(url ?? "", { method: "POST", body: form })).status).toBe(201);
    expect(digestAt(resourceUrl)).toBe(sha256Of(Buffer.from(bytes)));
  });

  test("without a signature, or where nothing was staged, an upload is refused", async () => {
    const { resourceUrl } = await stage(picture);
    expect((await store.fetch(resourceUrl ?? "", { method: "PUT", body: bytes })).status).toBe(403);
    expect((await store.fetch(`${ROOT}tmp/1/x.png?X-Goog-Signature=1`, { method: "PUT", body: bytes })).status).toBe(
      403,
    );
  });
});
