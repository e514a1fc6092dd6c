import sharp from "sharp";
import { afterEach, beforeEach, expect, test } from "vitest";
import { cdnAddress } from "#tests/sandbox/shopify/catalogue/cdn-address.ts";
import { seedDemoStores } from "#tests/sandbox/shopify/catalogue/seed.ts";
import { FOREIGN_PICTURE, newFile, readyFiles } from "#tests/sandbox/shopify/testing/answers.ts";
import { FILE_DELETE } from "#tests/sandbox/shopify/testing/documents.ts";
import { openStore, SHOP, type Store } from "#tests/sandbox/shopify/testing/open-store.ts";

let store: Store;
beforeEach(async () => {
  store = await openStore();
});
afterEach(() => store.close());

function addressOf(index: number): string {
  const shop = store.catalogue.getShop(SHOP);
  const file = shop.files[index];
  return file === undefined ? "" : cdnAddress(shop, file);
}
const fetchPicture = async (address: string) => sharp(await (await store.fetch(address)).arrayBuffer()).metadata();

test.each([
  ["&width=320", 320, 240],
  ["&height=120", 160, 120],
  ["&width=100&height=300", 100, 75],
  ["&width=4000", 640, 480],
  ["&width=nonsense", 640, 480],
])("%s gives %i × %i", async (query, width, height) => {
  await readyFiles(store, { originalSource: FOREIGN_PICTURE });
  expect(await fetchPicture(addressOf(0) + query)).toMatchObject({ width, height });
});

test("what is not ready, deleted or never was is not found", async () => {
  await newFile(store, { originalSource: FOREIGN_PICTURE });
  const address = addressOf(0);
  expect((await store.fetch(address)).status).toBe(404);
  await store.settle();
  expect((await store.fetch(address)).status).toBe(200);
  await store.read(FILE_DELETE, { fileIds: [store.catalogue.getShop(SHOP).files[0]?.id] });
  expect((await store.fetch(address)).status).toBe(404);
  expect((await store.fetch("https://cdn.shopify.com/s/files/1/0000/0000/0001/files/x.png")).status).toBe(404);
});

test("with the pictures of the outside world out of reach a file fails", async () => {
  const other = await openStore({ unknowns: { foreignPictures: "unreachable" } });
  await readyFiles(other, { originalSource: FOREIGN_PICTURE });
  expect(other.catalogue.getShop(SHOP).files[0]?.outcome).toMatchObject({
    faults: [{ code: "IMAGE_DOWNLOAD_FAILURE" }],
  });
  await other.close();
});

test("a file of the shop itself can be the source of another", async () => {
  await readyFiles(store, { originalSource: FOREIGN_PICTURE });
  await readyFiles(store, { originalSource: addressOf(0), filename: "copy.png" });
  expect(await fetchPicture(addressOf(1))).toMatchObject({ width: 640, height: 480 });
});

test("shops with equal file names do not see each other's pictures", async () => {
  await seedDemoStores(store.catalogue);
  const [mine, theirs] = ["demo-store", "other-store"].map((name) => store.catalogue.getShop(`${name}.myshopify.com`));
  expect(theirs?.files[0] && mine && cdnAddress(mine, theirs.files[0])).not.toBe(
    theirs?.files[0] && cdnAddress(theirs, theirs.files[0]),
  );
});
