import type { ShotId } from "#app/core/ids.ts";
import type { Ports } from "#app/core/ports.ts";
import type { PublicationMove } from "#app/core/records.ts";
import { later, STEP_LEASE_MS } from "#app/core/run/timing.ts";
import type { PublicationOutcome } from "#app/core/services.ts";
import type { Merchant } from "#app/core/shop/merchant.ts";

type ChangePorts = Pick<Ports, "records" | "jobs" | "now">;

/** Takes the room shot off its product; the approval and its credit stay. */
export async function unpublishShot(ports: ChangePorts, merchant: Merchant, shot: ShotId): Promise<PublicationOutcome> {
  const publication = await ports.records.publications.ofShot(merchant.shopId, shot);
  if (publication === null) return { outcome: "not-yours" };
  if (publication.state === "removed" || publication.removeRequestedAt !== null) return { outcome: "nothing-to-do" };
  return start(ports, publication, { to: publication.state, removeRequestedAt: ports.now() });
}

/** Tries a blocked publication from its last good step, or puts a removed one back. */
export async function publishAgain(ports: ChangePorts, merchant: Merchant, shot: ShotId): Promise<PublicationOutcome> {
  const publication = await ports.records.publications.ofShot(merchant.shopId, shot);
  if (publication === null) return { outcome: "not-yours" };
  if (publication.state !== "removed" && publication.state !== "blocked") return { outcome: "nothing-to-do" };
  const lostFile = publication.blockReason === "file-deleted" || publication.blockReason === "file-failed";
  const hasFile = publication.fileGid !== null && !lostFile;
  return start(ports, publication, {
    to: hasFile ? "filed" : "pending",
    removeRequestedAt: null,
    removedAt: null,
    blockReason: null,
    ...(hasFile ? {} : { fileGid: null, fileAskedAt: null, resourceUrl: null }),
  });
}

async function start(
  ports: ChangePorts,
  publication: NonNullable<Awaited<ReturnType<Ports["records"]["publications"]["ofShot"]>>>,
  step: Omit<PublicationMove, "from" | "wakeAt" | "tries">,
): Promise<PublicationOutcome> {
  const now = ports.now();
  const { shopId, id, state } = publication;
  const moved = await ports.records.publications.move(publication, {
    ...step,
    from: state,
    wakeAt: later(now, STEP_LEASE_MS),
    tries: 0,
  });
  if (!moved) return { outcome: "nothing-to-do" };
  await ports.jobs.add({ step: "publish", shopId, publicationId: id, turn: 0 });
  return { outcome: "done" };
}
