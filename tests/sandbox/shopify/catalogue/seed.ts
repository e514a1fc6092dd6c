import { readdir, readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import type { Catalogue } from "./catalogue.ts";
import { DEMO_PRODUCTS, type DemoProduct, OTHER_PRODUCTS } from "./demo-products.ts";
import { settleFile } from "./files.ts";
import { inspectPicture } from "./inspect-picture.ts";
import { addProduct, addToCollection, attachMedia } from "./products.ts";
import type { FileRecord, ProductRecord, ShopRecord } from "./records.ts";

const PICTURES = join(import.meta.dirname, "pictures");

type Picture = { readonly filename: string; readonly alt: string; readonly bytes: Buffer };

/** A file that has been in the shop for long: READY (or FAILED) from the first moment. */
async function addSettledFile(catalogue: Catalogue, shop: ShopRecord, picture: Picture): Promise<FileRecord> {
  const now = catalogue.now();
  const outcome = await inspectPicture(picture.bytes);
  await catalogue.blobs.put(picture.bytes);
  const times = { createdAt: now, updatedAt: now, settlesAt: now };
  const { filename, alt } = picture;
  const id = catalogue.nextGid("MediaImage");
  const file: FileRecord = { id, kind: "MediaImage", alt, filename, originalSource: filename, ...times, outcome };
  shop.files.push(file);
  return file;
}

const decimal = (key: string, value: number) => ({
  namespace: "specs",
  key,
  type: "number_decimal",
  value: String(value),
});

async function addDemoProduct(catalogue: Catalogue, shop: ShopRecord, demo: DemoProduct): Promise<ProductRecord> {
  const { sizeCm, option } = demo;
  const product = addProduct(catalogue, shop, {
    title: demo.title,
    productType: demo.productType,
    descriptionHtml: `<p>${demo.description}</p>`,
    vendor: "Nordhus",
    tags: demo.tags,
    price: demo.price,
    metafields: [
      decimal("width_cm", sizeCm.width),
      decimal("height_cm", sizeCm.height),
      decimal("depth_cm", sizeCm.depth),
    ],
    ...(option && { option }),
  });
  addToCollection(catalogue, shop, { title: demo.collection, productId: product.id });
  const bytes = await readFile(join(PICTURES, demo.picture));
  const file = await addSettledFile(catalogue, shop, { filename: demo.picture, alt: demo.title, bytes });
  attachMedia(catalogue, product, file.id);
  return product;
}

export const SEEDS = { demo: DEMO_PRODUCTS, other: OTHER_PRODUCTS } as const;
export type SeedName = keyof typeof SEEDS;

/** Fills a shop that has no products yet; one that has keeps what it has. */
export async function seedShop(catalogue: Catalogue, domain: string, seed: SeedName): Promise<ShopRecord> {
  const shop = catalogue.getShop(domain);
  if (shop.products.length > 0) return shop;
  for (const demo of SEEDS[seed]) await addDemoProduct(catalogue, shop, demo);
  catalogue.changed();
  return shop;
}

/** `demo-store` with its 19 products and `other-store` with three others. */
export async function seedDemoStores(catalogue: Catalogue): Promise<void> {
  await seedShop(catalogue, "demo-store.myshopify.com", "demo");
  await seedShop(catalogue, "other-store.myshopify.com", "other");
}

export type FolderSeed = { readonly domain: string; readonly folder: string };

/** Every file of a folder becomes a product of that name, whatever is in it: a shop's pictures are not always sound. */
export async function seedFromFolder(catalogue: Catalogue, { domain, folder }: FolderSeed): Promise<ProductRecord[]> {
  const shop = catalogue.getShop(domain);
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile() && !entry.name.startsWith(".")).map(({ name }) => name);
  const products: ProductRecord[] = [];
  for (const filename of names.sort()) {
    const title = filename.slice(0, filename.length - extname(filename).length);
    const product = addProduct(catalogue, shop, { title, price: "99.00" });
    const file = await addSettledFile(catalogue, shop, {
      filename,
      alt: title,
      bytes: await readFile(join(folder, filename)),
    });
    attachMedia(catalogue, product, file.id);
    products.push(product);
  }
  catalogue.changed();
  return products;
}

/** Goes on with the files that a stop of the sandbox left half-way. */
export async function resumeFiles(catalogue: Catalogue): Promise<void> {
  const waiting = catalogue
    .world()
    .shops.flatMap(({ files }) => files.filter(({ outcome }) => outcome.state === "waiting"));
  for (const file of waiting) await settleFile(catalogue, file);
}
