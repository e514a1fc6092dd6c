import { cutOutIdSchema, type ShopId, type ShotId } from "#app/core/ids.ts";
import type { PicturePorts } from "#app/core/ports.ts";
import { turnOf } from "#app/core/run/ports.ts";
import { later, STEP_LEASE_MS } from "#app/core/run/timing.ts";
import type { CutOut } from "#app/core/shot/cut-out.ts";
import { endShot } from "#app/core/shot/end-shot.ts";
import { cutOutKey, modelInputKey, photoKey } from "#app/core/shot/object-keys.ts";
import type { PlacementRequest } from "#app/core/shot/placement.ts";
import { plannedAttempt } from "#app/core/shot/plan-attempt.ts";
import type { PhotoRefusal } from "#app/core/shot/ports.ts";
import type { FailureReason, Shot } from "#app/core/shot/shot.ts";
import { meetTrouble } from "#app/core/shot/step-trouble.ts";

/** The model's canvas and the published file, square: what Shopify's themes and Merchant Center both take. */
const CANVAS = { width: 1024, height: 1024 };
const FINAL_LONG_SIDE = 2048;

/** Fetches the photo, cuts the product out (once per photo), places it, and leaves canvas and mask for the model. */
export async function prepareShot(ports: PicturePorts, shopId: ShopId, shotId: ShotId): Promise<void> {
  const shot = await ports.records.shots.find(shopId, shotId);
  if (shot?.state !== "preparing") return;
  try {
    await prepare(ports, shot);
  } catch (error) {
    await meetTrouble(ports, shot, { error, giveUpAs: "photo-unavailable" });
  }
}

async function prepare(ports: PicturePorts, shot: Shot): Promise<void> {
  const photo = await ports.photos.fetchPhoto(shot.photoUrl);
  if (photo === null) {
    await endShot(ports, shot, { to: "failed", reason: "photo-gone" });
    return;
  }
  const found = await cutOutOnce(ports, shot, photo);
  if (found.outcome === "refused") {
    await endShot(ports, shot, { to: "failed", reason: REFUSALS[found.reason] });
    return;
  }
  if (!found.cutOut.confident) {
    ports.journal.note("cut-out-unsure", { shop: shot.shopId, shot: shot.id, confidence: found.cutOut.confidence });
  }
  const prepared = await ports.engine.prepareCanvas(found.png, placementFor(shot));
  await ports.objects.put(modelInputKey(shot, "canvas"), prepared.canvas, { contentType: "image/png" });
  await ports.objects.put(modelInputKey(shot, "mask"), prepared.mask, { contentType: "image/png" });
  await handOver(ports, shot, { cutOut: found.cutOut, placement: prepared.placement });
}

async function handOver(
  ports: PicturePorts,
  shot: Shot,
  made: { readonly cutOut: CutOut; readonly placement: NonNullable<Shot["placement"]> },
): Promise<void> {
  const moved = await ports.work.transaction(async ({ shots, attempts }) => {
    const painting = await shots.move(shot, {
      from: "preparing",
      to: "painting",
      wakeAt: later(ports.now(), STEP_LEASE_MS),
      tries: 0,
      cutOutId: made.cutOut.id,
      placement: made.placement,
    });
    if (painting) await attempts.add(plannedAttempt(ports, shot, 1));
    return painting;
  });
  if (moved)
    await ports.jobs.add({
      step: "paint",
      shopId: shot.shopId,
      shotId: shot.id,
      turn: turnOf({ attempts: 1, tries: 0 }),
    });
}

function placementFor(shot: Shot): PlacementRequest {
  return {
    surface: shot.surface,
    heightCm: shot.size.heightCm,
    widthCm: shot.size.widthCm,
    canvas: CANVAS,
    finalLongSide: FINAL_LONG_SIDE,
  };
}

const REFUSALS: Readonly<Record<PhotoRefusal, FailureReason>> = {
  "not-an-image": "photo-not-an-image",
  "unsupported-format": "photo-unsupported-format",
  corrupt: "photo-corrupt",
  "too-small": "photo-too-small",
  "too-large": "photo-too-large",
  "no-product": "product-not-found-in-photo",
};

type CutOutFound =
  | { readonly outcome: "cut-out"; readonly cutOut: CutOut; readonly png: Uint8Array }
  | { readonly outcome: "refused"; readonly reason: PhotoRefusal };

async function cutOutOnce(ports: PicturePorts, shot: Shot, photo: Uint8Array): Promise<CutOutFound> {
  const photoHash = ports.fingerprint(photo);
  const kept = await ports.records.cutOuts.findByPhoto(shot.shopId, photoHash);
  if (kept !== null) return { outcome: "cut-out", cutOut: kept, png: await ports.objects.get(cutOutKey(kept)) };
  const made = await ports.engine.cutOut(photo);
  if (made.outcome === "refused") return made;
  const { picture } = made;
  const cutOut = {
    id: cutOutIdSchema.parse(ports.newId()),
    shopId: shot.shopId,
    photoHash,
    width: picture.width,
    height: picture.height,
    confidence: picture.confidence,
    confident: picture.confident,
    reasons: picture.reasons,
  };
  await ports.objects.put(photoKey({ shopId: shot.shopId, photoHash }), photo, { contentType: "image/*" });
  await ports.objects.put(cutOutKey(cutOut), picture.png, { contentType: "image/png" });
  const winner = await ports.records.cutOuts.keep(cutOut, ports.now());
  return { outcome: "cut-out", cutOut: winner, png: picture.png };
}
