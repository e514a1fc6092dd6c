import type { RunId } from "#app/core/ids.ts";
import type { Ports } from "#app/core/ports.ts";
import type { LibraryFilter, LibraryView, RunView } from "#app/core/run/views.ts";
import type { Merchant } from "#app/core/shop/merchant.ts";
import { isWorking } from "#app/core/shot/shot.ts";
import { cardsOf } from "#app/core/shot/view-shot.ts";

/** How a run is getting on; null where it is not this shop's. */
export async function viewRun(
  ports: Pick<Ports, "records" | "objects">,
  merchant: Merchant,
  runId: RunId,
): Promise<RunView | null> {
  const run = await ports.records.runs.find(merchant.shopId, runId);
  if (run === null) return null;
  const shots = await ports.records.shots.ofRun(merchant.shopId, runId);
  return {
    runId,
    styleKey: run.styleKey,
    requestedAt: run.requestedAt,
    shots: await cardsOf(ports, shots),
    working: shots.filter(({ state }) => isWorking(state)).length,
    finished: shots.filter(({ state }) => !isWorking(state)).length,
    failed: shots.filter(({ state }) => state === "failed").length,
  };
}

const PAGE_SIZE = 24;

/** All of a shop's shots, newest first, a page at a time. */
export async function viewLibrary(
  ports: Pick<Ports, "records" | "objects">,
  merchant: Merchant,
  asked: { readonly filter: LibraryFilter; readonly page: number },
): Promise<LibraryView> {
  const page = Math.max(1, asked.page);
  const listed = await ports.records.shots.list(merchant.shopId, {
    filter: asked.filter,
    skip: (page - 1) * PAGE_SIZE,
    take: PAGE_SIZE,
  });
  return {
    shots: await cardsOf(ports, listed.shots),
    total: listed.total,
    page,
    pages: Math.max(1, Math.ceil(listed.total / PAGE_SIZE)),
  };
}
