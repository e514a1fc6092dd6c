import { runIdSchema, shotIdSchema } from "#app/core/ids.ts";
import type { Ports } from "#app/core/ports.ts";
import type { Records, Run } from "#app/core/records.ts";
import type { Merchant } from "#app/core/shop/merchant.ts";
import type { NewShot } from "#app/core/shot/shot.ts";
import type { StyleKey } from "#app/core/style/styles.ts";

export type WantedShot = Omit<NewShot, "id" | "runId" | "shopId" | "styleKey" | "requestedAt">;

/** The run and its shots, not written yet. */
export type PlannedRun = { readonly run: Run; readonly shots: readonly NewShot[] };

export function planRun(
  ports: Pick<Ports, "now" | "newId">,
  wanted: { readonly merchant: Merchant; readonly styleKey: StyleKey; readonly shots: readonly WantedShot[] },
): PlannedRun {
  const { merchant, styleKey } = wanted;
  const requestedAt = ports.now();
  const run = { id: runIdSchema.parse(ports.newId()), shopId: merchant.shopId, styleKey, requestedAt };
  return { run, shots: wanted.shots.map((shot) => newShot(ports, run, shot)) };
}

/** Writes a planned run; false where this shop has made a run with the same key before. */
export async function addRun(
  records: Pick<Records, "runs" | "shots">,
  planned: PlannedRun,
  request: { readonly merchant: Merchant; readonly requestKey: string },
): Promise<boolean> {
  const { merchant, requestKey } = request;
  const isNew = await records.runs.add({ ...planned.run, requestKey, requestedBy: merchant.userId });
  if (isNew) await records.shots.addAll(planned.shots);
  return isNew;
}

function newShot(ports: Pick<Ports, "newId">, run: Run, shot: WantedShot): NewShot {
  return {
    id: shotIdSchema.parse(ports.newId()),
    shopId: run.shopId,
    runId: run.id,
    productGid: shot.productGid,
    productTitle: shot.productTitle,
    productUrl: shot.productUrl,
    photoGid: shot.photoGid,
    photoUrl: shot.photoUrl,
    styleKey: run.styleKey,
    variation: shot.variation,
    surface: shot.surface,
    size: shot.size,
    requestedAt: run.requestedAt,
  };
}
