import { RoomshotsError, ShopAccessLostError } from "#app/core/errors.ts";
import type { Ports } from "#app/core/ports.ts";
import { ACCESS_LOST_WAIT_MS, backoffMs, later, MAX_STEP_TRIES } from "#app/core/run/timing.ts";
import { endShot } from "#app/core/shot/end-shot.ts";
import type { FailureReason, Shot } from "#app/core/shot/shot.ts";

type TroublePorts = Pick<Ports, "records" | "work" | "now" | "journal">;

/** Decides what becomes of a shot whose step threw: later again, waiting for the merchant, or failed at our cost. */
export async function meetTrouble(
  ports: TroublePorts,
  shot: Shot,
  trouble: { readonly error: unknown; readonly giveUpAs: FailureReason },
): Promise<void> {
  const { error } = trouble;
  ports.journal.warn("step-failed", { shop: shot.shopId, shot: shot.id, state: shot.state, tries: shot.tries }, error);
  if (error instanceof ShopAccessLostError) {
    await ports.records.shops.change(shot.shopId, { accessLostAt: ports.now() });
    await stay(ports, shot, { ms: ACCESS_LOST_WAIT_MS, tries: shot.tries });
    return;
  }
  const hopeless = error instanceof RoomshotsError && !error.canRetry;
  if (hopeless || shot.tries + 1 >= MAX_STEP_TRIES) {
    await endShot(ports, shot, { to: "failed", reason: hopeless ? "our-fault" : trouble.giveUpAs });
    return;
  }
  const wishMs = error instanceof RoomshotsError ? error.retryAfterMs : undefined;
  await stay(ports, shot, { ms: backoffMs(shot.tries, wishMs), tries: shot.tries + 1 });
}

async function stay(
  ports: TroublePorts,
  shot: Shot,
  how: { readonly ms: number; readonly tries: number },
): Promise<void> {
  const wakeAt = later(ports.now(), how.ms);
  await ports.records.shots.move(shot, { from: shot.state, to: shot.state, wakeAt, tries: how.tries });
}
