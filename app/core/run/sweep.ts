import type { Ports } from "#app/core/ports.ts";
import { dispatchWaiting } from "#app/core/run/dispatch.ts";
import type { DueShot, Job } from "#app/core/run/ports.ts";
import { later, RECEIPT_RETENTION_MS, STEP_LEASE_MS } from "#app/core/run/timing.ts";
import { endShot } from "#app/core/shot/end-shot.ts";

const SWEEP_SIZE = 200;

/** Finds everything whose time has come, whatever was lost on the way, and puts it back to work. */
export async function sweep(ports: Ports): Promise<{ readonly woken: number }> {
  const now = ports.now();
  const until = later(now, STEP_LEASE_MS);
  const shots = await ports.backlog.dueShots(now, SWEEP_SIZE);
  const publications = await ports.backlog.duePublications(now, SWEEP_SIZE);
  const receipts = await ports.backlog.dueReceipts(now, SWEEP_SIZE);
  await ports.backlog.snoozeShots(shots.filter(({ state }) => state !== "ready").map(({ id }) => id), until);
  await ports.backlog.snoozePublications(publications.map(({ id }) => id), until);
  await ports.backlog.snoozeReceipts(receipts.map(({ id }) => id), until);
  for (const due of shots) await wakeShot(ports, due, now);
  for (const { shopId, id, tries } of publications) {
    await ports.jobs.add({ step: "publish", shopId, publicationId: id, attempt: retryOf(now, tries) });
  }
  for (const { id, tries } of receipts) {
    await ports.jobs.add({ step: "receipt", receiptId: id, attempt: retryOf(now, tries) });
  }
  await ports.backlog.forgetReceipts(later(now, -RECEIPT_RETENTION_MS));
  await dispatchWaiting(ports);
  return { woken: shots.length + publications.length + receipts.length };
}

async function wakeShot(ports: Ports, due: DueShot, now: Date): Promise<void> {
  const job = jobFor(due, now);
  if (job !== null) {
    await ports.jobs.add(job);
    return;
  }
  const shot = await ports.records.shots.find(due.shopId, due.id);
  if (shot?.state === "ready" && shot.decision === "undecided") await endShot(ports, shot, { to: "expired" });
}

function jobFor(due: DueShot, now: Date): Job | null {
  const { shopId, id: shotId, state } = due;
  const attempt = retryOf(now, due.tries);
  switch (state) {
    case "preparing":
      return { step: "prepare", shopId, shotId, attempt };
    case "painting":
      return { step: "paint", shopId, shotId, attempt };
    case "checking":
      return { step: "finish", shopId, shotId, attempt };
    case "waiting":
    case "ready":
    case "failed":
    case "cancelled":
    case "expired":
      return null;
  }
}

/** A swept job gets an id of its own: a job of the first id may still lie in the queue, stuck. */
function retryOf(now: Date, tries: number): number {
  return Math.floor(now.getTime() / 1000) * 100 + tries;
}
