import { captureCredit, passCreditOn, releaseCredit } from "#app/core/billing/ledger.ts";
import { publicationIdSchema, type ShotId } from "#app/core/ids.ts";
import type { Ports } from "#app/core/ports.ts";
import { altTextFor, filenameFor } from "#app/core/publication/naming.ts";
import { addRun, planRun } from "#app/core/run/add-shots.ts";
import { dispatchWaiting } from "#app/core/run/dispatch.ts";
import { later, STEP_LEASE_MS } from "#app/core/run/timing.ts";
import type { RepaintOutcome, ReviewOutcome } from "#app/core/services.ts";
import type { Merchant } from "#app/core/shop/merchant.ts";
import type { Shot } from "#app/core/shot/shot.ts";

type ReviewPorts = Pick<Ports, "records" | "work" | "backlog" | "jobs" | "now" | "newId" | "journal">;

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
  await ports.jobs.add({ step: "publish", shopId: shot.shopId, publicationId, turn: 0 });
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

/** Another try is a new shot, which takes over the credit that this one held. */
export async function repaintShot(ports: ReviewPorts, merchant: Merchant, shotId: ShotId): Promise<RepaintOutcome> {
  const found = await reviewable(ports, merchant, shotId);
  if (found.outcome !== "reviewable") return found;
  const { shot } = found;
  const now = ports.now();
  const wanted = { ...shot, variation: shot.variation + 1 };
  const planned = planRun(ports, { merchant, styleKey: shot.styleKey, shots: [wanted] });
  const again = planned.shots.map(({ id }) => id);
  const decided = await ports.work.transaction(async (records) => {
    const moved = await records.shots.decide(shot, { decision: "repainted", byUserId: merchant.userId, at: now });
    if (!moved) return false;
    for (const to of again) await passCreditOn(records.ledger, { shopId: shot.shopId, from: shotId, to, now });
    await addRun(records, planned, { merchant, requestKey: ports.newId() });
    return true;
  });
  if (!decided) return { outcome: "already-decided" };
  await dispatchWaiting(ports);
  const [next] = again;
  return next === undefined ? { outcome: "done" } : { outcome: "repainting", shotId: next, runId: planned.run.id };
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
