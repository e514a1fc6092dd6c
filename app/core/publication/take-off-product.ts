import type { ShopDomain } from "#app/core/ids.ts";
import type { Ports } from "#app/core/ports.ts";
import type { Publication } from "#app/core/publication/publication.ts";
import { FILE_POLL_MS, later } from "#app/core/run/timing.ts";

/** Takes only our picture off the product; the file stays in the shop's Files, the merchant's own pictures as they are. */
export async function takeOffProduct(ports: Ports, shop: ShopDomain, publication: Publication): Promise<boolean> {
  const fileGid = publication.fileGid ?? (await findUnconfirmed(ports, shop, publication));
  if (fileGid !== null) {
    const { outcome } = await ports.productMedia.detach(shop, fileGid, publication.productGid);
    if (outcome === "not-ready") {
      const wakeAt = later(ports.now(), FILE_POLL_MS);
      await ports.records.publications.move(publication, { from: publication.state, to: publication.state, wakeAt });
      return false;
    }
  }
  await ports.records.publications.move(publication, {
    from: publication.state,
    to: "removed",
    wakeAt: null,
    tries: 0,
    removeRequestedAt: null,
    removedAt: ports.now(),
    ...(fileGid === null ? {} : { fileGid }),
  });
  return false;
}

async function findUnconfirmed(
  ports: Ports,
  shop: ShopDomain,
  publication: Publication,
): Promise<Publication["fileGid"]> {
  return publication.fileAskedAt === null ? null : ports.productMedia.findFile(shop, publication.filename);
}
