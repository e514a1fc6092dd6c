import type { ProductGid } from "#app/core/ids.ts";

const GID_PREFIX = "gid://shopify/Product/";

/** The page that asks for a style for these products; their numbers alone keep the address short. */
export function createPath(products: readonly ProductGid[]): string {
  return `/app/products/create?ids=${products.map((gid) => gid.slice(GID_PREFIX.length)).join(",")}`;
}
