import type { Catalogue } from "#tests/sandbox/shopify/catalogue/catalogue.ts";
import { numberOf, parseGid } from "#tests/sandbox/shopify/catalogue/gid.ts";
import type { FileRecord, ProductRecord, ShopRecord, VariantRecord } from "#tests/sandbox/shopify/catalogue/records.ts";

/** The app whose token is used. */
export type CallingApp = {
  readonly number: number;
  readonly handle: string;
  readonly title: string;
  readonly apiKey: string;
};

/** One request of one app to one shop. */
export type Session = {
  readonly catalogue: Catalogue;
  readonly shop: ShopRecord;
  readonly app: CallingApp;
  readonly scopes: readonly string[];
  readonly now: number;
  /** Files made by this very request: its answer still calls them UPLOADED. */
  readonly uploaded: Set<string>;
};

export const findProduct = ({ shop }: Session, id: string): ProductRecord | null =>
  shop.products.find((product) => product.id === id) ?? null;

export const findFile = ({ shop }: Session, id: string): FileRecord | null =>
  shop.files.find((file) => file.id === id) ?? null;

/** Where Shopify looks only at the number and not at the type. */
export const findFileByNumber = ({ shop }: Session, id: string): FileRecord | null =>
  shop.files.find((file) => numberOf(file.id) === numberOf(id)) ?? null;

export type OwnedVariant = { readonly product: ProductRecord; readonly variant: VariantRecord };

export function findVariant({ shop }: Session, id: string): OwnedVariant | null {
  if (parseGid(id)?.type !== "ProductVariant") return null;
  for (const product of shop.products) {
    const variant = product.variants.find((candidate) => candidate.id === id);
    if (variant !== undefined) return { product, variant };
  }
  return null;
}

export type UserError = { field: string[] | null; message: string; code: string | null };

export const userError = (
  field: readonly (string | number)[] | null,
  message: string,
  code: string | null = null,
): UserError => ({
  field: field?.map(String) ?? null,
  message,
  code,
});

/** `2026-11-23T20:51:07Z` */
export const dateTime = (ms: number): string => new Date(ms).toISOString().replace(/\.\d{3}Z$/, "Z");
