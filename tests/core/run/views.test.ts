import { afterAll, beforeEach, describe, expect, test } from "vitest";

import { browseProducts, openRunForm } from "#app/core/catalog/view-products.ts";
import { giveCredits } from "#app/core/billing/adjust-credits.ts";
import { runIdSchema, shopDomainSchema } from "#app/core/ids.ts";
import { approveShot, discardShot } from "#app/core/review/review-shot.ts";
import { viewHome } from "#app/core/run/view-home.ts";
import { viewLibrary, viewRun } from "#app/core/run/view-run.ts";
import type { LibraryFilter } from "#app/core/run/views.ts";
import type { Merchant } from "#app/core/shop/merchant.ts";
import { viewShot } from "#app/core/shot/view-shot.ts";
import {
  anApprovedShot,
  aPaintingShot,
  aProduct,
  aPublishedShot,
  aReadyShot,
  aRun,
  aShop,
  stock,
} from "#tests/support/shop-world.ts";
import { openPortsDatabase, type TestPorts } from "#tests/support/test-ports.ts";

const database = await openPortsDatabase();
let ports: TestPorts;
let merchant: Merchant;
beforeEach(async () => {
  ports = await database.fresh();
  merchant = await aShop(ports, { credits: 60 });
});
afterAll(() => database.close());

describe("home", () => {
  test("of a new shop has all of its first steps before it", async () => {
    const home = await viewHome(ports, merchant);
    expect(home).toMatchObject({ readyToReview: 0, working: 0, published: 0, failed: 0, latest: [] });
    expect(home.setup.map(({ done }) => done)).toEqual([false, false, false]);
    expect(home.credits).toEqual({ left: 60, held: 0, used: 0 });
  });

  test("counts what is worked on, to be reviewed, published and failed", async () => {
    await aPublishedShot(ports, merchant);
    await aReadyShot(ports, merchant);
    const unlucky = await aRun(ports, merchant, 1);
    for (const { photoUrl } of unlucky) ports.photos.photos.delete(photoUrl);
    await ports.settle();
    await aPaintingShot(ports, merchant);
    const home = await viewHome(ports, merchant);
    expect(home).toMatchObject({ readyToReview: 1, working: 1, published: 1, failed: 1 });
    expect(home.setup.map(({ done }) => done)).toEqual([true, true, true]);
    expect(home.credits).toEqual({ left: 57, held: 2, used: 1 });
    expect(home.latest).toHaveLength(4);
  });
});

describe("a shot", () => {
  test("has a marked preview before it is approved, and the final file afterwards", async () => {
    const { id } = await aReadyShot(ports, merchant);
    const before = await viewShot(ports, merchant, id);
    expect(before?.previewUrl).toContain("/preview.jpg");
    expect(before?.finalUrl).toBeNull();
    await approveShot(ports, merchant, id);
    const after = await viewShot(ports, merchant, id);
    expect(after?.finalUrl).toContain("/final.jpg");
    expect(after?.publication).toMatchObject({ state: "pending", removing: false });
  });

  test("without a picture has no address for one", async () => {
    const { id } = await aPaintingShot(ports, merchant);
    const view = await viewShot(ports, merchant, id);
    expect(view).toMatchObject({
      previewUrl: null,
      finalUrl: null,
      differenceUrl: null,
      thumbnailUrl: null,
      attempts: 1,
    });
  });

  test("leads to the next that waits for a review, and to none of another shop", async () => {
    const [one, other] = [await aReadyShot(ports, merchant), await aReadyShot(ports, merchant)];
    await aReadyShot(ports, await aShop(ports));
    expect(await viewShot(ports, merchant, one.id)).toMatchObject({ nextToReview: other.id });
    await discardShot(ports, merchant, other.id);
    expect(await viewShot(ports, merchant, one.id)).toMatchObject({ nextToReview: null });
  });

  test("of another shop is not there", async () => {
    const { id, runId } = await aReadyShot(ports, merchant);
    const other = await aShop(ports);
    expect(await viewShot(ports, other, id)).toBeNull();
    expect(await viewRun(ports, other, runId)).toBeNull();
    expect((await viewLibrary(ports, other, { filter: "all", page: 1 })).shots).toEqual([]);
    expect((await viewHome(ports, other)).latest).toEqual([]);
  });
});

