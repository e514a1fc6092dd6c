import { gidOf } from "./gid.ts";
import type { Catalogue } from "./catalogue.ts";
import { freeHandle, normalizedTags, slugOf } from "./names.ts";
import type { MetafieldRecord, ProductRecord, SearchedFacts, ShopRecord, VariantRecord } from "./records.ts";

export type NewMetafield = Pick<MetafieldRecord, "namespace" | "key" | "type" | "value">;

export type NewProduct = {
  readonly title: string;
  readonly handle?: string;
  readonly descriptionHtml?: string;
  readonly vendor?: string;
  readonly productType?: string;
  readonly status?: ProductRecord["status"];
  readonly tags?: readonly string[];
  readonly price?: string;
  readonly metafields?: readonly NewMetafield[];
  /** One option and its values; a product without one has Shopify's `Default Title`. */
  readonly option?: { readonly name: string; readonly values: readonly string[] };
};

const DEFAULT_OPTION = { name: "Title", values: ["Default Title"] };

function newVariant(catalogue: Catalogue, option: { name: string; value: string }, price: string): VariantRecord {
  const now = catalogue.now();
  return {
    id: catalogue.nextGid("ProductVariant"),
    title: option.value,
    sku: null,
    price,
    options: [option],
    mediaIds: [],
    metafields: [],
    createdAt: now,
    updatedAt: now,
  };
}

export function newMetafield(catalogue: Catalogue, wish: NewMetafield): MetafieldRecord {
  const now = catalogue.now();
  return { id: catalogue.nextGid("Metafield"), ...wish, createdAt: now, updatedAt: now };
}

/** A product as Shopify makes it from a title alone: active, the shop as vendor, one default variant. */
export function addProduct(catalogue: Catalogue, shop: ShopRecord, wish: NewProduct): ProductRecord {
  const now = catalogue.now();
  const option = wish.option ?? DEFAULT_OPTION;
  const wishedHandle = slugOf(wish.handle ?? wish.title) || "product";
  const product: ProductRecord = {
    id: catalogue.nextGid("Product"),
    title: wish.title,
    handle: freeHandle(wishedHandle, (handle) => shop.products.some((other) => other.handle === handle)),
    descriptionHtml: wish.descriptionHtml ?? "",
    vendor: wish.vendor ?? shop.name,
    productType: wish.productType ?? "",
    status: wish.status ?? "ACTIVE",
    tags: normalizedTags(wish.tags ?? []),
    templateSuffix: null,
    seo: { title: null, description: null },
    mediaIds: [],
    options: [newOption(catalogue, option)],
    variants: option.values.map((value) => newVariant(catalogue, { name: option.name, value }, wish.price ?? "0.00")),
    metafields: (wish.metafields ?? []).map((metafield) => newMetafield(catalogue, metafield)),
    createdAt: now,
    updatedAt: now,
    searchableAt: now + catalogue.unknowns.searchLagMs,
    searchedBefore: null,
    searchedNext: null,
  };
  product.searchedNext = searchedFactsOf(product);
  shop.products.push(product);
  catalogue.changed();
  return product;
}

function newOption(catalogue: Catalogue, { name, values }: { name: string; values: readonly string[] }) {
  const named = values.map((value) => ({ id: catalogue.nextGid("ProductOptionValue"), name: value }));
  return { id: catalogue.nextGid("ProductOption"), name, values: named };
}

const searchedFactsOf = ({ title, handle, vendor, productType, status, tags }: ProductRecord): SearchedFacts => ({
  title,
  handle,
  vendor,
  productType,
  status,
  tags: [...tags],
});

/** What a search at `now` goes by; `null` while it does not know the product yet. */
export const searchedFactsAt = (product: ProductRecord, now: number): SearchedFacts | null =>
  now >= product.searchableAt ? searchedFactsOf(product) : product.searchedBefore;

/** Marks a change of the product itself: readers see it at once, searches after their lag. */
export function touchProduct(catalogue: Catalogue, product: ProductRecord): void {
  product.updatedAt = catalogue.now();
  if (product.updatedAt >= product.searchableAt) product.searchedBefore = product.searchedNext;
  product.searchedNext = searchedFactsOf(product);
  product.searchableAt = product.updatedAt + catalogue.unknowns.searchLagMs;
  catalogue.changed();
}

/** A set operation: adding what is there changes nothing. */
export function attachMedia(catalogue: Catalogue, product: ProductRecord, mediaId: string): void {
  if (product.mediaIds.includes(mediaId)) return;
  product.mediaIds.push(mediaId);
  touchProduct(catalogue, product);
}

/** Takes a file off a product and its variants; the file itself stays. */
export function detachMedia(catalogue: Catalogue, product: ProductRecord, mediaId: string): void {
  product.mediaIds = product.mediaIds.filter((id) => id !== mediaId);
  for (const variant of product.variants) variant.mediaIds = variant.mediaIds.filter((id) => id !== mediaId);
  touchProduct(catalogue, product);
}

export type MediaMove = { readonly id: string; readonly newPosition: number };

/** One after another on the list as it then is; an unknown id moves nothing. */
export function moveMedia(catalogue: Catalogue, product: ProductRecord, moves: readonly MediaMove[]): void {
  for (const { id, newPosition } of moves) {
    const rest = product.mediaIds.filter((mediaId) => mediaId !== id);
    if (rest.length === product.mediaIds.length) continue;
    product.mediaIds = rest.toSpliced(newPosition, 0, id);
  }
  touchProduct(catalogue, product);
}

/** Deleting a product leaves its files in the shop. */
export function deleteProduct(catalogue: Catalogue, shop: ShopRecord, id: string): void {
  shop.products = shop.products.filter((product) => product.id !== id);
  for (const list of shop.collections) list.productIds = list.productIds.filter((productId) => productId !== id);
  catalogue.changed();
}

/** The collection of that title, opened when it is new. */
export function addToCollection(catalogue: Catalogue, shop: ShopRecord, { title, productId }: Membership): void {
  const known = shop.collections.find((collection) => collection.title === title);
  if (known !== undefined) {
    known.productIds.push(productId);
    return;
  }
  const id = catalogue.nextGid("Collection");
  shop.collections.push({ id, title, handle: slugOf(title), productIds: [productId], updatedAt: catalogue.now() });
}

type Membership = { readonly title: string; readonly productId: string };

/** The id by which the REST-like `ProductImage` knows the same picture. */
export const productImageGid = (mediaGid: string): string => gidOf("ProductImage", mediaGid.split("/").at(-1) ?? "");
