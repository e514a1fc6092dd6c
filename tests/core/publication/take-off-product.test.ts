import { afterAll, beforeEach, describe, expect, test } from "vitest";

import { ShopifyUnavailableError } from "#app/core/errors.ts";
import { publishAgain, unpublishShot } from "#app/core/publication/change-publication.ts";
import type { Publication } from "#app/core/publication/publication.ts";
import { publishShot } from "#app/core/publication/publish-shot.ts";
import type { Merchant } from "#app/core/shop/merchant.ts";
import type { Shot } from "#app/core/shot/shot.ts";
import { anApprovedShot, aShop, publicationOf } from "#tests/support/shop-world.ts";
import { openPortsDatabase, type TestPorts } from "#tests/support/test-ports.ts";

const database = await openPortsDatabase();
let ports: TestPorts;
let merchant: Merchant;
let shot: Shot;
beforeEach(async () => {
  ports = await database.fresh();
  merchant = await aShop(ports);
  shot = await anApprovedShot(ports, merchant);
});
afterAll(() => database.close());

const publication = (): Promise<Publication> => publicationOf(ports, shot);
const media = () => ports.productMedia.readMedia(merchant.shop, shot.productGid);
const gids = async (): Promise<readonly string[]> => ((await media()) ?? []).map(({ mediaGid }) => mediaGid);
async function settleAll(): Promise<void> {
  for (let look = 0; look < 6; look += 1) {
    ports.productMedia.finishProcessing();
    await ports.pass(1_000);
  }
}
const moveTo = async (data: { state: Publication["state"]; fileGid?: null; fileAskedAt?: Date }): Promise<void> => {
  await ports.database.publication.updateMany({ data: { ...data, wakeAt: ports.now() } });
};

