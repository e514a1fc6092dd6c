import { productGidSchema, type ProductGid } from "#app/core/ids.ts";

export const MAX_PRODUCTS_PER_RUN = 25;

/** The products named in a page's address: numbers or whole ids, separated by commas; what is neither is left out. */
export function parseProductSelection(query: URLSearchParams): readonly ProductGid[] {
  const gids = query
    .getAll("ids")
    .flatMap((list) => list.split(","))
    .map((id) => productGidSchema.safeParse(/^\d+$/.test(id) ? `gid://shopify/Product/${id}` : id).data)
    .filter((gid) => gid !== undefined);
  return [...new Set(gids)].slice(0, MAX_PRODUCTS_PER_RUN);
}
