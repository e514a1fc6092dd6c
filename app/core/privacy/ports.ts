import type { ShopId } from "#app/core/ids.ts";

/** Deletes a shop's rows as the data map says, in one transaction; answers how many there were. */
export interface Erasure {
  deleteRows: (shop: ShopId) => Promise<number>;
}
