import { z } from "zod";
import { isReady } from "#tests/sandbox/shopify/catalogue/lifecycle.ts";
import { touchProduct } from "#tests/sandbox/shopify/catalogue/products.ts";
import type { ProductRecord, VariantRecord } from "#tests/sandbox/shopify/catalogue/records.ts";
import {
  findFile,
  findProduct,
  type Session,
  userError,
  type UserError,
} from "#tests/sandbox/shopify/graphql/session.ts";
import { productView, variantView } from "#tests/sandbox/shopify/graphql/view/product.ts";
import type { View } from "#tests/sandbox/shopify/graphql/view/view.ts";
import { noProduct } from "./product-media.ts";

const MAX_PAIRS = 100;

const variantMediaArguments = z.object({
  productId: z.string(),
  variantMedia: z.array(z.object({ variantId: z.string(), mediaIds: z.array(z.string()) })),
});
type Pair = z.infer<typeof variantMediaArguments>["variantMedia"][number];

type Check = (pair: Pair, index: number) => UserError | null;

const at = (index: number, name: string) => ["variantMedia", index, name];
const variantOf = (product: ProductRecord, { variantId }: Pair): VariantRecord | undefined =>
  product.variants.find(({ id }) => id === variantId);

function mediaListError({ mediaIds }: Pair, index: number): UserError | null {
  if (mediaIds.length === 0) return userError(at(index, "mediaIds"), "The mediaIds list cannot be empty.", "BLANK");
  if (mediaIds.length === 1) return null;
  const message = "Only one mediaId is allowed per input pair.";
  return userError(at(index, "mediaIds"), message, "TOO_MANY_MEDIA_PER_INPUT_PAIR");
}

function pairMediaError(
  session: Session,
  product: ProductRecord,
  { pair, index }: { pair: Pair; index: number },
): UserError | null {
  const [id = ""] = pair.mediaIds;
  const file = product.mediaIds.includes(id) ? findFile(session, id) : null;
  const place = at(index, "mediaIds");
  if (file === null)
    return userError(place, "Media does not exist on the specified product.", "MEDIA_DOES_NOT_EXIST_ON_PRODUCT");
  if (file.kind !== "MediaImage") return userError(place, "Media must be an image.", "INVALID_MEDIA_TYPE");
  return isReady(file, session.now)
    ? null
    : userError(place, "Non-ready media cannot be attached to variants.", "NON_READY_MEDIA");
}

function variantError(
  product: ProductRecord,
  pairs: readonly Pair[],
  { pair, index }: { pair: Pair; index: number },
): UserError | null {
  const place = at(index, "variantId");
  if (pairs.filter(({ variantId }) => variantId === pair.variantId).length > 1) {
    return userError(
      place,
      "Product variant was specified in multiple inputs.",
      "PRODUCT_VARIANT_SPECIFIED_MULTIPLE_TIMES",
    );
  }
  if (variantOf(product, pair) !== undefined) return null;
  const message = "Variant does not exist on the specified product.";
  return userError(place, message, "PRODUCT_VARIANT_DOES_NOT_EXIST_ON_PRODUCT");
}

function firstError(pairs: readonly Pair[], check: Check): UserError | null {
  if (pairs.length > MAX_PAIRS) {
    const message = `Exceeded the maximum of ${MAX_PAIRS} variant media pairs.`;
    return userError(["variantMedia"], message, "MAXIMUM_VARIANT_MEDIA_PAIRS_EXCEEDED");
  }
  return pairs.map(check).find((error) => error !== null) ?? null;
}

const refused = (error: UserError): View => ({ product: null, productVariants: null, userErrors: [error] });

type Change = { readonly session: Session; readonly product: ProductRecord; readonly pairs: readonly Pair[] };

function changed({ session, product, pairs }: Change): View {
  touchProduct(session.catalogue, product);
  const variants = pairs.map((pair) => variantOf(product, pair)).filter((variant) => variant !== undefined);
  const productVariants = variants.map((variant) => variantView(session, { product, variant }));
  return { product: productView(session, product), productVariants, userErrors: [] };
}

export function productVariantAppendMedia(session: Session, args: unknown): View {
  const { productId, variantMedia: pairs } = variantMediaArguments.parse(args);
  const product = findProduct(session, productId);
  if (product === null) return refused(noProduct("productId"));
  const error = firstError(pairs, (pair, index) => {
    const row = { pair, index };
    const wrong =
      mediaListError(pair, index) ?? variantError(product, pairs, row) ?? pairMediaError(session, product, row);
    if (wrong !== null || variantOf(product, pair)?.mediaIds.length === 0) return wrong;
    return userError(
      at(index, "variantId"),
      "Product variant already has attached media.",
      "PRODUCT_VARIANT_ALREADY_HAS_MEDIA",
    );
  });
  if (error !== null) return refused(error);
  for (const pair of pairs) variantOf(product, pair)?.mediaIds.push(...pair.mediaIds);
  return changed({ session, product, pairs });
}

export function productVariantDetachMedia(session: Session, args: unknown): View {
  const { productId, variantMedia: pairs } = variantMediaArguments.parse(args);
  const product = findProduct(session, productId);
  if (product === null) return refused(noProduct("productId"));
  const error = firstError(pairs, (pair, index) => {
    const wrong = mediaListError(pair, index) ?? variantError(product, pairs, { pair, index });
    const isAttached = pair.mediaIds.every((id) => variantOf(product, pair)?.mediaIds.includes(id));
    if (wrong !== null || isAttached) return wrong;
    return userError(
      at(index, "variantId"),
      "The specified media is not attached to the specified variant.",
      "MEDIA_IS_NOT_ATTACHED_TO_VARIANT",
    );
  });
  if (error !== null) return refused(error);
  for (const pair of pairs) {
    const variant = variantOf(product, pair);
    if (variant) variant.mediaIds = variant.mediaIds.filter((id) => !pair.mediaIds.includes(id));
  }
  return changed({ session, product, pairs });
}
