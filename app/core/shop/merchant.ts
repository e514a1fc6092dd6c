import type { ShopDomain, ShopId } from "#app/core/ids.ts";

/** Whom a request speaks for: the installed shop and, where known, the Shopify user's id (never a name or an address). */
export type Merchant = {
  readonly shopId: ShopId;
  readonly shop: ShopDomain;
  readonly userId: string | null;
};