describe("taking a shot off its product", () => {
  test("leaves the originals exactly as they were, the file in Files, and the credit used", async () => {
    const before = await media();
    await settleAll();
    const { fileGid } = await publication();
    expect(await gids()).toContain(fileGid);
    expect(await unpublishShot(ports, merchant, shot.id)).toEqual({ outcome: "done" });
    await settleAll();
    expect(await publication()).toMatchObject({ state: "removed", removeRequestedAt: null, fileGid });
    expect(await media()).toEqual(before);
    expect(fileGid === null ? null : await ports.productMedia.readFile(merchant.shop, fileGid)).toMatchObject({
      status: "ready",
    });
    expect(await ports.records.ledger.balance(merchant.shopId, "unlocked")).toEqual({ left: 9, held: 0, used: 1 });
  });

  test("keeps what the merchant has changed meanwhile", async () => {
    await settleAll();
    const added = { mediaGid: "gid://shopify/MediaImage/77", alt: "added later" };
    ports.productMedia.addProduct(shot.productGid, [added, ...((await media()) ?? [])]);
    await unpublishShot(ports, merchant, shot.id);
    await settleAll();
    expect(await gids()).toEqual([added.mediaGid, shot.photoGid]);
  });

  test("twice is done once", async () => {
    await settleAll();
    await unpublishShot(ports, merchant, shot.id);
    expect(await unpublishShot(ports, merchant, shot.id)).toEqual({ outcome: "nothing-to-do" });
    await settleAll();
    expect(await unpublishShot(ports, merchant, shot.id)).toEqual({ outcome: "nothing-to-do" });
  });

  test.each(["pending", "staged"] as const)("works before there is a file (%s)", async (state) => {
    await moveTo({ state });
    await unpublishShot(ports, merchant, shot.id);
    await settleAll();
    expect(await publication()).toMatchObject({ state: "removed" });
    expect(await gids()).toEqual([shot.photoGid]);
  });

  test.each(["filed", "attached", "placed", "blocked"] as const)("works from %s", async (state) => {
    await settleAll();
    await moveTo({ state });
    await unpublishShot(ports, merchant, shot.id);
    await settleAll();
    expect(await publication()).toMatchObject({ state: "removed" });
    expect(await gids()).toEqual([shot.photoGid]);
  });

  test("waits until Shopify has looked at the file", async () => {
    await ports.settle();
    expect(await publication()).toMatchObject({ state: "filed" });
    await unpublishShot(ports, merchant, shot.id);
    await ports.settle();
    expect(await publication()).toMatchObject({ state: "filed" });
    await settleAll();
    expect(await publication()).toMatchObject({ state: "removed" });
    expect(await gids()).toEqual([shot.photoGid]);
  });

  test("finds a file whose creation was never confirmed", async () => {
    await settleAll();
    await moveTo({ state: "staged", fileGid: null, fileAskedAt: ports.now() });
    await unpublishShot(ports, merchant, shot.id);
    await settleAll();
    expect(await publication()).toMatchObject({ state: "removed" });
    expect(await gids()).toEqual([shot.photoGid]);
  });

  test.each(["product", "file"] as const)("is done already where the %s is gone", async (what) => {
    await settleAll();
    const { fileGid } = await publication();
    if (what === "product") ports.productMedia.removeProduct(shot.productGid);
    else if (fileGid !== null) ports.productMedia.removeFile(fileGid);
    await unpublishShot(ports, merchant, shot.id);
    await settleAll();
    expect(await publication()).toMatchObject({ state: "removed" });
  });

  test("in the very moment in which Shopify puts it on leaves nothing behind", async () => {
    await ports.settle();
    ports.productMedia.finishProcessing();
    const attach: TestPorts["productMedia"]["attach"] = async (shop, file, product) => {
      await unpublishShot(ports, merchant, shot.id);
      await publishShot(ports, merchant.shopId, (await publication()).id);
      expect(await publication()).toMatchObject({ state: "removed" });
      return ports.productMedia.attach(shop, file, product);
    };
    const { id } = await publication();
    await publishShot({ ...ports, productMedia: { ...ports.productMedia, attach } }, merchant.shopId, id);
    expect(await publication()).toMatchObject({ state: "removed" });
    expect(await gids()).toEqual([shot.photoGid]);
  });

  test("is tried again while Shopify is away", async () => {
    await settleAll();
    await unpublishShot(ports, merchant, shot.id);
    const detach = () => Promise.reject(new ShopifyUnavailableError("502"));
    const { id } = await publication();
    await publishShot({ ...ports, productMedia: { ...ports.productMedia, detach } }, merchant.shopId, id);
    expect(await publication()).toMatchObject({ state: "placed", tries: 15 });
    await ports.pass(2_000);
    expect(await publication()).toMatchObject({ state: "removed" });
  });
});

describe("publishing again", () => {
  test("puts a removed shot back with the file it had", async () => {
    await settleAll();
    const { fileGid } = await publication();
    await unpublishShot(ports, merchant, shot.id);
    await settleAll();
    expect(await publishAgain(ports, merchant, shot.id)).toEqual({ outcome: "done" });
    await settleAll();
    expect(await publication()).toMatchObject({ state: "placed", fileGid });
    expect(await gids()).toEqual([shot.photoGid, fileGid]);
    expect(await ports.database.publication.findFirst()).toMatchObject({ removedAt: null });
  });

  test("makes a new file where the merchant has deleted it", async () => {
    await settleAll();
    const { fileGid } = await publication();
    await unpublishShot(ports, merchant, shot.id);
    await settleAll();
    if (fileGid !== null) ports.productMedia.removeFile(fileGid);
    await publishAgain(ports, merchant, shot.id);
    await settleAll();
    expect(await publication()).toMatchObject({ state: "blocked", blockReason: "file-deleted" });
    await publishAgain(ports, merchant, shot.id);
    await settleAll();
    expect(await publication()).toMatchObject({ state: "placed" });
    expect(await gids()).toHaveLength(2);
  });

  test("twice at once is done once", async () => {
    await settleAll();
    await unpublishShot(ports, merchant, shot.id);
    await settleAll();
    await Promise.all([publishAgain(ports, merchant, shot.id), publishAgain(ports, merchant, shot.id)]);
    await settleAll();
    expect(await gids()).toHaveLength(2);
  });
});
