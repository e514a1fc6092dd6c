import type { Ports } from "#app/core/ports.ts";
import { turnOf } from "#app/core/run/ports.ts";
import { later, STEP_LEASE_MS } from "#app/core/run/timing.ts";
import type { Attempt } from "#app/core/shot/attempt.ts";
import { endShot } from "#app/core/shot/end-shot.ts";
import { plannedAttempt } from "#app/core/shot/plan-attempt.ts";
import { MAX_PAID_ATTEMPTS, type FailureReason, type Shot } from "#app/core/shot/shot.ts";

/** Paints again with a new seed, or fails the shot once it has had its paid attempts. */
export async function nextAttempt(
  ports: Pick<Ports, "work" | "records" | "jobs" | "now" | "newId">,
  shot: Shot,
  last: { readonly attempt: Attempt; readonly giveUpAs: FailureReason },
): Promise<void> {
  const number = last.attempt.number + 1;
  if (number > MAX_PAID_ATTEMPTS) {
    await endShot(ports, shot, { to: "failed", reason: last.giveUpAs });
    return;
  }
  const moved = await ports.work.transaction(async ({ shots, attempts }) => {
    await shots.lock(shot.shopId, shot.id);
    const latest = await attempts.latest(shot.shopId, shot.id);
    if (latest?.id !== last.attempt.id) return false;
    const painting = await shots.move(shot, {
      from: shot.state,
      to: "painting",
      wakeAt: later(ports.now(), STEP_LEASE_MS),
      tries: 0,
    });
    if (painting) await attempts.add(plannedAttempt(ports, shot, number));
    return painting;
  });
  const turn = turnOf({ attempts: number, tries: 0 });
  if (moved) await ports.jobs.add({ step: "paint", shopId: shot.shopId, shotId: shot.id, turn });
}
