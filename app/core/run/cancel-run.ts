import type { RunId } from "#app/core/ids.ts";
import type { Ports } from "#app/core/ports.ts";
import type { Merchant } from "#app/core/shop/merchant.ts";
import { endShot } from "#app/core/shot/end-shot.ts";
import { isWorking } from "#app/core/shot/shot.ts";

/** Ends every shot of the run that is still being worked on; each credit is returned. */
export async function cancelRun(
  ports: Pick<Ports, "records" | "work" | "now">,
  merchant: Merchant,
  runId: RunId,
): Promise<{ readonly cancelled: number } | null> {
  const run = await ports.records.runs.find(merchant.shopId, runId);
  if (run === null) return null;
  await ports.records.runs.markCancelled(merchant.shopId, runId, ports.now());
  let cancelled = 0;
  for (;;) {
    const shots = await ports.records.shots.ofRun(merchant.shopId, runId);
    const working = shots.filter(({ state }) => isWorking(state));
    // A shot may move on between being read and being ended: it is read again until none is worked on.
    if (working.length === 0) return { cancelled };
    for (const shot of working) {
      if (await endShot(ports, shot, { to: "cancelled" })) cancelled += 1;
    }
  }
}
