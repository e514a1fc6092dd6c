import { afterAll, beforeEach, describe, expect, test } from "vitest";

import { ShopAccessLostError, ShopifyUnavailableError } from "#app/core/errors.ts";
import { publishAgain, unpublishShot } from "#app/core/publication/change-publication.ts";
import { filenameFor } from "#app/core/publication/naming.ts";
import type { BlockReason, Publication } from "#app/core/publication/publication.ts";
import { publishShot } from "#app/core/publication/publish-shot.ts";
import type { Merchant } from "#app/core/shop/merchant.ts";
import { welcomeShop } from "#app/core/shop/welcome-shop.ts";
import { shotPictureKey } from "#app/core/shot/object-keys.ts";
import type { Shot } from "#app/core/shot/shot.ts";
import { anApprovedShot, aPublishedShot, aShop, publicationOf } from "#tests/support/shop-world.ts";
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
const mediaOfProduct = async (): Promise<readonly string[]> => {
  const media = (await ports.productMedia.readMedia(merchant.shop, shot.productGid)) ?? [];
  return media.map(({ mediaGid }) => mediaGid);
};
const publish = async (using: TestPorts = ports): Promise<void> => {
  const { id } = await publication();
  await publishShot(using, merchant.shopId, id);
};
/** Worked off for so many looks, Shopify having looked at every file. */
async function settleAll(): Promise<void> {
  for (let look = 0; look < 6; look += 1) {
    ports.productMedia.finishProcessing();
    await ports.pass(1_000);
  }
}

test("an approved shot comes to stand behind the product's own pictures, named and described", async () => {
  await settleAll();
  const placed = await publication();
  expect(placed).toMatchObject({ state: "placed", blockReason: null, filename: filenameFor(shot) });
  expect(await mediaOfProduct()).toEqual([shot.photoGid, placed.fileGid]);
  const [, ours] = (await ports.productMedia.readMedia(merchant.shop, shot.productGid)) ?? [];
  expect(ours?.alt).toContain("Room generated with AI.");
  const row = await ports.database.publication.findFirst();
  expect(row).toMatchObject({ mediaBefore: [shot.photoGid], wakeAt: null });
  expect(row?.placedAt).not.toBeNull();
});

test("the published file is the final picture, byte for byte", async () => {
  await settleAll();
  const { fileGid } = await publication();
  const final = await ports.objects.get(shotPictureKey(shot, "final.jpg"));
  expect(fileGid === null ? null : ports.productMedia.bytesOf(fileGid)).toEqual(final);
});

test("a file that Shopify is still working on is waited for", async () => {
  await publish();
  expect(await publication()).toMatchObject({ state: "filed", tries: 1 });
  expect(ports.jobs.waiting()).toContainEqual(expect.objectContaining({ step: "publish", turn: 1 }));
  expect(await mediaOfProduct()).toEqual([shot.photoGid]);
  await settleAll();
  expect(await publication()).toMatchObject({ state: "placed", tries: 0 });
});

test("a file that never becomes ready blocks the publication after two minutes of looking", async () => {
  await publish();
  ports.jobs.lose();
  await ports.database.publication.updateMany({ data: { tries: 119 } });
  await ports.pass(1_000);
  expect(await publication()).toMatchObject({ state: "filed", tries: 120 });
  await ports.pass(1_000);
  expect(await publication()).toMatchObject({ state: "blocked", blockReason: "shopify-unreachable" });
});

test("publishing the same shot twice at once puts it on the product once", async () => {
  await Promise.all([publish(), publish(), publish()]);
  await settleAll();
  expect(await publication()).toMatchObject({ state: "placed" });
  expect(await mediaOfProduct()).toHaveLength(2);
});

test("a file whose creation was never confirmed is adopted, not made a second time", async () => {
  const createFile: TestPorts["productMedia"]["createFile"] = async (shop, file) => {
    await ports.productMedia.createFile(shop, file);
    throw new ShopifyUnavailableError("the answer was lost");
  };
  await publish({ ...ports, productMedia: { ...ports.productMedia, createFile } });
  expect(await publication()).toMatchObject({ state: "staged", fileGid: null });
  const orphan = await orphanOf();
  await ports.pass(60_000);
  await settleAll();
  expect(await publication()).toMatchObject({ state: "placed", fileGid: orphan });
});

async function orphanOf(): Promise<string | null> {
  ports.productMedia.finishProcessing();
  const { filename } = await publication();
  return ports.productMedia.findFile(merchant.shop, filename);
}

test("a name that is taken before Shopify's index shows it is waited for and adopted", async () => {
  const { resourceUrl } = await ports.productMedia.stageUpload(merchant.shop, {
    filename: filenameFor(shot),
    mimeType: "image/jpeg",
    bytes: new Uint8Array([0xff, 0xd8]),
  });
  await ports.productMedia.createFile(merchant.shop, { resourceUrl, filename: filenameFor(shot), alt: "" });
  await publish();
  expect(await publication()).toMatchObject({ state: "staged", tries: 1 });
  await settleAll();
  expect(await publication()).toMatchObject({ state: "placed" });
  expect(await mediaOfProduct()).toHaveLength(2);
});

