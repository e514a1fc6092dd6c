import { z } from "zod";
import { numberOf } from "#tests/sandbox/shopify/catalogue/gid.ts";
import { isReady } from "#tests/sandbox/shopify/catalogue/lifecycle.ts";
import type {
  CollectionRecord,
  FileRecord,
  ProductRecord,
  VariantRecord,
} from "#tests/sandbox/shopify/catalogue/records.ts";
import { connection, exactCount, type Listing } from "#tests/sandbox/shopify/graphql/connection.ts";
import { dateTime, findFile, type OwnedVariant, type Session } from "#tests/sandbox/shopify/graphql/session.ts";
import { fileView, readyImage } from "./file.ts";
import { metafieldFields } from "./metafield.ts";
import type { View } from "./view.ts";

const SHOP_CURRENCY = "USD";

export const mediaOf = (session: Session, ids: readonly string[]): FileRecord[] =>
  ids.map((id) => findFile(session, id)).filter((file) => file !== null);

const mediaListing = (session: Session): Listing<FileRecord> => ({
  idOf: ({ id }) => id,
  valueOf: ({ id }) => id,
  show: (file) => fileView(session, file),
});

const sortArguments = z.object({ sortKey: z.string().nullish() });

function mediaFields(session: Session, product: ProductRecord): View {
  const media = mediaOf(session, product.mediaIds);
  const ready = media.filter((file) => isReady(file, session.now) && !session.uploaded.has(file.id));
  const [featured] = ready;
  const byId = [...media].sort((a, b) => Number(numberOf(a.id)) - Number(numberOf(b.id)));
  return {
    media: (args: unknown) =>
      connection(sortArguments.parse(args).sortKey === "ID" ? byId : media, args, mediaListing(session)),
    mediaCount: () => exactCount(media.length),
    images: (args: unknown) =>
      connection(
        ready.filter(({ kind }) => kind === "MediaImage"),
        args,
        { ...mediaListing(session), show: (file) => readyImage(session, file) },
      ),
    featuredMedia: () => (featured === undefined ? null : fileView(session, featured)),
    featuredImage: () => (featured === undefined ? null : readyImage(session, featured)),
  };
}

const textOf = (html: string): string =>
  html
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();

const money = (amount: number): View => ({ amount: amount.toFixed(1), currencyCode: SHOP_CURRENCY });

function priceRange({ variants }: ProductRecord): View {
  const prices = variants.map(({ price }) => Number(price));
  return { minVariantPrice: money(Math.min(...prices)), maxVariantPrice: money(Math.max(...prices)) };
}

const optionView = ({ id, name, values }: ProductRecord["options"][number], index: number): View => ({
  __typename: "ProductOption",
  id,
  name,
  position: index + 1,
  linkedMetafield: null,
  values: values.map((value) => value.name),
  optionValues: values.map((value) => ({ id: value.id, name: value.name, hasVariants: true, swatch: null })),
});

const previewAddress = ({ shop }: Session, { handle }: ProductRecord): string =>
  `https://${shop.domain}/products/${handle}`;

function onlineFields(session: Session, product: ProductRecord): View {
  const address = previewAddress(session, product);
  return {
    publishedAt: product.status === "ACTIVE" ? dateTime(product.createdAt) : null,
    onlineStoreUrl: product.status === "ACTIVE" ? address : null,
    onlineStorePreviewUrl: address,
  };
}

function collectionFields(session: Session, product: ProductRecord): View {
  const collections = session.shop.collections.filter(({ productIds }) => productIds.includes(product.id));
  return {
    collections: (args: unknown) => connection(collections, args, collectionListing(session)),
    inCollection: ({ id }: { id: string }) => collections.some((collection) => collection.id === id),
  };
}

