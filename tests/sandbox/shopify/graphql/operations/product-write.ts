import { z } from "zod";
import { freeHandle, normalizedTags, slugOf } from "#tests/sandbox/shopify/catalogue/names.ts";
import { addProduct, deleteProduct, touchProduct } from "#tests/sandbox/shopify/catalogue/products.ts";
import { PRODUCT_STATUSES, type ProductRecord } from "#tests/sandbox/shopify/catalogue/records.ts";
import { FieldRefusedError, SandboxUnmodelledError } from "#tests/sandbox/shopify/graphql/errors.ts";
import { findProduct, type Session, userError, type UserError } from "#tests/sandbox/shopify/graphql/session.ts";
import { productView } from "#tests/sandbox/shopify/graphql/view/product.ts";
import { shopView } from "#tests/sandbox/shopify/graphql/view/shop.ts";
import type { View } from "#tests/sandbox/shopify/graphql/view/view.ts";
import { addMedia, type MediaInput, mediaInput, mediaSourceError } from "./product-media.ts";

const MAX_TAG_LENGTH = 255;

/** The part of the product inputs that is modelled; anything else in them is refused loudly. */
const productInput = z.strictObject({
  id: z.string().nullish(),
  title: z.string().nullish(),
  handle: z.string().nullish(),
  descriptionHtml: z.string().nullish(),
  vendor: z.string().nullish(),
  productType: z.string().nullish(),
  status: z.enum(PRODUCT_STATUSES).nullish(),
  tags: z.array(z.string()).nullish(),
  templateSuffix: z.string().nullish(),
  seo: z.object({ title: z.string().nullish(), description: z.string().nullish() }).nullish(),
  category: z.string().nullish(),
  deleteConflictingConstrainedMetafields: z.boolean().nullish(),
});
type ProductInput = z.infer<typeof productInput>;

const writeArguments = z.object({
  product: z.record(z.string(), z.unknown()).nullish(),
  input: z.record(z.string(), z.unknown()).nullish(),
  media: z.array(mediaInput).nullish(),
});

function parseInput(args: unknown): { input: ProductInput; media: MediaInput[] } {
  const { product, input, media } = writeArguments.parse(args);
  const parsed = productInput.safeParse(product ?? input ?? {});
  if (!parsed.success)
    throw new SandboxUnmodelledError(`ProductInput: ${parsed.error.issues.map(({ message }) => message).join("; ")}`);
  if (parsed.data.category)
    throw new FieldRefusedError("Invalid product_taxonomy_node_id", "INVALID_PRODUCT_TAXONOMY_NODE_ID");
  return { input: parsed.data, media: media ?? [] };
}

function inputError({ title, tags }: ProductInput): UserError | null {
  if (typeof title === "string" && title.trim() === "") return userError(["title"], "Title can't be blank");
  const hasLongTag = tags?.some((tag) => tag.trim().length > MAX_TAG_LENGTH) ?? false;
  return hasLongTag ? userError(["tags"], "Product tags is invalid") : null;
}

const mediaErrors = (media: readonly MediaInput[]): UserError[] =>
  media.map(mediaSourceError).filter((error) => error !== null);

/** Leaves out what the caller left out, so that defaults apply. */
const given = <Value>(value: Value | null | undefined, name: string): Record<string, Value> =>
  value === null || value === undefined ? {} : { [name]: value };

export function productCreate(session: Session, args: unknown): View {
  const { input, media } = parseInput(args);
  const shop = shopView(session);
  if (input.id) {
    return { product: null, shop, userErrors: [userError(["input"], "id cannot be specified during creation")] };
  }
  const titled = { ...input, title: input.title ?? "" };
  const errors = [inputError(titled) ?? mediaErrors(media)].flat();
  if (errors.length > 0) return { product: null, shop, userErrors: errors };
  const product = addProduct(session.catalogue, session.shop, {
    title: titled.title,
    ...given(input.handle, "handle"),
    ...given(input.descriptionHtml, "descriptionHtml"),
    ...given(input.vendor, "vendor"),
    ...given(input.productType, "productType"),
    ...given(input.status, "status"),
    ...given(input.tags, "tags"),
  });
  applyInput(session, product, { templateSuffix: input.templateSuffix, seo: input.seo });
  addMedia(session, product, media);
  return { product: productView(session, product), shop, userErrors: [] };
}

