import { adminClient } from "#app/adapters/shopify/admin-client.ts";
import { shopifyCatalogue } from "#app/adapters/shopify/catalogue.ts";
import type { CatalogProduct, Catalogue } from "#app/core/catalog/ports.ts";
import { mediaGidSchema, type ProductGid, productGidSchema, type ShopDomain } from "#app/core/ids.ts";
import { addFile } from "#tests/sandbox/shopify/catalogue/files.ts";
import { addProduct, attachMedia, deleteProduct } from "#tests/sandbox/shopify/catalogue/products.ts";
import { fakeCatalogue } from "#tests/support/fakes/fake-catalogue.ts";
import { SANDBOX_APP, startSandboxShopify } from "#tests/support/sandbox-shopify.ts";

export type WishedProduct = {
  readonly title: string;
  readonly productType?: string;
  readonly description?: string;
  readonly status?: CatalogProduct["status"];
  readonly metafields?: CatalogProduct["metafields"];
  readonly photos?: readonly { readonly alt: string; readonly width: number; readonly height: number }[];
};

/** A catalogue together with the hands of the merchant who fills it. */
export type CatalogueWorld = {
  readonly catalogue: Catalogue;
  readonly addProduct: (shop: ShopDomain, wish: WishedProduct) => Promise<ProductGid>;
  readonly deleteProduct: (shop: ShopDomain, gid: ProductGid) => Promise<void>;
  readonly loseAccess: (shop: ShopDomain) => void;
  readonly close: () => Promise<void>;
};

function fakeWorld(): CatalogueWorld {
  const catalogue = fakeCatalogue();
  let lastNumber = 100;
  const photosOf = ({ photos = [] }: WishedProduct) =>
    photos.map((photo) => {
      lastNumber += 1;
      const url = `https://cdn.shopify.com/s/files/1/${lastNumber}.jpg`;
      return { ...photo, url, mediaGid: mediaGidSchema.parse(`gid://shopify/MediaImage/${lastNumber}`) };
    });
  return {
    catalogue,
    addProduct: async (shop, wish) => {
      await Promise.resolve();
      lastNumber += 1;
      const gid = productGidSchema.parse(`gid://shopify/Product/${lastNumber}`);
      catalogue.put(shop, {
        gid,
        title: wish.title,
        handle: wish.title.toLowerCase().replaceAll(" ", "-"),
        productType: wish.productType ?? "",
        status: wish.status ?? "ACTIVE",
        description: wish.description ?? "",
        metafields: wish.metafields ?? [],
        photos: photosOf(wish),
        storeUrl: null,
      });
      return gid;
    },
    deleteProduct: async (shop, gid) => {
      await Promise.resolve();
      catalogue.remove(shop, gid);
    },
    loseAccess: catalogue.loseAccess,
    close: () => Promise.resolve(),
  };
}

/** The adapter, over HTTP, on the sandbox's Shopify. */
async function sandboxWorld(): Promise<CatalogueWorld> {
  const shopify = await startSandboxShopify();
  const { catalogue: store, identity } = shopify;
  const client = adminClient({ ...SANDBOX_APP, tokens: shopify.tokens, fetch: shopify.fetch });
  return {
    catalogue: shopifyCatalogue(client),
    addProduct: async (shop, { photos = [], description = "", ...wish }) => {
      const owner = store.getShop(shop);
      const product = addProduct(store, owner, {
        ...wish,
        descriptionHtml: description && `<p>${description}</p>`,
        metafields: wish.metafields ?? [],
      });
      for (const { alt, width, height } of photos) {
        const originalSource = `https://pictures.example/${width}x${height}.jpg`;
        attachMedia(store, product, addFile(store, owner, { kind: "MediaImage", originalSource, alt }).id);
      }
      if (photos.length > 0) await shopify.processed();
      return productGidSchema.parse(product.id);
    },
    deleteProduct: async (shop, gid) => {
      await Promise.resolve();
      deleteProduct(store, store.getShop(shop), gid);
    },
    loseAccess: (shop) => {
      identity.tokens.expire(shop, "all");
    },
    close: shopify.close,
  };
}

export const CATALOGUE_WORLDS: readonly (readonly [string, () => Promise<CatalogueWorld>])[] = [
  ["a fake", () => Promise.resolve(fakeWorld())],
  ["Shopify, in the sandbox", sandboxWorld],
];
