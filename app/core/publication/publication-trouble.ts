import { RoomshotsError, ShopAccessLostError } from "#app/core/errors.ts";
import type { Ports } from "#app/core/ports.ts";
import type { Publication } from "#app/core/publication/publication.ts";
import {
  ACCESS_LOST_WAIT_MS,
  backoffMs,
  later,
  LOOKS_PER_TROUBLE,
  MAX_PUBLICATION_LOOKS,
} from "#app/core/run/timing.ts";

type TroublePorts = Pick<Ports, "records" | "now" | "journal">;

/** Later again, waiting for the merchant, or blocked: a blocked publication keeps its approval and can be tried again. */
export async function meetPublicationTrouble(
  ports: TroublePorts,
  publication: Publication,
  error: unknown,
): Promise<void> {
  const { shopId, id, state, tries } = publication;
  ports.journal.warn("publish-failed", { shop: shopId, publication: id, state, tries }, error);
  if (error instanceof ShopAccessLostError) {
    await ports.records.shops.change(shopId, { accessLostAt: ports.now() });
    await stay(ports, publication, { ms: ACCESS_LOST_WAIT_MS, tries });
    return;
  }
  const hopeless = error instanceof RoomshotsError && !error.canRetry;
  if (hopeless || tries + LOOKS_PER_TROUBLE >= MAX_PUBLICATION_LOOKS) {
    const blockReason = hopeless ? "our-fault" : "shopify-unreachable";
    await ports.records.publications.move(publication, {
      from: state,
      to: "blocked",
      wakeAt: null,
      blockReason,
      removeRequestedAt: null,
    });
    return;
  }
  const wishMs = error instanceof RoomshotsError ? error.retryAfterMs : undefined;
  const ms = backoffMs(Math.floor(tries / LOOKS_PER_TROUBLE), wishMs);
  await stay(ports, publication, { ms, tries: tries + LOOKS_PER_TROUBLE });
}

async function stay(
  ports: TroublePorts,
  publication: Publication,
  how: { readonly ms: number; readonly tries: number },
): Promise<void> {
  const wakeAt = later(ports.now(), how.ms);
  const { state } = publication;
  await ports.records.publications.move(publication, { from: state, to: state, wakeAt, tries: how.tries });
}
