import type { CatalogProduct, Catalogue } from "#app/core/catalog/ports.ts";
import { ShopAccessLostError } from "#app/core/errors.ts";
import type { ShopDomain } from "#app/core/ids.ts";

export type FakeCatalogue = Catalogue & {
  /** By shop, in the order of their titles as Shopify lists them. */
  readonly put: (shop: ShopDomain, product: CatalogProduct) => void;
  readonly remove: (shop: ShopDomain, gid: string) => void;
  /** From now on every call for this shop finds its token dead. */
  readonly loseAccess: (shop: ShopDomain) => void;
};

const byTitle = (a: CatalogProduct, b: CatalogProduct): number =>
  a.title.toLowerCase() < b.title.toLowerCase() ? -1 : 1;

function hasWords(title: string, words: string): boolean {
  const wordsOfTitle = title.toLowerCase().split(/\s+/);
  const wanted = words.toLowerCase().split(/[\s"\\:()*<>=]+/u);
  return wanted.every((word) => word === "" || wordsOfTitle.some((candidate) => candidate.startsWith(word)));
}

/** A shop's products in memory; its cursors are positions. */
export function fakeCatalogue(): FakeCatalogue {
  const shops = new Map<ShopDomain, Map<string, CatalogProduct>>();
  const lost = new Set<ShopDomain>();
  const productsOf = (shop: ShopDomain): Map<string, CatalogProduct> => {
    const products = shops.get(shop) ?? new Map<string, CatalogProduct>();
    shops.set(shop, products);
    return products;
  };
  const open = async (shop: ShopDomain): Promise<Map<string, CatalogProduct>> => {
    await Promise.resolve();
    if (lost.has(shop)) throw new ShopAccessLostError(`${shop}'s token is dead`);
    return productsOf(shop);
  };
  return {
    put: (shop, product) => productsOf(shop).set(product.gid, product),
    remove: (shop, gid) => productsOf(shop).delete(gid),
    loseAccess: (shop) => lost.add(shop),
    listProducts: async (shop, { first, after, words }) => {
      const found = [...(await open(shop)).values()].filter(({ title }) => hasWords(title, words)).toSorted(byTitle);
      const start = after === null ? 0 : Number(after);
      const end = start + first;
      return { products: found.slice(start, end), nextCursor: end < found.length ? String(end) : null };
    },
    getProducts: async (shop, gids) => {
      const products = await open(shop);
      return gids.flatMap((gid) => products.get(gid) ?? []);
    },
  };
}