export function productView(session: Session, product: ProductRecord): View {
  const show = () => productView(session, product);
  return {
    __typename: "Product",
    id: product.id,
    legacyResourceId: numberOf(product.id),
    title: product.title,
    handle: product.handle,
    descriptionHtml: product.descriptionHtml,
    bodyHtml: product.descriptionHtml,
    description: textOf(product.descriptionHtml),
    vendor: product.vendor,
    productType: product.productType,
    category: null,
    status: product.status,
    tags: product.tags,
    templateSuffix: product.templateSuffix,
    seo: product.seo,
    isGiftCard: false,
    totalInventory: 0,
    tracksInventory: false,
    createdAt: dateTime(product.createdAt),
    updatedAt: dateTime(product.updatedAt),
    hasOnlyDefaultVariant: product.options.every(({ name }) => name === "Title"),
    options: () => product.options.map(optionView),
    priceRangeV2: () => priceRange(product),
    variants: (args: unknown) =>
      connection(
        product.variants.map((variant) => ({ product, variant })),
        args,
        variantListing(session),
      ),
    variantsCount: () => exactCount(product.variants.length),
    ...onlineFields(session, product),
    ...collectionFields(session, product),
    ...mediaFields(session, product),
    ...metafieldFields(session, product.metafields, { type: "PRODUCT", show }),
  };
}

export const productListing = (
  session: Session,
  valueOf: (product: ProductRecord) => string | number,
): Listing<ProductRecord> => ({
  idOf: ({ id }) => id,
  valueOf,
  show: (product) => productView(session, product),
});

export const variantListing = (session: Session): Listing<OwnedVariant> => ({
  idOf: ({ variant }) => variant.id,
  valueOf: ({ variant }) => variant.id,
  show: (owned) => variantView(session, owned),
});

function selectedOption(product: ProductRecord, { name, value }: VariantRecord["options"][number]): View {
  const values = product.options.find((option) => option.name === name)?.values ?? [];
  const optionValue = values.find((candidate) => candidate.name === value);
  return { name, value, optionValue: { id: optionValue?.id, name: value, hasVariants: true, swatch: null } };
}

export function variantView(session: Session, { product, variant }: OwnedVariant): View {
  const media = mediaOf(session, variant.mediaIds);
  const [first] = media;
  const show = () => variantView(session, { product, variant });
  return {
    __typename: "ProductVariant",
    id: variant.id,
    legacyResourceId: numberOf(variant.id),
    title: variant.title,
    displayName: `${product.title} - ${variant.title}`,
    sku: variant.sku,
    barcode: null,
    price: variant.price,
    compareAtPrice: null,
    position: product.variants.indexOf(variant) + 1,
    availableForSale: true,
    inventoryQuantity: 0,
    createdAt: dateTime(variant.createdAt),
    updatedAt: dateTime(variant.updatedAt),
    selectedOptions: () => variant.options.map((option) => selectedOption(product, option)),
    product: () => productView(session, product),
    media: (args: unknown) => connection(media, args, mediaListing(session)),
    image: () => (first === undefined ? null : readyImage(session, first)),
    ...metafieldFields(session, variant.metafields, { type: "PRODUCTVARIANT", show }),
  };
}

export const collectionListing = (session: Session): Listing<CollectionRecord> => ({
  idOf: ({ id }) => id,
  valueOf: ({ id }) => id,
  show: (collection) => collectionView(session, collection),
});

export function collectionView(session: Session, collection: CollectionRecord): View {
  const products = session.shop.products.filter(({ id }) => collection.productIds.includes(id));
  return {
    __typename: "Collection",
    id: collection.id,
    legacyResourceId: numberOf(collection.id),
    title: collection.title,
    handle: collection.handle,
    description: "",
    descriptionHtml: "",
    image: null,
    updatedAt: dateTime(collection.updatedAt),
    productsCount: () => exactCount(products.length),
    hasProduct: ({ id }: { id: string }) => collection.productIds.includes(id),
    products: (args: unknown) =>
      connection(
        products,
        args,
        productListing(session, ({ id }) => id),
      ),
  };
}
