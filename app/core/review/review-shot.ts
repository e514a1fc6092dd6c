import { captureCredit, releaseCredit } from "#app/core/billing/ledger.ts";
import { publicationIdSchema, type ShotId } from "#app/core/ids.ts";
import type { Ports } from "#app/core/ports.ts";
import { altTextFor, filenameFor } from "#app/core/publication/naming.ts";
import { addShots } from "#app/core/run/add-shots.ts";
import { later, STEP_LEASE_MS } from "#app/core/run/timing.ts";
import type { RepaintOutcome, ReviewOutcome } from "#app/core/services.ts";
import type { Merchant } from "#app/core/shop/merchant.ts";
import type { Shot } from "#app/core/shot/shot.ts";

type ReviewPorts = Pick<Ports, "records" | "work" | "jobs" | "now" | "newId" | "journal">;

/** Keeps the shot: its credit is used, and it goes to its product. */
export async function approveShot(ports: ReviewPorts, merchant: Merchant, shotId: ShotId): Promise<ReviewOutcome> {
  const found = await reviewable(ports, merchant, shotId);
  if (found.outcome !== "reviewable") return found;
  const { shot } = found;
  const now = ports.now();
  const publicationId = publicationIdSchema.parse(ports.newId());
  const kept = await ports.work.transaction(async ({ shots, ledger, publications }) => {
    const decided = await shots.decide(shot, { decision: "approved", byUserId: merchant.userId, at: now });
    if (!decided) return false;
    await captureCredit(ledger, { shopId: shot.shopId, shotId, now });
    await publications.add({
      id: publicationId,
      shopId: shot.shopId,
      shotId,
      productGid: shot.productGid,
      filename: filenameFor(shot),
      altText: altTextFor(shot),
      requestedAt: now,
      wakeAt: later(now, STEP_LEASE_MS),
    });
    return true;
  });
  if (!kept) return { outcome: "already-decided" };
  await ports.jobs.add({ step: "publish", shopId: shot.shopId, publicationId, attempt: 0 });
  return { outcome: "done" };
}

/** Returns the shot's credit; the picture is not published. */
export async function discardShot(ports: ReviewPorts, merchant: Merchant, shotId: ShotId): Promise<ReviewOutcome> {
  const found = await reviewable(ports, merchant, shotId);
  if (found.outcome !== "reviewable") return found;
  const { shot } = found;
  const now = ports.now();
  const discarded = await ports.work.transaction(async ({ shots, ledger }) => {
    const decided = await shots.decide(shot, { decision: "discarded", byUserId: merchant.userId, at: now });
    if (decided) await releaseCredit(ledger, { shopId: shot.shopId, shotId, now });
    return decided;
  });
  return { outcome: discarded ? "done" : "already-decided" };
}

/** Another try is a new shot with its own credit; this one's is returned first, so that the last credit suffices. */
export async function repaintShot(ports: ReviewPorts, merchant: Merchant, shotId: ShotId): Promise<RepaintOutcome> {
  const found = await reviewable(ports, merchant, shotId);
  if (found.outcome !== "reviewable") return found;
  const { shot } = found;
  const now = ports.now();
  return ports.work.transaction(async (records): Promise<RepaintOutcome> => {
    const decided = await records.shots.decide(shot, { decision: "repainted", byUserId: merchant.userId, at: now });
    if (!decided) return { outcome: "already-decided" };
    await releaseCredit(records.ledger, { shopId: shot.shopId, shotId, now });
    const added = await addShots(ports, records, {
      merchant,
      styleKey: shot.styleKey,
      requestKey: ports.newId(),
      shots: [{ ...shot, variation: shot.variation + 1 }],
    });
    if (added.outcome === "out-of-credits") return { outcome: "out-of-credits", needed: 1, left: added.left };
    const [again] = added.shots;
    return again === undefined
      ? { outcome: "not-ready" }
      : { outcome: "repainting", shotId: again.id, runId: again.runId };
  });
}

type Reviewable =
  | { readonly outcome: "reviewable"; readonly shot: Shot }
  | { readonly outcome: "already-decided" | "not-ready" | "not-yours" };

async function reviewable(ports: ReviewPorts, merchant: Merchant, shotId: ShotId): Promise<Reviewable> {
  const shot = await ports.records.shots.find(merchant.shopId, shotId);
  if (shot === null) return { outcome: "not-yours" };
  if (shot.decision !== "undecided") return { outcome: "already-decided" };
  return shot.state === "ready" ? { outcome: "reviewable", shot } : { outcome: "not-ready" };
}
