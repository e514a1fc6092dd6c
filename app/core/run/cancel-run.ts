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
  const shots = await ports.records.shots.ofRun(merchant.shopId, runId);
  let cancelled = 0;
  for (const shot of shots.filter(({ state }) => isWorking(state))) {
    const fresh = await ports.records.shots.find(merchant.shopId, shot.id);
    if (fresh === null || !isWorking(fresh.state)) continue;
    if (await endShot(ports, fresh, { to: "cancelled" })) cancelled += 1;
  }
  return { cancelled };
}
