import type { CatalogProduct } from "#app/core/catalog/ports.ts";
import { sizeOf } from "#app/core/catalog/size.ts";
import type { ProductGid } from "#app/core/ids.ts";
import type { Ports } from "#app/core/ports.ts";
import type { ShotCounts } from "#app/core/records.ts";
import { problemOf } from "#app/core/run/product-problem.ts";
import type { ProductRow, ProductsView, RunForm } from "#app/core/run/views.ts";
import type { Merchant } from "#app/core/shop/merchant.ts";
import { STYLES } from "#app/core/style/styles.ts";

type ViewPorts = Pick<Ports, "catalogue" | "records">;

const PAGE_SIZE = 25;

/** A page of the shop's products with what has been made of each. */
export async function browseProducts(
  ports: ViewPorts,
  merchant: Merchant,
  page: { readonly after: string | null; readonly words: string },
): Promise<ProductsView> {
  const found = await ports.catalogue.listProducts(merchant.shop, { first: PAGE_SIZE, ...page });
  return { rows: await rowsOf(ports, merchant, found.products), nextCursor: found.nextCursor };
}

/** The chosen products, the styles, and what there is to pay with. */
export async function openRunForm(
  ports: ViewPorts,
  merchant: Merchant,
  products: readonly ProductGid[],
): Promise<RunForm> {
  const [found, credits] = await Promise.all([
    ports.catalogue.getProducts(merchant.shop, products),
    ports.records.ledger.balance(merchant.shopId, "unlocked"),
  ]);
  return { products: await rowsOf(ports, merchant, found), styleKeys: STYLES.map(({ key }) => key), credits };
}

async function rowsOf(
  ports: ViewPorts,
  merchant: Merchant,
  products: readonly CatalogProduct[],
): Promise<readonly ProductRow[]> {
  const gids = products.map(({ gid }) => gid);
  const counts = await ports.records.shots.counts(merchant.shopId, gids);
  const byProduct = new Map(counts.map((count) => [count.productGid, count]));
  return products.map((product) => rowOf(product, byProduct.get(product.gid)));
}

function rowOf(product: CatalogProduct, counts: ShotCounts | undefined): ProductRow {
  return {
    gid: product.gid,
    title: product.title,
    productType: product.productType,
    photoUrl: product.photos[0]?.url ?? null,
    problem: problemOf(product),
    size: sizeOf(product),
    working: counts?.working ?? 0,
    readyToReview: counts?.readyToReview ?? 0,
    published: counts?.published ?? 0,
  };
}
