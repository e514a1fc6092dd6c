import sharp from "sharp";
import { afterEach, describe, expect, test } from "vitest";
import { adminClient } from "#app/adapters/shopify/admin-client.ts";
import { cdnPhotoSource } from "#app/adapters/shopify/photo-source.ts";
import { shopifyProductMedia } from "#app/adapters/shopify/product-media.ts";
import { type MediaGid, shopDomainSchema } from "#app/core/ids.ts";
import type { ProductMedia } from "#app/core/publication/ports.ts";
import type { Unknowns } from "#tests/sandbox/shopify/catalogue/unknowns.ts";
import { SANDBOX_APP, type SandboxShopify, startSandboxShopify } from "#tests/support/sandbox-shopify.ts";

const SHOP = shopDomainSchema.parse("demo-store.myshopify.com");
const JPEG = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#335577" } })
  .jpeg()
  .toBuffer();

let shopify: SandboxShopify;
let media: ProductMedia;
const start = async (unknowns: Partial<Unknowns> = {}): Promise<void> => {
  shopify = await startSandboxShopify({ unknowns });
  const client = adminClient({ ...SANDBOX_APP, tokens: shopify.tokens, fetch: shopify.fetch });
  media = shopifyProductMedia({ client, fetch: shopify.fetch });
};
afterEach(() => shopify.close());

const publish = async (filename: string): Promise<MediaGid | null> => {
  const { resourceUrl } = await media.stageUpload(SHOP, { filename, mimeType: "image/jpeg", bytes: JPEG });
  const created = await media.createFile(SHOP, { resourceUrl, filename, alt: "" });
  await shopify.processed();
  return created.outcome === "created" ? created.fileGid : null;
};

test("what was uploaded is what the CDN serves, byte for byte", async () => {
  await start();
  const file = await publish("room.jpg");
  const state = file === null ? null : await media.readFile(SHOP, file);
  const url = state?.status === "ready" ? state.url : "";
  const served = await cdnPhotoSource({ fetch: shopify.fetch }).fetchPhoto(url);
  expect(Buffer.from(served ?? []).equals(JPEG)).toBe(true);
});

describe("where Shopify finds out about a taken name only while processing", () => {
  test("the second file fails with a reason, and the first is the one found by name", async () => {
    await start({ filenameCollision: "failed-file" });
    const first = await publish("room.jpg");
    const second = await publish("room.jpg");
    expect(second === null ? null : await media.readFile(SHOP, second)).toMatchObject({
      status: "failed",
      reason: "DUPLICATE_FILENAME_ERROR",
    });
    expect(await media.findFile(SHOP, "room.jpg")).toBe(first);
  });
});

describe("where the search index lags", () => {
  test("a new file is not found by name, but is read by its id", async () => {
    await start({ searchLagMs: 600_000 });
    const file = await publish("room.jpg");
    expect(await media.findFile(SHOP, "room.jpg")).toBeNull();
    expect(file === null ? null : await media.readFile(SHOP, file)).toMatchObject({ status: "ready" });
  });
});
