import type { MediaGid, ProductGid, ShopDomain } from "#app/core/ids.ts";

export type MediaItem = { readonly mediaGid: string; readonly alt: string };

export type FileState =
  | { readonly status: "processing" }
  | { readonly status: "ready"; readonly url: string }
  | { readonly status: "failed"; readonly reason: string }
  | { readonly status: "gone" };

/** Pictures on the shop's products and in its Files. Throws `ShopAccessLostError`, `ShopifyUnavailableError`. */
export interface ProductMedia {
  /** In the merchant's order; null where the product no longer exists. */
  readMedia: (shop: ShopDomain, product: ProductGid) => Promise<readonly MediaItem[] | null>;
  /** Uploads the bytes to Shopify's staging place and answers their address. */
  stageUpload: (
    shop: ShopDomain,
    file: { readonly filename: string; readonly mimeType: string; readonly bytes: Uint8Array },
  ) => Promise<{ readonly resourceUrl: string }>;
  createFile: (
    shop: ShopDomain,
    file: { readonly resourceUrl: string; readonly filename: string; readonly alt: string },
  ) => Promise<
    | { readonly outcome: "created"; readonly fileGid: MediaGid }
    | { readonly outcome: "name-taken" }
    | { readonly outcome: "refused"; readonly reason: string }
  >;
  /** A file of exactly this name; Shopify's index may lag behind by seconds. */
  findFile: (shop: ShopDomain, filename: string) => Promise<MediaGid | null>;
  readFile: (shop: ShopDomain, file: MediaGid) => Promise<FileState>;
  attach: (
    shop: ShopDomain,
    file: MediaGid,
    product: ProductGid,
  ) => Promise<{ readonly outcome: "attached" | "not-ready" | "file-gone" | "product-gone" }>;
  /** Takes the picture off the product; the file stays in the shop's Files. */
  detach: (
    shop: ShopDomain,
    file: MediaGid,
    product: ProductGid,
  ) => Promise<{ readonly outcome: "detached" | "not-ready" | "file-gone" | "product-gone" }>;
}
