import type { Ports } from "#app/core/ports.ts";
import { dispatchWaiting } from "#app/core/run/dispatch.ts";
import { turnOf, type DueShot, type Job } from "#app/core/run/ports.ts";
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
  await ports.backlog.snoozeShots(
    shots.filter(({ state }) => state !== "ready").map(({ id }) => id),
    until,
  );
  await ports.backlog.snoozePublications(
    publications.map(({ id }) => id),
    until,
  );
  await ports.backlog.snoozeReceipts(
    receipts.map(({ id }) => id),
    until,
  );
  for (const due of shots) await wakeShot(ports, due);
  for (const { shopId, id, tries } of publications) {
    await ports.jobs.add({ step: "publish", shopId, publicationId: id, turn: tries });
  }
  for (const { id, tries } of receipts) {
    await ports.jobs.add({ step: "receipt", receiptId: id, turn: tries });
  }
  await ports.backlog.forgetReceipts(later(now, -RECEIPT_RETENTION_MS));
  await dispatchWaiting(ports);
  return { woken: shots.length + publications.length + receipts.length };
}

async function wakeShot(ports: Ports, due: DueShot): Promise<void> {
  const job = jobFor(due);
  if (job !== null) {
    await ports.jobs.add(job);
    return;
  }
  const shot = await ports.records.shots.find(due.shopId, due.id);
  if (shot?.state === "ready" && shot.decision === "undecided") await endShot(ports, shot, { to: "expired" });
}

function jobFor(due: DueShot): Job | null {
  const { shopId, id: shotId, state } = due;
  const turn = turnOf(due);
  switch (state) {
    case "preparing":
      return { step: "prepare", shopId, shotId, turn };
    case "painting":
      return { step: "paint", shopId, shotId, turn };
    case "checking":
      return { step: "finish", shopId, shotId, turn };
    case "waiting":
    case "ready":
    case "failed":
    case "cancelled":
    case "expired":
      return null;
  }
}
