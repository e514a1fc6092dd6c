import type { ShopDomain } from "#app/core/ids.ts";
import type { Ports } from "#app/core/ports.ts";
import { endShot } from "#app/core/shot/end-shot.ts";

const PAGE = 100;

/** The merchant removed the app: tokens go, work stops, held credits return; pictures on products stay theirs. */
export async function uninstallShop(
  ports: Pick<Ports, "records" | "work" | "tokens" | "now" | "journal">,
  domain: ShopDomain,
): Promise<void> {
  await ports.tokens.forget(domain);
  const shop = await ports.records.shops.find(domain);
  if (shop === null) return;
  await ports.records.shops.change(shop.id, { uninstalledAt: ports.now() });
  for (;;) {
    const working = await ports.records.shots.list(shop.id, { filter: "working", skip: 0, take: PAGE });
    if (working.shots.length === 0) break;
    for (const shot of working.shots) await endShot(ports, shot, { to: "cancelled" });
  }
  ports.journal.note("shop-uninstalled", { shop: shop.id });
}
