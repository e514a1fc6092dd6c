import { z } from "zod";

/** What the sandbox's Shopify remembers of a shop. Plain data, so that it can be written to disk and read back. */

export const metafieldRecord = z.object({
  id: z.string(),
  namespace: z.string(),
  key: z.string(),
  type: z.string(),
  value: z.string(),
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type MetafieldRecord = z.infer<typeof metafieldRecord>;

const pictureFacts = z.object({ sha256: z.string(), bytes: z.number(), width: z.number(), height: z.number() });
const fileFault = z.object({ code: z.string(), message: z.string(), details: z.string().nullable() });

/** What became of the bytes behind a file: decided once, shown only when its time has come (see lifecycle.ts). */
const fileOutcome = z.discriminatedUnion("state", [
  z.object({ state: z.literal("waiting") }),
  z.object({ state: z.literal("picture"), mimeType: z.string(), ...pictureFacts.shape }),
  z.object({ state: z.literal("document"), mimeType: z.string(), sha256: z.string(), bytes: z.number() }),
  z.object({ state: z.literal("failed"), faults: z.array(fileFault) }),
]);
export type FileOutcome = z.infer<typeof fileOutcome>;

export const FILE_KINDS = ["MediaImage", "GenericFile", "Video", "Model3d", "ExternalVideo"] as const;

export const fileRecord = z.object({
  id: z.string(),
  kind: z.enum(FILE_KINDS),
  alt: z.string(),
  /** The last part of its address on the CDN. */
  filename: z.string(),
  originalSource: z.string(),
  createdAt: z.number(),
  updatedAt: z.number(),
  /** Not shown as READY or FAILED before this moment (Unix ms). */
  settlesAt: z.number(),
  outcome: fileOutcome,
  /** A new source for a file that is already there: what it shows until the new picture is ready. */
  replaces: pictureFacts.extend({ mimeType: z.string().default("image/jpeg") }).optional(),
});
export type FileRecord = z.infer<typeof fileRecord>;

const variantRecord = z.object({
  id: z.string(),
  title: z.string(),
  sku: z.string().nullable(),
  price: z.string(),
  options: z.array(z.object({ name: z.string(), value: z.string() })),
  mediaIds: z.array(z.string()),
  metafields: z.array(metafieldRecord),
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type VariantRecord = z.infer<typeof variantRecord>;

const optionRecord = z.object({
  id: z.string(),
  name: z.string(),
  values: z.array(z.object({ id: z.string(), name: z.string() })),
});

export const PRODUCT_STATUSES = ["ACTIVE", "ARCHIVED", "DRAFT", "UNLISTED"] as const;

/** What searches look through, as it was at some moment. */
const searchedFacts = z.object({
  title: z.string(),
  handle: z.string(),
  vendor: z.string(),
  productType: z.string(),
  status: z.enum(PRODUCT_STATUSES),
  tags: z.array(z.string()),
});
export type SearchedFacts = z.infer<typeof searchedFacts>;

export const productRecord = z.object({
  id: z.string(),
  title: z.string(),
  handle: z.string(),
  descriptionHtml: z.string(),
  vendor: z.string(),
  productType: z.string(),
  status: z.enum(PRODUCT_STATUSES),
  tags: z.array(z.string()),
  templateSuffix: z.string().nullable(),
  seo: z.object({ title: z.string().nullable(), description: z.string().nullable() }),
  mediaIds: z.array(z.string()),
  options: z.array(optionRecord),
  variants: z.array(variantRecord),
  metafields: z.array(metafieldRecord),
  createdAt: z.number(),
  updatedAt: z.number(),
  /** When searches begin to see the last change (Unix ms). */
  searchableAt: z.number(),
  /** What searches answer from until then; `null` for a product that they have not seen yet. */
  searchedBefore: searchedFacts.nullable().default(null),
  /** As of the last change. */
  searchedNext: searchedFacts.nullable().default(null),
});
export type ProductRecord = z.infer<typeof productRecord>;

const collectionRecord = z.object({
  id: z.string(),
  title: z.string(),
  handle: z.string(),
  productIds: z.array(z.string()),
  updatedAt: z.number(),
});
export type CollectionRecord = z.infer<typeof collectionRecord>;

export const shopRecord = z.object({
  domain: z.string(),
  number: z.number(),
  name: z.string(),
  createdAt: z.number(),
  products: z.array(productRecord),
  files: z.array(fileRecord),
  collections: z.array(collectionRecord),
  jobs: z.array(z.string()),
  metafields: z.array(metafieldRecord),
});
export type ShopRecord = z.infer<typeof shopRecord>;

/** A place to upload to; `sha256` once the bytes have arrived. `resourceUrl` is what mutations name it by. */
const stagedRecord = z.object({
  key: z.string(),
  resourceUrl: z.string(),
  shop: z.string(),
  mimeType: z.string(),
  sha256: z.string().nullable(),
});

export const worldRecord = z.object({
  lastNumber: z.number(),
  shops: z.array(shopRecord),
  staged: z.array(stagedRecord),
});
export type WorldRecord = z.infer<typeof worldRecord>;
