import { OutputGoneError, RecordMissingError } from "#app/core/errors.ts";
import type { ShopId, ShotId } from "#app/core/ids.ts";
import type { PicturePorts, Ports } from "#app/core/ports.ts";
import { later, REVIEW_EXPIRY_MS } from "#app/core/run/timing.ts";
import type { Attempt } from "#app/core/shot/attempt.ts";
import { nextAttempt } from "#app/core/shot/next-attempt.ts";
import { cutOutKey, paintedKey, photoKey, shotPictureKey, type ShotPicture } from "#app/core/shot/object-keys.ts";
import type { FinishedPictures, FinishVerdict } from "#app/core/shot/ports.ts";
import type { Shot } from "#app/core/shot/shot.ts";
import { meetTrouble } from "#app/core/shot/step-trouble.ts";

/** Fetches the painted room, puts the product's own pixels back, checks the finished file, and keeps it for review. */
export async function finishShot(ports: PicturePorts, shopId: ShopId, shotId: ShotId): Promise<void> {
  const shot = await ports.records.shots.find(shopId, shotId);
  if (shot?.state !== "checking") return;
  const attempt = await ports.records.attempts.latest(shopId, shotId);
  if (attempt === null) return;
  try {
    await finish(ports, shot, attempt);
  } catch (error) {
    if (error instanceof OutputGoneError) {
      await nextAttempt(ports, shot, { attempt, giveUpAs: "output-lost" });
      return;
    }
    await meetTrouble(ports, shot, { error, giveUpAs: "our-fault" });
  }
}

async function finish(ports: PicturePorts, shot: Shot, attempt: Attempt): Promise<void> {
  const painted = await fetchOnce(ports, attempt);
  if (shot.cutOutId === null || shot.placement === null) {
    throw new RecordMissingError(`Shot ${shot.id} is being checked without a cut-out or placement.`);
  }
  const cutOut = await ports.records.cutOuts.get(shot.shopId, shot.cutOutId);
  const finished = await ports.engine.finish({
    photo: await ports.objects.get(photoKey({ shopId: shot.shopId, photoHash: cutOut.photoHash })),
    cutOut: await ports.objects.get(cutOutKey(cutOut)),
    painted,
    placement: shot.placement,
    provenance: { model: attempt.model, promptVersion: attempt.promptVersion, seed: attempt.seed },
  });
  if (finished.outcome === "unusable" || !finished.verdict.accepted) {
    const reasons = finished.outcome === "unusable" ? finished.reasons : finished.verdict.reasons;
    ports.journal.warn("shot-refused-by-check", {
      shot: shot.id,
      attempt: attempt.number,
      reasons: reasons.join(", "),
    });
    await nextAttempt(ports, shot, { attempt, giveUpAs: "product-altered" });
    return;
  }
  await keepPictures(ports, shot, finished.pictures);
  await markReady(ports, shot, finished.verdict);
}

/** The provider deletes its outputs after an hour: ours is the copy that counts. */
async function fetchOnce(ports: Ports, attempt: Attempt): Promise<Uint8Array> {
  if (attempt.outputStored) return ports.objects.get(paintedKey(attempt));
  if (attempt.outputUrl === null) throw new OutputGoneError(`Attempt ${attempt.id} has no output.`);
  const painted = await ports.imageModel.downloadOutput(attempt.outputUrl);
  await ports.objects.put(paintedKey(attempt), painted, { contentType: "image/*" });
  await ports.records.attempts.move(attempt, { from: "succeeded", to: "succeeded", outputStored: true });
  return painted;
}

async function keepPictures(ports: Ports, shot: Shot, pictures: FinishedPictures): Promise<void> {
  const files: readonly (readonly [ShotPicture, Uint8Array, string])[] = [
    ["final.jpg", pictures.final, "image/jpeg"],
    ["preview.jpg", pictures.preview, "image/jpeg"],
    ["thumbnail.jpg", pictures.thumbnail, "image/jpeg"],
    ["difference.png", pictures.difference, "image/png"],
  ];
  for (const [picture, bytes, contentType] of files) {
    await ports.objects.put(shotPictureKey(shot, picture), bytes, { contentType });
  }
}

async function markReady(ports: Ports, shot: Shot, verdict: FinishVerdict): Promise<void> {
  const now = ports.now();
  const expiresAt = later(now, REVIEW_EXPIRY_MS);
  await ports.records.shots.move(shot, {
    from: "checking",
    to: "ready",
    wakeAt: expiresAt,
    tries: 0,
    score: Math.round(verdict.score),
    checkReasons: verdict.reasons,
    relightPercent: verdict.relightPercent,
    enlarged: verdict.enlarged,
    readyAt: now,
    expiresAt,
  });
}
