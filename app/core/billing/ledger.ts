import { CreditSettledError, RecordMissingError } from "#app/core/errors.ts";
import type { LedgerKind, LedgerRecords } from "#app/core/billing/records.ts";
import type { ShopId, ShotId } from "#app/core/ids.ts";

type Spot = { readonly shopId: ShopId; readonly now: Date };

/** Adds credits once per key. A grant that was given before changes nothing. */
export async function grantCredits(
  ledger: LedgerRecords,
  grant: Spot & {
    readonly lotId: string;
    readonly credits: number;
    readonly key: string;
    readonly kind: "grant" | "adjust";
    readonly reason: string;
    readonly expiresAt: Date | null;
  },
): Promise<{ readonly granted: boolean }> {
  await ledger.balance(grant.shopId, "locked");
  const entered = await ledger.enter({
    shopId: grant.shopId,
    kind: grant.kind,
    credits: grant.credits,
    key: grant.key,
    lotId: grant.lotId,
    shotId: null,
    reason: grant.reason,
    at: grant.now,
  });
  if (!entered) return { granted: false };
  await ledger.addLot({
    id: grant.lotId,
    shopId: grant.shopId,
    credits: grant.credits,
    expiresAt: grant.expiresAt,
    now: grant.now,
  });
  await ledger.changeBalance(grant.shopId, { left: grant.credits, held: 0, used: 0 });
  return { granted: true };
}

/** Holds one credit for each shot, all or none, from the lots that expire soonest. A shot's credit is held once. */
export async function reserveCredits(
  ledger: LedgerRecords,
  request: Spot & { readonly shots: readonly ShotId[] },
): Promise<{ readonly outcome: "reserved" } | { readonly outcome: "out-of-credits"; readonly left: number }> {
  const balance = await ledger.balance(request.shopId, "locked");
  const lots = await ledger.openLots(request.shopId, request.now);
  const spendable = lots.flatMap((lot) => Array.from({ length: lot.left }, () => lot.id));
  const left = Math.min(balance.left, spendable.length);
  if (left < request.shots.length) return { outcome: "out-of-credits", left };
  let held = 0;
  for (const shotId of request.shots) {
    const lotId = spendable[held] ?? null;
    const entered = await ledger.enter(shotEntry(request, { shotId, lotId, kind: "reserve" }));
    if (entered) held += 1;
  }
  for (const lot of lots) {
    const taken = spendable.slice(0, held).filter((id) => id === lot.id).length;
    if (taken > 0) await ledger.changeLot(request.shopId, lot.id, -taken);
  }
  await ledger.changeBalance(request.shopId, { left: -held, held, used: 0 });
  return { outcome: "reserved" };
}

/** The held credit of a kept shot is used. */
export async function captureCredit(ledger: LedgerRecords, spend: Spot & { readonly shotId: ShotId }): Promise<void> {
  await settle(ledger, spend, "capture");
}

/** The held credit of a shot that is not kept is returned to the lot it came from. */
export async function releaseCredit(ledger: LedgerRecords, spend: Spot & { readonly shotId: ShotId }): Promise<void> {
  await settle(ledger, spend, "release");
}

/**
 * A repaint goes on with the credit that its first shot held, whatever became of the lot it came from.
 * Throws `CreditSettledError` where there is no credit to pass; the transaction must not be kept then.
 */
export async function passCreditOn(
  ledger: LedgerRecords,
  pass: Spot & { readonly from: ShotId; readonly to: ShotId },
): Promise<void> {
  await ledger.balance(pass.shopId, "locked");
  const reservation = await ledger.findEntry(pass.shopId, pass.from, "reserve");
  if (reservation === null) throw new RecordMissingError(`Shot ${pass.from} has no reservation to pass on.`);
  const { lotId } = reservation;
  const isSpent = (await ledger.findEntry(pass.shopId, pass.from, "capture")) !== null;
  const isHeld = !isSpent && (await ledger.enter(shotEntry(pass, { shotId: pass.from, lotId, kind: "release" })));
  if (!isHeld) throw new CreditSettledError(`The credit of shot ${pass.from} is not held any more.`);
  const passed = await ledger.enter(shotEntry(pass, { shotId: pass.to, lotId, kind: "reserve" }));
  if (!passed) throw new CreditSettledError(`Shot ${pass.to} has had a credit of its own.`);
}

async function settle(
  ledger: LedgerRecords,
  spend: Spot & { readonly shotId: ShotId },
  kind: "capture" | "release",
): Promise<void> {
  await ledger.balance(spend.shopId, "locked");
  const reservation = await ledger.findEntry(spend.shopId, spend.shotId, "reserve");
  if (reservation === null) throw new RecordMissingError(`Shot ${spend.shotId} has no reservation to ${kind}.`);
  const other = await ledger.findEntry(spend.shopId, spend.shotId, kind === "capture" ? "release" : "capture");
  if (other !== null) return;
  const entered = await ledger.enter(shotEntry(spend, { shotId: spend.shotId, lotId: reservation.lotId, kind }));
  if (!entered) return;
  if (kind === "capture") {
    await ledger.changeBalance(spend.shopId, { left: 0, held: -1, used: 1 });
    return;
  }
  if (reservation.lotId !== null) await ledger.changeLot(spend.shopId, reservation.lotId, 1);
  await ledger.changeBalance(spend.shopId, { left: 1, held: -1, used: 0 });
}

function shotEntry(
  spot: Spot,
  entry: { readonly shotId: ShotId; readonly lotId: string | null; readonly kind: LedgerKind },
): Parameters<LedgerRecords["enter"]>[0] {
  return {
    shopId: spot.shopId,
    kind: entry.kind,
    credits: 1,
    key: `${entry.kind}-${entry.shotId}`,
    lotId: entry.lotId,
    shotId: entry.shotId,
    reason: null,
    at: spot.now,
  };
}
