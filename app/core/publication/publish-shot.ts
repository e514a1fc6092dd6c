import type { PublicationId, ShopDomain, ShopId } from "#app/core/ids.ts";
import type { Ports } from "#app/core/ports.ts";
import { meetPublicationTrouble } from "#app/core/publication/publication-trouble.ts";
import type { BlockReason, Publication } from "#app/core/publication/publication.ts";
import { takeOffProduct } from "#app/core/publication/take-off-product.ts";
import type { PublicationMove } from "#app/core/records.ts";
import { FILE_POLL_MS, later, MAX_PUBLICATION_LOOKS, STEP_LEASE_MS } from "#app/core/run/timing.ts";
import { shotPictureKey } from "#app/core/shot/object-keys.ts";

/** How many steps one job may take; a file that is not ready yet ends the job and is looked at again later. */
const MAX_STEPS = 8;

/** Moves a publication on, step by saved step, until it is placed, removed, blocked or has to wait. */
export async function publishShot(ports: Ports, shopId: ShopId, publicationId: PublicationId): Promise<void> {
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const publication = await ports.records.publications.find(shopId, publicationId);
    if (publication === null) return;
    try {
      const { domain } = await ports.records.shops.get(shopId);
      if (!(await advance(ports, domain, publication))) return;
    } catch (error) {
      await meetPublicationTrouble(ports, publication, error);
      return;
    }
  }
}

/** True where there may be a next step to take at once. */
async function advance(ports: Ports, shop: ShopDomain, publication: Publication): Promise<boolean> {
  if (publication.removeRequestedAt !== null) return takeOffProduct(ports, shop, publication);
  switch (publication.state) {
    case "pending":
      return stage(ports, shop, publication);
    case "staged":
      return makeFile(ports, shop, publication);
    case "filed":
      return attach(ports, shop, publication);
    case "attached":
      return confirm(ports, shop, publication);
    case "placed":
    case "blocked":
    case "removed":
      return false;
  }
}

async function stage(ports: Ports, shop: ShopDomain, publication: Publication): Promise<boolean> {
  const before = await ports.productMedia.readMedia(shop, publication.productGid);
  if (before === null) return block(ports, publication, "product-gone");
  const { shopId, shotId, filename } = publication;
  const bytes = await ports.objects.get(shotPictureKey({ shopId, id: shotId }, "final.jpg"));
  const staged = await ports.productMedia.stageUpload(shop, { filename, mimeType: "image/jpeg", bytes });
  return move(ports, publication, {
    to: "staged",
    resourceUrl: staged.resourceUrl,
    mediaBefore: before.map(({ mediaGid }) => mediaGid),
  });
}

async function makeFile(ports: Ports, shop: ShopDomain, publication: Publication): Promise<boolean> {
  const { filename, resourceUrl, altText } = publication;
  if (resourceUrl === null) return move(ports, publication, { to: "pending" });
  if (publication.fileAskedAt !== null) {
    // An earlier try asked for the file and did not live to hear the answer: adopt it rather than make a second.
    const orphan = await ports.productMedia.findFile(shop, filename);
    if (orphan !== null) return move(ports, publication, { to: "filed", fileGid: orphan });
  } else {
    const asking = await move(ports, publication, { to: "staged", fileAskedAt: ports.now() });
    if (!asking) return false;
  }
  const made = await ports.productMedia.createFile(shop, { resourceUrl, filename, alt: altText });
  switch (made.outcome) {
    case "created":
      return move(ports, publication, { to: "filed", fileGid: made.fileGid });
    case "name-taken":
      // It is ours, but Shopify's index does not show it yet.
      return wait(ports, publication, FILE_POLL_MS);
    case "refused":
      return block(ports, publication, "file-refused");
  }
}

async function attach(ports: Ports, shop: ShopDomain, publication: Publication): Promise<boolean> {
  const { fileGid } = publication;
  if (fileGid === null) return block(ports, publication, "our-fault");
  const file = await ports.productMedia.readFile(shop, fileGid);
  if (file.status === "failed") return block(ports, publication, "file-failed");
  if (file.status === "gone") return block(ports, publication, "file-deleted");
  if (file.status === "processing") return wait(ports, publication, FILE_POLL_MS);
  const { outcome } = await ports.productMedia.attach(shop, fileGid, publication.productGid);
  switch (outcome) {
    case "attached":
      return (await move(ports, publication, { to: "attached" })) || takeOffStray(ports, shop, publication);
    case "not-ready":
      return wait(ports, publication, FILE_POLL_MS);
    case "file-gone":
      return block(ports, publication, "file-deleted");
    case "product-gone":
      return block(ports, publication, "product-gone");
  }
}

/** The merchant had it taken off while Shopify was still putting it on: what came on last comes off again. */
async function takeOffStray(ports: Ports, shop: ShopDomain, publication: Publication): Promise<boolean> {
  const { shopId, id, fileGid, productGid } = publication;
  const now = await ports.records.publications.find(shopId, id);
  if (now?.state === "removed" && fileGid !== null) await ports.productMedia.detach(shop, fileGid, productGid);
  return false;
}

/** Believes the product's own list, not the answer of the attaching call. */
async function confirm(ports: Ports, shop: ShopDomain, publication: Publication): Promise<boolean> {
  const media = await ports.productMedia.readMedia(shop, publication.productGid);
  if (media === null) return block(ports, publication, "product-gone");
  if (!media.some(({ mediaGid }) => mediaGid === publication.fileGid)) return wait(ports, publication, FILE_POLL_MS);
  await ports.records.publications.move(publication, {
    from: "attached",
    to: "placed",
    wakeAt: null,
    tries: 0,
    placedAt: ports.now(),
  });
  return false;
}

type Step = Omit<PublicationMove, "from" | "wakeAt">;

async function move(ports: Ports, publication: Publication, step: Step): Promise<boolean> {
  const wakeAt = later(ports.now(), STEP_LEASE_MS);
  return ports.records.publications.move(publication, { ...step, from: publication.state, wakeAt, tries: 0 });
}

async function block(ports: Ports, publication: Publication, blockReason: BlockReason): Promise<boolean> {
  await ports.records.publications.move(publication, {
    from: publication.state,
    to: "blocked",
    wakeAt: null,
    blockReason,
  });
  return false;
}

async function wait(ports: Ports, publication: Publication, ms: number): Promise<boolean> {
  const { state, shopId, id } = publication;
  const tries = publication.tries + 1;
  if (tries > MAX_PUBLICATION_LOOKS) return block(ports, publication, "shopify-unreachable");
  await ports.records.publications.move(publication, { from: state, to: state, wakeAt: later(ports.now(), ms), tries });
  await ports.jobs.add({ step: "publish", shopId, publicationId: id, turn: tries }, { delayMs: ms });
  return false;
}
