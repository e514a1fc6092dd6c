import { grantCredits } from "#app/core/billing/ledger.ts";
import type { ShopDomain } from "#app/core/ids.ts";
import type { Ports } from "#app/core/ports.ts";

/** An operator gives a shop credits, with a reason that stays in the ledger. They do not expire. */
export async function giveCredits(
  ports: Pick<Ports, "records" | "work" | "now" | "newId" | "journal">,
  gift: { readonly shop: ShopDomain; readonly credits: number; readonly reason: string },
): Promise<{ readonly outcome: "given"; readonly left: number } | { readonly outcome: "unknown-shop" }> {
  const shop = await ports.records.shops.find(gift.shop);
  if (shop === null) return { outcome: "unknown-shop" };
  const lotId = ports.newId();
  const left = await ports.work.transaction(async ({ ledger }) => {
    await grantCredits(ledger, {
      shopId: shop.id,
      now: ports.now(),
      lotId,
      credits: gift.credits,
      key: `adjust-${lotId}`,
      kind: "adjust",
      reason: gift.reason,
      expiresAt: null,
    });
    return (await ledger.balance(shop.id, "unlocked")).left;
  });
  ports.journal.note("credits-given", { shop: shop.id, found: gift.credits });
  return { outcome: "given", left };
}
