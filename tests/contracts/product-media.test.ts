import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ShopAccessLostError } from "#app/core/errors.ts";
import { type MediaGid, mediaGidSchema, productGidSchema, shopDomainSchema } from "#app/core/ids.ts";
import type { MediaItem } from "#app/core/publication/ports.ts";
import { PRODUCT_MEDIA_WORLDS, type ProductMediaWorld } from "./product-media-worlds.ts";

const SHOP = shopDomainSchema.parse("demo-store.myshopify.com");
const NO_FILE = mediaGidSchema.parse("gid://shopify/MediaImage/1");
const NO_PRODUCT = productGidSchema.parse("gid://shopify/Product/1");
const JPEG = await sharp({ create: { width: 64, height: 48, channels: 3, background: "#a0522d" } })
  .jpeg()
  .toBuffer();

const gids = (media: readonly MediaItem[] | null): string[] | undefined => media?.map(({ mediaGid }) => mediaGid);

describe.each(PRODUCT_MEDIA_WORLDS)("product media of %s", (_name, start) => {
  let world: ProductMediaWorld;
  beforeEach(async () => {
    world = await start();
  });
  afterEach(() => world.close());

  const upload = async (filename: string, bytes: Uint8Array = JPEG, alt = "In a room") => {
    const { resourceUrl } = await world.media.stageUpload(SHOP, { filename, mimeType: "image/jpeg", bytes });
    return world.media.createFile(SHOP, { resourceUrl, filename, alt });
  };
  const uploaded = async (filename = "room.jpg", bytes?: Uint8Array): Promise<MediaGid> => {
    const created = await upload(filename, bytes);
    if (created.outcome !== "created") throw new TypeError(`Not created but ${created.outcome}`);
    return created.fileGid;
  };
  const ready = async (filename?: string): Promise<MediaGid> => {
    const file = await uploaded(filename);
    await world.processed();
    return file;
  };

  describe("a file", () => {
    test("is processed at first, then ready under the name it was given", async () => {
      const file = await uploaded("chair-room-1.jpg");
      expect(await world.media.readFile(SHOP, file)).toEqual({ status: "processing" });
      await world.processed();
      const state = await world.media.readFile(SHOP, file);
      expect(state).toMatchObject({ status: "ready" });
      expect(state.status === "ready" && new URL(state.url).pathname).toMatch(/\/chair-room-1\.jpg$/);
    });

    test("which is no picture fails with a reason", async () => {
      const file = await uploaded("torn.jpg", new TextEncoder().encode("this is no picture"));
      await world.processed();
      const state = await world.media.readFile(SHOP, file);
      expect(state.status).toBe("failed");
      expect(state.status === "failed" && state.reason).not.toBe("");
    });

    test("that nobody has made is gone", async () => {
      expect(await world.media.readFile(SHOP, NO_FILE)).toEqual({ status: "gone" });
    });

    test("that the merchant deleted is gone, from products too", async () => {
      const [file, product] = [await ready(), await world.addProduct(0)];
      await world.media.attach(SHOP, file, product);
      await world.deleteFile(file);
      expect(await world.media.readFile(SHOP, file)).toEqual({ status: "gone" });
      expect(await world.media.readMedia(SHOP, product)).toEqual([]);
    });

    test("with a description that is too long is refused with a reason", async () => {
      const refused = await upload("long.jpg", JPEG, "x".repeat(513));
      expect(refused).toMatchObject({
        outcome: "refused",
        reason: expect.stringContaining("ALT_VALUE_LIMIT_EXCEEDED") as string,
      });
    });

    test("under a name that is taken is not made", async () => {
      await ready("taken.jpg");
      expect(await upload("taken.jpg")).toEqual({ outcome: "name-taken" });
    });

    test("is found by its exact name", async () => {
      const file = await ready("room-12.jpg");
      await ready("room-1.jpg");
      expect(await world.media.findFile(SHOP, "room-12.jpg")).toBe(file);
    });

    test.each(["room.jpg", "room-12", "room-12.jpg.jpg", "ROOM-12.JPG", '"', "*"])(
      "is not found as %s",
      async (filename) => {
        await ready("room-12.jpg");
        expect(await world.media.findFile(SHOP, filename)).toBeNull();
      },
    );
  });

  describe("attaching", () => {
    test("adds the picture after the merchant's own, which stay as they are", async () => {
      const product = await world.addProduct(3);
      const before = await world.media.readMedia(SHOP, product);
      const file = await ready();
      expect(await world.media.attach(SHOP, file, product)).toEqual({ outcome: "attached" });
      const after = await world.media.readMedia(SHOP, product);
      expect(after).toEqual([...(before ?? []), { mediaGid: file, alt: "In a room" }]);
    });

    test("twice puts the picture on the product once", async () => {
      const [file, product] = [await ready(), await world.addProduct(1)];
      await world.media.attach(SHOP, file, product);
      expect(await world.media.attach(SHOP, file, product)).toEqual({ outcome: "attached" });
      expect(gids(await world.media.readMedia(SHOP, product))?.filter((gid) => gid === file)).toHaveLength(1);
    });

    test("waits until the file is ready", async () => {
      const [file, product] = [await uploaded(), await world.addProduct(0)];
      expect(await world.media.attach(SHOP, file, product)).toEqual({ outcome: "not-ready" });
      expect(await world.media.readMedia(SHOP, product)).toEqual([]);
    });

    test("a file that does not exist says so", async () => {
      const product = await world.addProduct(0);
      expect(await world.media.attach(SHOP, NO_FILE, product)).toEqual({ outcome: "file-gone" });
    });

    test("to a product that was deleted says so", async () => {
      const [file, product] = [await ready(), await world.addProduct(0)];
      await world.deleteProduct(product);
      expect(await world.media.attach(SHOP, file, product)).toEqual({ outcome: "product-gone" });
    });
  });

  describe("detaching", () => {
    test("leaves the product as it was and the file in Files", async () => {
      const product = await world.addProduct(2);
      const before = await world.media.readMedia(SHOP, product);
      const file = await ready();
      await world.media.attach(SHOP, file, product);
      expect(await world.media.detach(SHOP, file, product)).toEqual({ outcome: "detached" });
      expect(await world.media.readMedia(SHOP, product)).toEqual(before);
      expect(await world.media.readFile(SHOP, file)).toMatchObject({ status: "ready" });
    });

    test("twice, or what was never there, changes nothing", async () => {
      const [file, product] = [await ready(), await world.addProduct(1)];
      const before = await world.media.readMedia(SHOP, product);
      expect(await world.media.detach(SHOP, file, product)).toEqual({ outcome: "detached" });
      expect(await world.media.detach(SHOP, file, product)).toEqual({ outcome: "detached" });
      expect(await world.media.readMedia(SHOP, product)).toEqual(before);
    });

    test("from one product leaves the picture on another", async () => {
      const [file, one, other] = [await ready(), await world.addProduct(0), await world.addProduct(0)];
      await world.media.attach(SHOP, file, one);
      await world.media.attach(SHOP, file, other);
      await world.media.detach(SHOP, file, one);
      expect(gids(await world.media.readMedia(SHOP, one))).toEqual([]);
      expect(gids(await world.media.readMedia(SHOP, other))).toEqual([file]);
    });

    test("a file that does not exist says so", async () => {
      const product = await world.addProduct(0);
      expect(await world.media.detach(SHOP, NO_FILE, product)).toEqual({ outcome: "file-gone" });
    });

    test("from a product that was deleted says so", async () => {
      const [file, product] = [await ready(), await world.addProduct(0)];
      await world.deleteProduct(product);
      expect(await world.media.detach(SHOP, file, product)).toEqual({ outcome: "product-gone" });
    });
  });

  test("a product that does not exist has no media to read", async () => {
    expect(await world.media.readMedia(SHOP, NO_PRODUCT)).toBeNull();
  });

  test("a shop whose token is dead is told by name, at every step", async () => {
    const [file, product] = [await ready(), await world.addProduct(0)];
    world.loseAccess();
    const { media } = world;
    const about = { filename: "a.jpg", mimeType: "image/jpeg", bytes: JPEG };
    for (const step of [
      () => media.readMedia(SHOP, product),
      () => media.stageUpload(SHOP, about),
      () => media.createFile(SHOP, { resourceUrl: "https://x.example/a.jpg", filename: "a.jpg", alt: "" }),
      () => media.findFile(SHOP, "a.jpg"),
      () => media.readFile(SHOP, file),
      () => media.attach(SHOP, file, product),
      () => media.detach(SHOP, file, product),
    ]) {
      await expect(step()).rejects.toThrow(ShopAccessLostError);
    }
  });
});
