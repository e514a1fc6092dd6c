import type { MediaGid, ProductGid, ShopDomain } from "#app/core/ids.ts";

export type ProductPhoto = {
  readonly mediaGid: MediaGid;
  /** On Shopify's CDN, original size. */
  readonly url: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
};

export type Metafield = {
  readonly namespace: string;
  readonly key: string;
  readonly type: string;
  readonly value: string;
};

export type CatalogProduct = {
  readonly gid: ProductGid;
  readonly title: string;
  readonly handle: string;
  readonly productType: string;
  readonly status: "ACTIVE" | "ARCHIVED" | "DRAFT" | "UNLISTED";
  /** Ready photos in the merchant's order; those that Shopify could not read are left out. */
  readonly photos: readonly ProductPhoto[];
  readonly metafields: readonly Metafield[];
  /** Plain text. */
  readonly description: string;
  /** The page in the online store, where it is published. */
  readonly storeUrl: string | null;
};

export type ProductPage = {
  readonly products: readonly CatalogProduct[];
  readonly nextCursor: string | null;
};

/** The shop's products as Shopify has them now. Throws `ShopAccessLostError`, `ShopifyUnavailableError`. */
export interface Catalogue {
  listProducts: (
    shop: ShopDomain,
    page: { readonly first: number; readonly after: string | null; readonly words: string },
  ) => Promise<ProductPage>;
  /** Products that no longer exist are left out. */
  getProducts: (shop: ShopDomain, gids: readonly ProductGid[]) => Promise<readonly CatalogProduct[]>;
}