test("a run tells how many of its shots are done, and which failed", async () => {
  const shots = await aRun(ports, merchant, 3);
  const [first] = shots;
  if (first === undefined) throw new TypeError("The run has no shot.");
  ports.photos.photos.delete(first.photoUrl);
  await ports.settle();
  const run = await viewRun(ports, merchant, first.runId);
  expect(run).toMatchObject({ working: 2, finished: 1, failed: 1, styleKey: "japandi-bedroom" });
  expect(run?.shots.map(({ shotId }) => shotId)).toEqual(shots.map(({ id }) => id));
  expect(await viewRun(ports, merchant, runIdSchema.parse(ports.newId()))).toBeNull();
});

describe("the library", () => {
  test("shows each shot under the filters that it belongs to", async () => {
    const published = await aPublishedShot(ports, merchant);
    const approved = await anApprovedShot(ports, merchant);
    const ready = await aReadyShot(ports, merchant);
    const discarded = await aReadyShot(ports, merchant);
    await discardShot(ports, merchant, discarded.id);
    const painting = await aPaintingShot(ports, merchant);
    const found = async (filter: LibraryFilter): Promise<readonly string[]> =>
      (await viewLibrary(ports, merchant, { filter, page: 1 })).shots.map(({ shotId }) => shotId);
    const everything = [painting, discarded, ready, approved, published].map(({ id }) => id);
    expect(await found("all")).toEqual(everything);
    expect(await found("review")).toEqual([ready.id]);
    expect(await found("working")).toEqual([painting.id]);
    expect(await found("approved")).toEqual([approved.id, published.id]);
    expect(await found("published")).toEqual([published.id]);
    expect(await found("discarded")).toEqual([discarded.id]);
    expect(await found("failed")).toEqual([]);
  });

  test("has pages, and a page beyond them or before them is no error", async () => {
    await aRun(ports, merchant, 30);
    const [first, second] = [
      await viewLibrary(ports, merchant, { filter: "all", page: 1 }),
      await viewLibrary(ports, merchant, { filter: "all", page: 2 }),
    ];
    expect([first.shots.length, second.shots.length, first.total, first.pages]).toEqual([24, 6, 30, 2]);
    expect(new Set([...first.shots, ...second.shots].map(({ shotId }) => shotId)).size).toBe(30);
    expect(await viewLibrary(ports, merchant, { filter: "all", page: -5 })).toMatchObject({ page: 1 });
    expect((await viewLibrary(ports, merchant, { filter: "all", page: 9 })).shots).toEqual([]);
  });
});

describe("the shop's products", () => {
  test("are shown with what was made of each, and what is in the way", async () => {
    const { productGid } = await aPublishedShot(ports, merchant);
    const bare = stock(ports, merchant, aProduct({ title: "Bare", photos: [] }));
    const { rows, nextCursor } = await browseProducts(ports, merchant, { after: null, words: "" });
    expect(nextCursor).toBeNull();
    expect(rows.find(({ gid }) => gid === productGid)).toMatchObject({ published: 1, working: 0, problem: null });
    expect(rows.find(({ gid }) => gid === bare.gid)).toMatchObject({ problem: "no-photo", photoUrl: null });
  });

  test("come with styles and credits where a run is begun, and without those that are gone", async () => {
    const { gid } = stock(ports, merchant);
    const form = await openRunForm(ports, merchant, [gid, aProduct().gid]);
    expect(form.products.map((row) => row.gid)).toEqual([gid]);
    expect(form.styleKeys).toHaveLength(5);
    expect(form.credits).toEqual({ left: 60, held: 0, used: 0 });
  });
});

test("an operator's gift is added, with its reason in the ledger", async () => {
  const gift = { shop: merchant.shop, credits: 7, reason: "sorry for the outage" };
  expect(await giveCredits(ports, gift)).toEqual({ outcome: "given", left: 67 });
  const entry = await ports.database.ledgerEntry.findFirst({ where: { reason: gift.reason } });
  expect(entry).toMatchObject({ kind: "adjust", credits: 7 });
  const unknown = { ...gift, shop: shopDomainSchema.parse("nobody.myshopify.com") };
  expect(await giveCredits(ports, unknown)).toEqual({ outcome: "unknown-shop" });
});
