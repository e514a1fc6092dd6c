import type { Ports } from "#app/core/ports.ts";
import type { Job } from "#app/core/run/ports.ts";
import { later, STEP_LEASE_MS } from "#app/core/run/timing.ts";

/** So many shots may be between `waiting` and the painter at once; the rest waits in Postgres. */
const WINDOW = 16;
/** A run gets so many places at a time before the next run is looked at. */
const SLICE = 4;

/**
 * Shots whose photo could not be fetched wait outside the window, or one shop's trouble would hold up the others;
 * a shop with so many of them gets no more in, or it would try its whole run in vain.
 */
const MAX_PUT_OFF = 16;

/** Lets waiting shots into the window, the run that has had the least first. */
export async function dispatchWaiting(ports: Pick<Ports, "backlog" | "jobs" | "now" | "journal">): Promise<void> {
  const admitted: Job[] = [];
  await ports.backlog.dispatching(async (turn) => {
    let room = WINDOW - (await turn.countInWindow());
    while (room > 0) {
      const run = await turn.leastServedRun({ putOff: MAX_PUT_OFF });
      if (run === null) return;
      const shots = await turn.admit(run, Math.min(room, SLICE), later(ports.now(), STEP_LEASE_MS));
      if (shots.length === 0) return;
      admitted.push(...shots.map((shotId): Job => ({ step: "prepare", shopId: run.shopId, shotId, turn: 0 })));
      room -= shots.length;
    }
  });
  for (const job of admitted) await ports.jobs.add(job);
}