function applyHandle({ shop }: Session, product: ProductRecord, handle: string): void {
  const isTaken = (wanted: string) => shop.products.some((other) => other !== product && other.handle === wanted);
  product.handle = freeHandle(slugOf(handle), isTaken);
}

function applyInput(session: Session, product: ProductRecord, input: ProductInput): void {
  const { title, descriptionHtml, vendor, productType, status, tags, templateSuffix, seo } = input;
  Object.assign(product, {
    ...given(title, "title"),
    ...given(descriptionHtml, "descriptionHtml"),
    ...given(vendor, "vendor"),
    ...given(productType, "productType"),
    ...given(status, "status"),
    ...(tags && { tags: normalizedTags(tags) }),
    ...(templateSuffix !== undefined && { templateSuffix }),
    ...(seo && { seo: { title: seo.title ?? null, description: seo.description ?? null } }),
  });
  if (input.handle) applyHandle(session, product, input.handle);
  touchProduct(session.catalogue, product);
}

/** Title and media together or not at all: one bad source leaves the product as it was. */
export function productUpdate(session: Session, args: unknown): View {
  const { input, media } = parseInput(args);
  const product = findProduct(session, input.id ?? "");
  if (product === null) return { product: null, userErrors: [userError(["id"], "Product does not exist")] };
  const errors = [inputError(input) ?? mediaErrors(media)].flat();
  if (errors.length > 0) return { product: productView(session, product), userErrors: errors };
  applyInput(session, product, input);
  addMedia(session, product, media);
  return { product: productView(session, product), userErrors: [] };
}

const deleteArguments = z.object({ input: z.object({ id: z.string() }) });

export function productDelete(session: Session, args: unknown): View {
  const { id } = deleteArguments.parse(args).input;
  const outcome = { shop: shopView(session), productDeleteOperation: null };
  if (findProduct(session, id) === null) {
    return { ...outcome, deletedProductId: null, userErrors: [userError(["id"], "Product does not exist")] };
  }
  deleteProduct(session.catalogue, session.shop, id);
  return { ...outcome, deletedProductId: id, userErrors: [] };
}

const statusArguments = z.object({ productId: z.string(), status: z.enum(PRODUCT_STATUSES) });

export function productChangeStatus(session: Session, args: unknown): View {
  const { productId, status } = statusArguments.parse(args);
  const product = findProduct(session, productId);
  if (product === null) return { product: null, userErrors: [userError(["productId"], "Product does not exist")] };
  applyInput(session, product, { status });
  return { product: productView(session, product), userErrors: [] };
}

const tagArguments = z.object({ id: z.string(), tags: z.array(z.string()) });

function changeTags(session: Session, args: unknown, change: (old: string[], asked: string[]) => string[]): View {
  const { id, tags } = tagArguments.parse(args);
  const product = findProduct(session, id);
  if (product === null) return { node: null, userErrors: [userError(["id"], "Product does not exist")] };
  applyInput(session, product, { tags: change(product.tags, tags) });
  return { node: productView(session, product), userErrors: [] };
}

export const tagsAdd = (session: Session, args: unknown): View =>
  changeTags(session, args, (old, asked) => [...old, ...asked]);

export function tagsRemove(session: Session, args: unknown): View {
  return changeTags(session, args, (old, asked) => {
    const gone = new Set(asked.map((tag) => tag.trim().toLowerCase()));
    return old.filter((tag) => !gone.has(tag.toLowerCase()));
  });
}
