import type { ShotId } from "#app/core/ids.ts";
import type { Ports } from "#app/core/ports.ts";
import type { Merchant } from "#app/core/shop/merchant.ts";

/** The shot that has waited longest for a decision; null where none waits. */
export async function findShotToReview(ports: Pick<Ports, "records">, merchant: Merchant): Promise<ShotId | null> {
  const { next } = await ports.records.shots.toReviewAround(merchant.shopId, null);
  return next;
}
