import { releaseCredit } from "#app/core/billing/ledger.ts";
import type { Ports } from "#app/core/ports.ts";
import type { FailureReason, Shot } from "#app/core/shot/shot.ts";

type Ending =
  { readonly to: "failed"; readonly reason: FailureReason } | { readonly to: "cancelled" } | { readonly to: "expired" };

/** Ends a shot that is not kept and returns its credit, in one transaction. False where it had moved on meanwhile. */
export async function endShot(ports: Pick<Ports, "work" | "now">, shot: Shot, ending: Ending): Promise<boolean> {
  const now = ports.now();
  return ports.work.transaction(async ({ shots, ledger }) => {
    const moved = await shots.move(shot, {
      from: shot.state,
      to: ending.to,
      wakeAt: null,
      failureReason: ending.to === "failed" ? ending.reason : null,
      expiresAt: null,
      endedAt: now,
    });
    if (moved) await releaseCredit(ledger, { shopId: shot.shopId, shotId: shot.id, now });
    return moved;
  });
}