describe("a publication is blocked, and the approval stays,", () => {
  const expectBlocked = async (blockReason: BlockReason): Promise<void> => {
    expect(await publication()).toMatchObject({ state: "blocked", blockReason });
    expect(await ports.records.ledger.balance(merchant.shopId, "unlocked")).toEqual({ left: 9, held: 0, used: 1 });
  };

  test("where the product is gone before anything was uploaded", async () => {
    ports.productMedia.removeProduct(shot.productGid);
    await settleAll();
    await expectBlocked("product-gone");
  });

  test("where the product goes while the file is made", async () => {
    await publish();
    ports.productMedia.removeProduct(shot.productGid);
    await settleAll();
    await expectBlocked("product-gone");
  });

  test("where Shopify refuses the file", async () => {
    await ports.database.publication.updateMany({ data: { altText: "x".repeat(513) } });
    await settleAll();
    await expectBlocked("file-refused");
  });

  test("where Shopify cannot read the file", async () => {
    await ports.objects.put(shotPictureKey(shot, "final.jpg"), new Uint8Array([1]), { contentType: "image/jpeg" });
    await settleAll();
    await expectBlocked("file-failed");
  });

  test("where somebody deleted the file meanwhile", async () => {
    await publish();
    const { fileGid } = await publication();
    if (fileGid !== null) ports.productMedia.removeFile(fileGid);
    await settleAll();
    await expectBlocked("file-deleted");
  });

  test("where our own picture has been lost", async () => {
    await ports.objects.delete([shotPictureKey(shot, "final.jpg")]);
    await settleAll();
    await expectBlocked("our-fault");
  });

  test("where Shopify stays away", async () => {
    const readMedia = () => Promise.reject(new ShopifyUnavailableError("502"));
    for (let again = 0; again < 8; again += 1) {
      await publish({ ...ports, productMedia: { ...ports.productMedia, readMedia } });
    }
    await expectBlocked("shopify-unreachable");
  });

  test("and published once the merchant tries again and it can be done", async () => {
    await ports.objects.put(shotPictureKey(shot, "final.jpg"), new Uint8Array([1]), { contentType: "image/jpeg" });
    const media = await ports.productMedia.readMedia(merchant.shop, shot.productGid);
    ports.productMedia.removeProduct(shot.productGid);
    await settleAll();
    await expectBlocked("product-gone");
    ports.productMedia.addProduct(shot.productGid, media ?? []);
    await ports.objects.put(shotPictureKey(shot, "final.jpg"), new Uint8Array([0xff, 0xd8]), {
      contentType: "image/jpeg",
    });
    expect(await publishAgain(ports, merchant, shot.id)).toEqual({ outcome: "done" });
    await settleAll();
    expect(await publication()).toMatchObject({ state: "placed", blockReason: null });
  });
});

test("Shopify being away for a moment after a long wait for the file does not block the publication", async () => {
  await publish();
  await ports.database.publication.updateMany({ data: { tries: 60 } });
  const readFile = () => Promise.reject(new ShopifyUnavailableError("502"));
  await publish({ ...ports, productMedia: { ...ports.productMedia, readFile } });
  expect(await publication()).toMatchObject({ state: "filed", blockReason: null });
});

test("a dead token waits for the merchant: opening the app wakes the publication at once", async () => {
  const readMedia = () => Promise.reject(new ShopAccessLostError("the token is dead"));
  await publish({ ...ports, productMedia: { ...ports.productMedia, readMedia } });
  ports.jobs.lose();
  await ports.pass(600_000);
  expect(await publication()).toMatchObject({ state: "pending", tries: 0 });
  expect((await ports.records.shops.get(merchant.shopId)).accessLostAt).not.toBeNull();
  await welcomeShop(ports, merchant.shop);
  await ports.pass(0);
  expect(await publication()).toMatchObject({ state: "filed" });
  expect((await ports.records.shops.get(merchant.shopId)).accessLostAt).toBeNull();
});

test("a published shot that was published again and again is on the product once", async () => {
  await settleAll();
  expect(await publishAgain(ports, merchant, shot.id)).toEqual({ outcome: "nothing-to-do" });
  await publish();
  expect(await mediaOfProduct()).toHaveLength(2);
});

test("another shop can neither unpublish nor publish it", async () => {
  const other = await aShop(ports);
  expect(await unpublishShot(ports, other, shot.id)).toEqual({ outcome: "not-yours" });
  expect(await publishAgain(ports, other, shot.id)).toEqual({ outcome: "not-yours" });
});

test("every shop's publication goes to that shop", async () => {
  const asked: string[] = [];
  const readMedia: TestPorts["productMedia"]["readMedia"] = (shop, product) => {
    asked.push(shop);
    return ports.productMedia.readMedia(shop, product);
  };
  await publish({ ...ports, productMedia: { ...ports.productMedia, readMedia } });
  expect(new Set(asked)).toEqual(new Set([merchant.shop]));
  await aPublishedShot(ports, await aShop(ports));
});
