import type { CatalogProduct, Catalogue, ProductPhoto } from "#app/core/catalog/ports.ts";
import { mediaGidSchema, type ProductGid, productGidSchema } from "#app/core/ids.ts";
import type { AdminClient } from "./admin-client.ts";
import { getProductsRequest } from "./operations/get-products.ts";
import { listProductsRequest } from "./operations/list-products.ts";
import type { PhotoNode, ProductNode } from "./operations/product-fields.ts";
import { titleSearch } from "./search-words.ts";

/** A page of the products' list costs about as much: well below the 1,000 points of one request. */
const PRODUCTS_PER_REQUEST = 25;

function readPhoto({ id, alt, status, image }: PhotoNode): ProductPhoto[] {
  if (status !== "READY" || !image?.width || !image.height) return [];
  return [
    { mediaGid: mediaGidSchema.parse(id), url: image.url, alt: alt ?? "", width: image.width, height: image.height },
  ];
}

function readProduct(node: ProductNode): CatalogProduct {
  return {
    gid: productGidSchema.parse(node.id),
    title: node.title,
    handle: node.handle,
    productType: node.productType,
    status: node.status,
    photos: node.media.nodes.flatMap((media) => (media.__typename === "MediaImage" ? readPhoto(media) : [])),
    metafields: node.metafields.nodes,
    description: node.description,
    storeUrl: node.onlineStoreUrl ?? node.onlineStorePreviewUrl,
  };
}

function* chunks<Item>(items: readonly Item[], size: number): Generator<readonly Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}

/** The `Catalogue` over the Admin API; needs the scope `read_products` (which `write_products` includes). */
export function shopifyCatalogue(client: AdminClient): Catalogue {
  return {
    listProducts: async (shop, { first, after, words }) => {
      const request = listProductsRequest({ first, after, query: titleSearch(words) });
      const { products } = await client.query(shop, request);
      const { hasNextPage, endCursor } = products.pageInfo;
      return { products: products.nodes.map(readProduct), nextCursor: hasNextPage ? endCursor : null };
    },

    getProducts: async (shop, gids) => {
      const found: CatalogProduct[] = [];
      for (const ids of chunks<ProductGid>(gids, PRODUCTS_PER_REQUEST)) {
        const { nodes } = await client.query(shop, getProductsRequest({ ids }));
        found.push(...nodes.flatMap((node) => (node === null ? [] : [readProduct(node)])));
      }
      return found;
    },
  };
}
