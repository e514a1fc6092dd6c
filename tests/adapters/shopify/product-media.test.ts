import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { adminClient } from "#app/adapters/shopify/admin-client.ts";
import { shopifyProductMedia } from "#app/adapters/shopify/product-media.ts";
import { ShopifyUnavailableError, UnexpectedAnswerError } from "#app/core/errors.ts";
import { mediaGidSchema, productGidSchema, shopDomainSchema } from "#app/core/ids.ts";
import type { ProductMedia } from "#app/core/publication/ports.ts";
import { anAccessToken, holdTokens } from "#tests/support/held-tokens.ts";
import { type AnsweringServer, json, startAnsweringServer } from "./answering-server.ts";

const SHOP = shopDomainSchema.parse("demo-store.myshopify.com");
const FILE = mediaGidSchema.parse("gid://shopify/MediaImage/7");
const PRODUCT = productGidSchema.parse("gid://shopify/Product/9");
const UPLOAD_URL =
  "https://shopify-staged-uploads.storage.googleapis.com/tmp/1/files/u/room.jpg?X-Goog-Signature=s3cret";
const PICTURE = { filename: "room.jpg", mimeType: "image/jpeg", bytes: new TextEncoder().encode("picture") };

let shopify: AnsweringServer;
let media: ProductMedia;
beforeEach(async () => {
  shopify = await startAnsweringServer();
  const tokens = holdTokens(anAccessToken());
  const client = adminClient({ tokens, apiKey: "key", apiSecret: "secret", fetch: shopify.fetch });
  media = shopifyProductMedia({ client, fetch: shopify.fetch });
});
afterEach(() => shopify.close());

const staged = (url: string | null, userErrors: unknown[] = []): ReturnType<typeof json> => {
  const parameters = [
    { name: "content_type", value: "image/jpeg" },
    { name: "acl", value: "private" },
  ];
  const stagedTargets = [{ url, resourceUrl: url?.split("?")[0] ?? null, parameters }];
  return json(200, { data: { stagedUploadsCreate: { stagedTargets, userErrors } } });
};
const stage = (): ReturnType<ProductMedia["stageUpload"]> => media.stageUpload(SHOP, PICTURE);

describe("an upload", () => {
  test("puts the bytes where Shopify says, without our token", async () => {
    shopify.script.push(staged(UPLOAD_URL), { status: 200 });
    expect(await stage()).toEqual({ resourceUrl: UPLOAD_URL.split("?")[0] });
    const put = shopify.asked[1];
    expect([put?.method, put?.url, put?.body]).toEqual(["PUT", UPLOAD_URL, "picture"]);
    expect(put?.headers.get("content-type")).toBe("image/jpeg");
    expect(put?.headers.get("acl")).toBe("private");
    expect(put?.headers.get("x-shopify-access-token")).toBeNull();
  });

  test("asks for a place of the picture's own size and name", async () => {
    shopify.script.push(staged(UPLOAD_URL), { status: 200 });
    await stage();
    expect(JSON.parse(shopify.asked[0]?.body ?? "")).toMatchObject({
      variables: { input: [{ resource: "IMAGE", filename: "room.jpg", mimeType: "image/jpeg", fileSize: "7" }] },
    });
  });

  test.each([
    "https://evil.example/tmp/1",
    "https://storage.googleapis.com.evil.example/tmp/1",
    "https://evil.example/storage.googleapis.com",
    "http://shopify-staged-uploads.storage.googleapis.com/tmp/1",
    "https://shopify-staged-uploads.storage.googleapis.com:8443/tmp/1",
    "https://127.0.0.1/tmp/1",
    "nonsense",
  ])("never goes to %s", async (url) => {
    shopify.script.push(staged(url));
    await expect(stage()).rejects.toThrow(UnexpectedAnswerError);
    expect(shopify.asked).toHaveLength(1);
  });

  test.each([500, 503, 429, 408])("that is answered %d is worth another try", async (status) => {
    shopify.script.push(staged(UPLOAD_URL), { status });
    await expect(stage()).rejects.toThrow(ShopifyUnavailableError);
  });

  test("that breaks off is worth another try, and its signed address is not told", async () => {
    shopify.script.push(staged(UPLOAD_URL), "hang-up");
    const error: unknown = await stage().catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ShopifyUnavailableError);
    expect(String(error)).not.toContain("s3cret");
  });

  test("whose place is refused by its storage is ours to mend", async () => {
    shopify.script.push(staged(UPLOAD_URL), { status: 403, body: "<Error/>" });
    await expect(stage()).rejects.toThrow("Upload: the staging place answered 403");
  });

  test("for which Shopify gives no place says Shopify's reason", async () => {
    const userErrors = [{ field: ["input", "0", "mimeType"], message: "room.jpg: (x/y) is not a recognized format" }];
    shopify.script.push(staged(null, userErrors));
    await expect(stage()).rejects.toThrow("StageUpload: room.jpg: (x/y) is not a recognized format");
  });
});

describe("a new file", () => {
  test("must not replace one of its name", async () => {
    const userErrors = [{ code: "FILENAME_ALREADY_EXISTS", field: ["files", "0", "filename"], message: "Taken" }];
    shopify.script.push(json(200, { data: { fileCreate: { files: [], userErrors } } }));
    const file = { resourceUrl: "https://x.example/room.jpg", filename: "room.jpg", alt: "A room" };
    expect(await media.createFile(SHOP, file)).toEqual({ outcome: "name-taken" });
    expect(JSON.parse(shopify.asked[0]?.body ?? "")).toMatchObject({
      variables: { files: [{ duplicateResolutionMode: "RAISE_ERROR", contentType: "IMAGE" }] },
    });
  });
});

describe("a file's state", () => {
  const read = (node: unknown): ReturnType<ProductMedia["readFile"]> => {
    shopify.script.push(json(200, { data: { nodes: [node] } }));
    return media.readFile(SHOP, FILE);
  };

  test("READY without a picture is not ready yet", async () => {
    expect(await read({ fileStatus: "READY", fileErrors: [], image: null })).toEqual({ status: "processing" });
  });

  test("FAILED names Shopify's codes", async () => {
    const fileErrors = [{ code: "INVALID_IMAGE_RESOLUTION", message: "Image resolution is too large" }];
    expect(await read({ fileStatus: "FAILED", fileErrors, image: null })).toEqual({
      status: "failed",
      reason: "INVALID_IMAGE_RESOLUTION",
    });
  });

  test("FAILED without errors still has a reason", async () => {
    expect(await read({ fileStatus: "FAILED", fileErrors: [], image: null })).toEqual({
      status: "failed",
      reason: "no reason given",
    });
  });
});

test("a product that can carry no more pictures is an answer that no merchant's click explains", async () => {
  const userErrors = [{ code: "PRODUCT_MEDIA_LIMIT_EXCEEDED", field: ["files"], message: "Too many media" }];
  shopify.script.push(json(200, { data: { fileUpdate: { files: [], userErrors } } }));
  await expect(media.attach(SHOP, FILE, PRODUCT)).rejects.toThrow("PRODUCT_MEDIA_LIMIT_EXCEEDED: Too many media");
});
