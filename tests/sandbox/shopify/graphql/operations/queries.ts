import { z } from "zod";
import { numberOf, parseGid } from "#tests/sandbox/shopify/catalogue/gid.ts";
import { searchedFactsAt } from "#tests/sandbox/shopify/catalogue/products.ts";
import type { FileRecord, ProductRecord, SearchedFacts } from "#tests/sandbox/shopify/catalogue/records.ts";
import { connection, exactCount } from "#tests/sandbox/shopify/graphql/connection.ts";
import { SandboxUnmodelledError } from "#tests/sandbox/shopify/graphql/errors.ts";
import { matchesSearch, type Searchable } from "#tests/sandbox/shopify/graphql/search.ts";
import { findFile, findProduct, findVariant, type Session } from "#tests/sandbox/shopify/graphql/session.ts";
import { fileView } from "#tests/sandbox/shopify/graphql/view/file.ts";
import {
  collectionListing,
  collectionView,
  productListing,
  productView,
  variantListing,
  variantView,
} from "#tests/sandbox/shopify/graphql/view/product.ts";
import { appInstallationView, shopView } from "#tests/sandbox/shopify/graphql/view/shop.ts";
import type { View } from "#tests/sandbox/shopify/graphql/view/view.ts";

const listArguments = z.object({
  query: z.string().nullish(),
  sortKey: z.string().nullish(),
  savedSearchId: z.string().nullish(),
});

/** Saved searches are not kept, and a list without its filter would be a wrong answer. */
function listAsked(args: unknown): z.infer<typeof listArguments> {
  const asked = listArguments.parse(args);
  if (asked.savedSearchId) throw new SandboxUnmodelledError("savedSearchId");
  return asked;
}
const idArgument = z.object({ id: z.string() });

type SortValue = string | number;
const ascending = (a: SortValue, b: SortValue): number => (a < b ? -1 : a > b ? 1 : 0);

function sorted<Item extends { id: string }>(items: readonly Item[], valueOf: (item: Item) => SortValue): Item[] {
  return [...items].sort(
    (a, b) => ascending(valueOf(a), valueOf(b)) || Number(numberOf(a.id)) - Number(numberOf(b.id)),
  );
}

const PRODUCT_SORTS: Readonly<Record<string, (product: ProductRecord) => SortValue>> = {
  CREATED_AT: ({ createdAt }) => createdAt,
  PRODUCT_TYPE: ({ productType }) => productType.toLowerCase(),
  PUBLISHED_AT: ({ createdAt }) => createdAt,
  TITLE: ({ title }) => title.toLowerCase(),
  UPDATED_AT: ({ updatedAt }) => updatedAt,
  VENDOR: ({ vendor }) => vendor.toLowerCase(),
};

function searchableProduct({ shop }: Session, id: string, searched: SearchedFacts): Searchable {
  const { title, productType, vendor, status, tags, handle } = searched;
  const collections = shop.collections.filter(({ productIds }) => productIds.includes(id));
  const fields = {
    id: [numberOf(id)],
    title: [title, ...title.split(/\s+/)],
    product_type: [productType],
    vendor: [vendor],
    status: [status],
    tag: tags,
    handle: [handle],
    collection_id: collections.map((collection) => numberOf(collection.id)),
  };
  return { fields, words: [title, productType, vendor, ...tags].join(" ") };
}

function searchProducts(session: Session, query: string | null | undefined): ProductRecord[] {
  if (!query) return session.shop.products;
  return session.shop.products.filter((product) => {
    const searched = searchedFactsAt(product, session.now);
    return searched !== null && matchesSearch(query, searchableProduct(session, product.id, searched));
  });
}

function products(session: Session, args: unknown): View {
  const { query, sortKey } = listAsked(args);
  const valueOf = PRODUCT_SORTS[sortKey ?? "ID"] ?? (({ id }: ProductRecord) => Number(numberOf(id)));
  return connection(sorted(searchProducts(session, query), valueOf), args, productListing(session, valueOf));
}

const FILE_SORTS: Readonly<Record<string, (file: FileRecord) => SortValue>> = {
  CREATED_AT: ({ createdAt }) => createdAt,
  FILENAME: ({ filename }) => filename,
  UPDATED_AT: ({ updatedAt }) => updatedAt,
};

const MEDIA_TYPES = {
  MediaImage: "IMAGE",
  Video: "VIDEO",
  Model3d: "MODEL3D",
  ExternalVideo: "EXTERNAL_VIDEO",
  GenericFile: "GENERIC_FILE",
} as const;

