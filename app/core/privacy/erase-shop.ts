import type { ShopDomain } from "#app/core/ids.ts";
import type { Ports } from "#app/core/ports.ts";
import { shopPrefix } from "#app/core/shot/object-keys.ts";

const DELETE_AT_ONCE = 500;

type Erasure =
  | { readonly outcome: "erased"; readonly objects: number; readonly rows: number }
  | { readonly outcome: "unknown-shop" }
  /** The merchant has come back meanwhile: the new installation is not erased. */
  | { readonly outcome: "installed-again" };

/** Deletes everything kept of a shop: objects with all versions first, then rows, so that a crash leaves no orphan. */
export async function eraseShop(
  ports: Pick<Ports, "records" | "objects" | "tokens" | "journal" | "erasure">,
  domain: ShopDomain,
): Promise<Erasure> {
  const shop = await ports.records.shops.find(domain);
  if (shop === null) return { outcome: "unknown-shop" };
  if (shop.uninstalledAt === null) return { outcome: "installed-again" };
  await ports.tokens.forget(domain);
  let objects = 0;
  let batch: string[] = [];
  for await (const key of ports.objects.list(shopPrefix(shop.id))) {
    batch.push(key);
    if (batch.length < DELETE_AT_ONCE) continue;
    await ports.objects.delete(batch);
    objects += batch.length;
    batch = [];
  }
  await ports.objects.delete(batch);
  objects += batch.length;
  const rows = await ports.erasure.deleteRows(shop.id);
  ports.journal.note("shop-erased", { shop: shop.id, objects, rows });
  return { outcome: "erased", objects, rows };
}
