import { z } from "zod";
import { addFile, deleteFile, type FileKind, replaceSource } from "#tests/sandbox/shopify/catalogue/files.ts";
import { attachMedia, moveMedia, productImageGid } from "#tests/sandbox/shopify/catalogue/products.ts";
import type { FileRecord, ProductRecord } from "#tests/sandbox/shopify/catalogue/records.ts";
import {
  findFile,
  findProduct,
  type Session,
  userError,
  type UserError,
} from "#tests/sandbox/shopify/graphql/session.ts";
import { fileView } from "#tests/sandbox/shopify/graphql/view/file.ts";
import { productView } from "#tests/sandbox/shopify/graphql/view/product.ts";
import type { View } from "#tests/sandbox/shopify/graphql/view/view.ts";
import { isWebAddress } from "./file-create.ts";

const MEDIA_KINDS = {
  IMAGE: "MediaImage",
  VIDEO: "Video",
  MODEL_3D: "Model3d",
  EXTERNAL_VIDEO: "ExternalVideo",
} as const satisfies Record<string, FileKind>;

export const mediaInput = z.object({
  alt: z.string().nullish(),
  mediaContentType: z.enum(["IMAGE", "VIDEO", "MODEL_3D", "EXTERNAL_VIDEO"]),
  originalSource: z.string(),
});
export type MediaInput = z.infer<typeof mediaInput>;

export const noProduct = (argument: string): UserError =>
  userError([argument], "Product does not exist", "PRODUCT_DOES_NOT_EXIST");

/** A mutation with both lists: the deprecated one repeats the errors without their codes. */
const bothLists = (errors: readonly UserError[]): View => ({
  mediaUserErrors: errors,
  userErrors: errors.map(({ field, message }) => userError(field, message)),
});

export function mediaSourceError(row: MediaInput, index: number): UserError | null {
  return isWebAddress(row.originalSource)
    ? null
    : userError(["media", index, "originalSource"], "Image URL is invalid", "INVALID");
}

/** New files straight on a product; UPLOADED in this answer. */
export function addMedia(session: Session, product: ProductRecord, rows: readonly MediaInput[]): FileRecord[] {
  return rows.map((row) => {
    const wish = { kind: MEDIA_KINDS[row.mediaContentType], originalSource: row.originalSource, alt: row.alt ?? "" };
    const file = addFile(session.catalogue, session.shop, wish);
    session.uploaded.add(file.id);
    attachMedia(session.catalogue, product, file.id);
    return file;
  });
}

const createArguments = z.object({ productId: z.string(), media: z.array(mediaInput) });

export function productCreateMedia(session: Session, args: unknown): View {
  const { productId, media: rows } = createArguments.parse(args);
  const product = findProduct(session, productId);
  if (product === null) return { media: null, product: null, ...bothLists([noProduct("productId")]) };
  const errors = rows.map(mediaSourceError);
  const made = addMedia(
    session,
    product,
    rows.filter((_, index) => errors[index] === null),
  );
  return {
    media: made.map((file) => fileView(session, file)),
    product: productView(session, product),
    ...bothLists(errors.filter((error) => error !== null)),
  };
}

function missingMedia(product: ProductRecord, ids: readonly string[], argument: string): UserError | null {
  const missing = ids.filter((id) => !product.mediaIds.includes(id));
  if (missing.length === 0) return null;
  const words =
    missing.length === 1
      ? `Media id ${missing.join("")} does not exist`
      : `Media ids ${missing.join(",")} do not exist`;
  return userError([argument], words, "MEDIA_DOES_NOT_EXIST");
}

const updateArguments = z.object({
  productId: z.string(),
  media: z.array(z.object({ id: z.string(), alt: z.string().nullish(), previewImageSource: z.string().nullish() })),
});

/** All or nothing: one unknown id leaves every row as it was. */
export function productUpdateMedia(session: Session, args: unknown): View {
  const { productId, media: rows } = updateArguments.parse(args);
  const product = findProduct(session, productId);
  if (product === null) return { media: null, product: null, ...bothLists([noProduct("productId")]) };
  const missing = missingMedia(
    product,
    rows.map(({ id }) => id),
    "media",
  );
  if (missing !== null) return { media: null, product: productView(session, product), ...bothLists([missing]) };
  const media = rows.flatMap((row) => updateOneMedia(session, row) ?? []);
  return { media, product: productView(session, product), ...bothLists([]) };
}

type MediaUpdate = z.infer<typeof updateArguments>["media"][number];

function updateOneMedia(session: Session, { id, alt, previewImageSource }: MediaUpdate): View | null {
  const file = findFile(session, id);
  if (file === null) return null;
  if (typeof alt === "string") file.alt = alt;
  if (previewImageSource) replaceSource(session.catalogue, file, file.originalSource);
  session.catalogue.changed();
  return fileView(session, file);
}

const deleteArguments = z.object({ productId: z.string(), mediaIds: z.array(z.string()) });

export function productDeleteMedia(session: Session, args: unknown): View {
  const { productId, mediaIds } = deleteArguments.parse(args);
  const product = findProduct(session, productId);
  const nothing = { deletedMediaIds: null, deletedProductImageIds: null };
  if (product === null) return { ...nothing, product: null, ...bothLists([noProduct("productId")]) };
  const missing = missingMedia(product, mediaIds, "mediaIds");
  if (missing !== null) return { ...nothing, product: productView(session, product), ...bothLists([missing]) };
  for (const id of mediaIds) deleteFile(session.catalogue, session.shop, id);
  const deletedProductImageIds = mediaIds.filter((id) => id.includes("/MediaImage/")).map(productImageGid);
  return {
    deletedMediaIds: mediaIds,
    deletedProductImageIds,
    product: productView(session, product),
    ...bothLists([]),
  };
}

const reorderArguments = z.object({
  id: z.string(),
  moves: z.array(z.object({ id: z.string(), newPosition: z.union([z.string(), z.number()]).transform(Number) })),
});

/** The order is new at once; the job says so on the next read. */
export function productReorderMedia(session: Session, args: unknown): View {
  const { id, moves } = reorderArguments.parse(args);
  const product = findProduct(session, id);
  if (product === null) return { job: null, ...bothLists([noProduct("id")]) };
  moveMedia(session.catalogue, product, moves);
  const jobId = `gid://shopify/Job/${crypto.randomUUID()}`;
  session.shop.jobs.push(jobId);
  return { job: { __typename: "Job", id: jobId, done: false }, ...bothLists([]) };
}