const searchableFile = (session: Session, file: FileRecord): Searchable => ({
  fields: {
    id: [numberOf(file.id)],
    filename: [file.filename, file.filename.replace(/\.[^.]+$/, "")],
    media_type: [MEDIA_TYPES[file.kind]],
    status: [String(fileView(session, file)["fileStatus"])],
    used_in: session.shop.products.some(({ mediaIds }) => mediaIds.includes(file.id)) ? ["product"] : ["none"],
  },
  words: `${file.filename} ${file.alt}`,
});

function files(session: Session, args: unknown): View {
  const { query, sortKey } = listAsked(args);
  const { searchLagMs } = session.catalogue.unknowns;
  const visible = query
    ? session.shop.files.filter(({ createdAt }) => session.now >= createdAt + searchLagMs)
    : session.shop.files;
  const found = visible.filter((file) => matchesSearch(query, searchableFile(session, file)));
  const valueOf = FILE_SORTS[sortKey ?? "ID"] ?? (({ id }: FileRecord) => Number(numberOf(id)));
  return connection(sorted(found, valueOf), args, {
    idOf: ({ id }) => id,
    valueOf,
    show: (file) => fileView(session, file),
  });
}

const FILE_TYPES = new Set(["MediaImage", "GenericFile", "Video", "Model3d", "ExternalVideo"]);
/** Types that `node` knows of Shopify but of which the sandbox has none: those ids lead nowhere. */
const ABSENT_TYPES = new Set(["Order", "Customer", "DraftOrder", "BulkOperation", "Metaobject", "SavedSearch"]);

function productNode(session: Session, id: string): View | null {
  const product = findProduct(session, id);
  return product && productView(session, product);
}

function variantNode(session: Session, id: string): View | null {
  const owned = findVariant(session, id);
  return owned && variantView(session, owned);
}

function fileNode(session: Session, id: string): View | null {
  const file = findFile(session, id);
  return file && fileView(session, file);
}

function collectionNode(session: Session, id: string): View | null {
  const collection = session.shop.collections.find((candidate) => candidate.id === id);
  return collection === undefined ? null : collectionView(session, collection);
}

function jobNode({ shop }: Session, id: string): View | null {
  return shop.jobs.includes(id) ? { __typename: "Job", id, done: true } : null;
}

function node(session: Session, id: string): View | null {
  const type = parseGid(id)?.type ?? "";
  if (type === "Product") return productNode(session, id);
  if (type === "ProductVariant") return variantNode(session, id);
  if (type === "Collection") return collectionNode(session, id);
  if (type === "Shop") return shopView(session);
  if (FILE_TYPES.has(type)) return fileNode(session, id);
  if (ABSENT_TYPES.has(type)) return null;
  throw new SandboxUnmodelledError(`node(id: "${id}")`);
}

const identifierArgument = z.object({
  identifier: z.object({ id: z.string().nullish(), handle: z.string().nullish() }),
});

function productByIdentifier(session: Session, args: unknown): View | null {
  const { identifier } = identifierArgument.parse(args);
  const found = session.shop.products.find(({ id, handle }) => id === identifier.id || handle === identifier.handle);
  return found === undefined ? null : productView(session, found);
}

function productVariants(session: Session, args: unknown): View {
  const owned = session.shop.products.flatMap((product) => product.variants.map((variant) => ({ product, variant })));
  return connection(owned, args, variantListing(session));
}

export function queryRoot(session: Session): View {
  const byId = (find: (session: Session, id: string) => View | null) => (args: unknown) =>
    find(session, idArgument.parse(args).id);
  return {
    shop: () => shopView(session),
    currentAppInstallation: () => appInstallationView(session),
    products: (args: unknown) => products(session, args),
    productsCount: (args: unknown) => exactCount(searchProducts(session, listAsked(args).query).length),
    product: byId(productNode),
    productByIdentifier: (args: unknown) => productByIdentifier(session, args),
    productVariant: byId(variantNode),
    productVariants: (args: unknown) => productVariants(session, args),
    collection: byId(collectionNode),
    collections: (args: unknown) => connection(session.shop.collections, args, collectionListing(session)),
    files: (args: unknown) => files(session, args),
    job: byId(jobNode),
    node: byId(node),
    nodes: (args: unknown) =>
      z
        .object({ ids: z.array(z.string()) })
        .parse(args)
        .ids.map((id) => node(session, id)),
  };
}
