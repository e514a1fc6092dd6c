import type { ShotId } from "#app/core/ids.ts";
import type { Ports } from "#app/core/ports.ts";
import type { Publication } from "#app/core/publication/publication.ts";
import type { Merchant } from "#app/core/shop/merchant.ts";
import { shotPictureKey, type ShotPicture } from "#app/core/shot/object-keys.ts";
import type { Shot } from "#app/core/shot/shot.ts";
import type { PublicationView, ShotCard, ShotView } from "#app/core/shot/views.ts";

type ViewPorts = Pick<Ports, "records" | "objects">;

/** A page's pictures stay readable for as long as somebody may have it open. */
const ADDRESS_SECONDS = 3_600;

/** One room shot with everything that a review needs; null where it is not this shop's. */
export async function viewShot(ports: ViewPorts, merchant: Merchant, shotId: ShotId): Promise<ShotView | null> {
  const shot = await ports.records.shots.find(merchant.shopId, shotId);
  if (shot === null) return null;
  const publication = await ports.records.publications.ofShot(merchant.shopId, shotId);
  const hasPictures = shot.state === "ready" || shot.state === "expired";
  const around = await ports.records.shots.toReviewAround(merchant.shopId, shotId);
  const card = await cardOf(ports, shot, publication);
  return {
    ...card,
    previewUrl: await addressOf(ports, shot, hasPictures ? "preview.jpg" : null),
    finalUrl: await addressOf(ports, shot, shot.decision === "approved" ? "final.jpg" : null),
    differenceUrl: await addressOf(ports, shot, hasPictures ? "difference.png" : null),
    checkReasons: shot.checkReasons,
    size: shot.size,
    relightPercent: shot.relightPercent,
    enlarged: shot.enlarged,
    outlineUnsure: await isOutlineUnsure(ports, shot),
    attempts: await ports.records.attempts.count(merchant.shopId, shotId),
    productUrl: shot.productUrl,
    nextToReview: around.next,
    previousToReview: around.previous,
  };
}

async function isOutlineUnsure(ports: ViewPorts, shot: Shot): Promise<boolean> {
  if (shot.cutOutId === null) return false;
  const cutOut = await ports.records.cutOuts.get(shot.shopId, shot.cutOutId);
  return !cutOut.confident;
}

/** Cards for lists, with the publications read in one go. */
export async function cardsOf(ports: ViewPorts, shots: readonly Shot[]): Promise<readonly ShotCard[]> {
  const [first] = shots;
  if (first === undefined) return [];
  const publications = await ports.records.publications.ofShots(
    first.shopId,
    shots.map(({ id }) => id),
  );
  const byShot = new Map(publications.map((publication) => [publication.shotId, publication]));
  return Promise.all(shots.map((shot) => cardOf(ports, shot, byShot.get(shot.id) ?? null)));
}

async function cardOf(ports: ViewPorts, shot: Shot, publication: Publication | null): Promise<ShotCard> {
  return {
    shotId: shot.id,
    runId: shot.runId,
    productGid: shot.productGid,
    productTitle: shot.productTitle,
    styleKey: shot.styleKey,
    state: shot.state,
    decision: shot.decision,
    failureReason: shot.failureReason,
    thumbnailUrl: await addressOf(ports, shot, shot.state === "ready" ? "thumbnail.jpg" : null),
    photoUrl: shot.photoUrl,
    score: shot.score,
    publication: publication === null ? null : publicationView(publication),
    requestedAt: shot.requestedAt,
  };
}

function publicationView(publication: Publication): PublicationView {
  return {
    publicationId: publication.id,
    state: publication.state,
    blockReason: publication.blockReason,
    removing: publication.removeRequestedAt !== null,
  };
}

async function addressOf(ports: ViewPorts, shot: Shot, picture: ShotPicture | null): Promise<string | null> {
  if (picture === null) return null;
  return ports.objects.presignGet(shotPictureKey(shot, picture), { expiresInSeconds: ADDRESS_SECONDS });
}
