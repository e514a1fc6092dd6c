import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sha256Of } from "./blob-store.ts";
import { catalogueControl, productOverviews } from "./catalogue-control.ts";
import { openCatalogue } from "./catalogue.ts";
import { addFile } from "./files.ts";
import { isReady } from "./lifecycle.ts";
import { resumeFiles, seedDemoStores, seedFromFolder } from "./seed.ts";
import { WorldFileError } from "./world-file.ts";

const DEMO = "demo-store.myshopify.com";
const VASE = join(import.meta.dirname, "pictures", "vase-ivory.jpg");

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "catalogue-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("the demo store has 19 products, each with a ready picture, a price and a size", async () => {
  const catalogue = await openCatalogue();
  await seedDemoStores(catalogue);
  const { products, files } = catalogue.getShop(DEMO);
  expect(products).toHaveLength(19);
  expect(new Set(products.map(({ handle }) => handle)).size).toBe(19);
  expect(files.every((file) => isReady(file, catalogue.now()))).toBe(true);
  for (const product of products) {
    expect(product.mediaIds).toHaveLength(1);
    expect(Number(product.variants[0]?.price)).toBeGreaterThan(0);
    expect(product.metafields.map(({ key }) => key)).toEqual(["width_cm", "height_cm", "depth_cm"]);
  }
});

test("the other store has three products that the demo store does not have", async () => {
  const catalogue = await openCatalogue();
  await seedDemoStores(catalogue);
  const titles = catalogue.getShop("other-store.myshopify.com").products.map(({ title }) => title);
  const demoTitles = new Set(catalogue.getShop(DEMO).products.map(({ title }) => title));
  expect(titles).toHaveLength(3);
  expect(titles.some((title) => demoTitles.has(title))).toBe(false);
});

test("every file of a folder becomes a product, the unreadable ones with a failed picture", async () => {
  await writeFile(join(folder, "Red chair.jpg"), await readFile(VASE));
  await writeFile(join(folder, "broken.png"), "no picture at all");
  const catalogue = await openCatalogue();
  await seedFromFolder(catalogue, { domain: DEMO, folder });
  expect(productOverviews(catalogue, DEMO)).toMatchObject([
    {
      title: "Red chair",
      media: [{ filename: "Red chair.jpg", status: "picture", sha256: sha256Of(await readFile(VASE)) }],
    },
    { title: "broken", media: [{ filename: "broken.png", status: "failed", sha256: null }] },
  ]);
});

test("a saved world is the same after a restart, and its bytes are still there", async () => {
  const before = await openCatalogue({ dataDir: folder });
  await seedDemoStores(before);
  await before.close();
  const after = await openCatalogue({ dataDir: folder });
  expect(after.world()).toEqual(before.world());
  const [file] = after.getShop(DEMO).files;
  expect(await after.blobs.find(file?.outcome.state === "picture" ? file.outcome.sha256 : "")).not.toBeNull();
  await seedDemoStores(after);
  expect(after.getShop(DEMO).products).toHaveLength(19);
  await after.close();
});

test("a file that a stop left waiting becomes ready after the restart", async () => {
  const before = await openCatalogue({ dataDir: folder, processingMs: 0 });
  const file = addFile(before, before.getShop(DEMO), {
    kind: "MediaImage",
    originalSource: "https://pictures.example/40x30.png",
  });
  await before.settled();
  file.outcome = { state: "waiting" };
  await before.close();
  const after = await openCatalogue({ dataDir: folder, processingMs: 0 });
  await resumeFiles(after);
  expect(after.getShop(DEMO).files[0]?.outcome).toMatchObject({ state: "picture", width: 40, height: 30 });
  await after.close();
});

test("a folder that holds something else is refused by name", async () => {
  await writeFile(join(folder, "world.json"), "{}");
  await expect(openCatalogue({ dataDir: folder })).rejects.toThrow(WorldFileError);
});

test("a reset brings the demo stores back and never reuses an id", async () => {
  const catalogue = await openCatalogue();
  await seedDemoStores(catalogue);
  const before = new Set(catalogue.getShop(DEMO).products.map(({ id }) => id));
  const reset = catalogueControl(catalogue).find(({ path }) => path === "/catalogue/reset");
  await reset?.answer(undefined);
  const after = catalogue.getShop(DEMO).products.map(({ id }) => id);
  expect(after).toHaveLength(19);
  expect(after.some((id) => before.has(id))).toBe(false);
});
