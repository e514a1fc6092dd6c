import { z } from "zod";
import type { ControlRoute } from "#tests/sandbox/control/route.ts";
import type { Catalogue } from "./catalogue.ts";
import { addProduct, touchProduct } from "./products.ts";
import type { FileRecord, ProductRecord, ShopRecord } from "./records.ts";
import { seedDemoStores, seedFromFolder, seedShop } from "./seed.ts";

const domain = z
  .string()
  .default("demo-store")
  .transform((name) => (name.includes(".") ? name : `${name}.myshopify.com`));

const shopBody = z.object({ shop: domain });
const seedBody = shopBody.extend({ seed: z.enum(["demo", "other"]).default("demo") });
const folderBody = shopBody.extend({ folder: z.string() });
const manyBody = shopBody.extend({ count: z.number().int().min(1).max(50_000) });
const orderBody = shopBody.extend({ productId: z.string(), mediaIds: z.array(z.string()) });

export type MediaOverview = {
  readonly id: string;
  readonly alt: string;
  readonly filename: string;
  /** Of the bytes as they were uploaded; `null` while they are not there, or could not be read. */
  readonly sha256: string | null;
  readonly status: FileRecord["outcome"]["state"];
};

export type ProductOverview = {
  readonly id: string;
  readonly title: string;
  readonly handle: string;
  readonly status: ProductRecord["status"];
  /** In the order of the product page. */
  readonly media: readonly MediaOverview[];
};

const digestOf = ({ outcome }: FileRecord): string | null => ("sha256" in outcome ? outcome.sha256 : null);

function overviewOf(shop: ShopRecord, { id, title, handle, status, mediaIds }: ProductRecord): ProductOverview {
  const files = mediaIds
    .map((mediaId) => shop.files.find((file) => file.id === mediaId))
    .filter((file) => file !== undefined);
  const media = files.map((file) => ({
    id: file.id,
    alt: file.alt,
    filename: file.filename,
    sha256: digestOf(file),
    status: file.outcome.state,
  }));
  return { id, title, handle, status, media };
}

/** Every product with its media, so that a test can say "the originals are as before". */
export function productOverviews(catalogue: Catalogue, shopDomain: string): ProductOverview[] {
  const shop = catalogue.getShop(shopDomain);
  return shop.products.map((product) => overviewOf(shop, product));
}

function addMany(catalogue: Catalogue, shopDomain: string, count: number): number {
  const shop = catalogue.getShop(shopDomain);
  const mediaIds = shop.products.flatMap((product) => product.mediaIds.slice(0, 1));
  for (let index = 0; index < count; index += 1) {
    const product = addProduct(catalogue, shop, { title: `Catalogue item ${index + 1}`, price: "50.00" });
    product.mediaIds = mediaIds.slice(index % Math.max(1, mediaIds.length)).slice(0, 1);
  }
  return shop.products.length;
}

/** The merchant arranges the pictures of a product by hand. */
function arrange(catalogue: Catalogue, { shop: shopDomain, productId, mediaIds }: z.infer<typeof orderBody>): number {
  const product = catalogue.getShop(shopDomain).products.find(({ id }) => id === productId);
  if (product === undefined) return 0;
  product.mediaIds = mediaIds;
  touchProduct(catalogue, product);
  return mediaIds.length;
}

export const catalogueControl = (catalogue: Catalogue): readonly ControlRoute[] => [
  {
    method: "POST",
    path: "/catalogue/reset",
    answer: async () => {
      catalogue.reset();
      await seedDemoStores(catalogue);
      return { reset: true };
    },
  },
  {
    method: "POST",
    path: "/catalogue/products",
    answer: (body) => productOverviews(catalogue, shopBody.parse(body ?? {}).shop),
  },
  {
    method: "POST",
    path: "/catalogue/seed",
    answer: async (body) => {
      const { shop, seed } = seedBody.parse(body ?? {});
      return { products: (await seedShop(catalogue, shop, seed)).products.length };
    },
  },
  {
    method: "POST",
    path: "/catalogue/seed-folder",
    answer: async (body) => {
      const { shop, folder } = folderBody.parse(body);
      return { products: (await seedFromFolder(catalogue, { domain: shop, folder })).length };
    },
  },
  {
    method: "POST",
    path: "/catalogue/empty",
    answer: (body) => {
      const shop = catalogue.getShop(shopBody.parse(body ?? {}).shop);
      Object.assign(shop, { products: [], files: [], collections: [] });
      catalogue.changed();
      return { products: 0 };
    },
  },
  {
    method: "POST",
    path: "/catalogue/add-many",
    answer: (body) => {
      const { shop, count } = manyBody.parse(body);
      return { products: addMany(catalogue, shop, count) };
    },
  },
  {
    method: "POST",
    path: "/catalogue/arrange-media",
    answer: (body) => ({ media: arrange(catalogue, orderBody.parse(body)) }),
  },
];
