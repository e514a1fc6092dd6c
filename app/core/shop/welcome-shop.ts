import { grantCredits } from "#app/core/billing/ledger.ts";
import { FREE_CREDITS, periodOf } from "#app/core/billing/plan.ts";
import { shopIdSchema, type ShopDomain, type ShopId } from "#app/core/ids.ts";
import type { Ports } from "#app/core/ports.ts";

/** Called whenever somebody opens the app: installs the shop where needed, and wakes what waited for a live token. */
export async function welcomeShop(
  ports: Pick<Ports, "records" | "work" | "backlog" | "now" | "newId" | "journal">,
  domain: ShopDomain,
): Promise<ShopId> {
  const known = await ports.records.shops.find(domain);
  if (known !== null && known.uninstalledAt === null && known.accessLostAt === null) return known.id;
  const now = ports.now();
  const period = periodOf(now);
  const shop = await ports.work.transaction(async ({ shops, ledger }) => {
    const installed = await shops.install({ id: shopIdSchema.parse(ports.newId()), domain, now });
    if (installed.isNew) {
      await grantCredits(ledger, {
        shopId: installed.shop.id,
        now,
        lotId: ports.newId(),
        credits: FREE_CREDITS,
        key: `free-${installed.shop.id}-${period.name}`,
        kind: "grant",
        reason: "free plan",
        expiresAt: period.endsAt,
      });
    }
    await shops.change(installed.shop.id, { accessLostAt: null });
    return installed.shop;
  });
  await ports.backlog.wakeShop(shop.id, now);
  ports.journal.note("shop-welcomed", { shop: shop.id });
  return shop.id;
}
