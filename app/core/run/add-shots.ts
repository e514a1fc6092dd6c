import { reserveCredits } from "#app/core/billing/ledger.ts";
import { runIdSchema, shotIdSchema } from "#app/core/ids.ts";
import type { Ports } from "#app/core/ports.ts";
import type { Records } from "#app/core/records.ts";
import type { Merchant } from "#app/core/shop/merchant.ts";
import type { NewShot } from "#app/core/shot/shot.ts";
import type { StyleKey } from "#app/core/style/styles.ts";

export type WantedShot = Omit<NewShot, "id" | "runId" | "shopId" | "styleKey" | "requestedAt">;

type Added =
  | { readonly outcome: "added"; readonly shots: readonly NewShot[] }
  | { readonly outcome: "asked-before" }
  | { readonly outcome: "out-of-credits"; readonly left: number };

/** Writes run, shots and reservations; belongs in one transaction, of which nothing remains when credits run out. */
export async function addShots(
  ports: Pick<Ports, "now" | "newId">,
  records: Records,
  wanted: {
    readonly merchant: Merchant;
    readonly styleKey: StyleKey;
    readonly requestKey: string;
    readonly shots: readonly WantedShot[];
  },
): Promise<Added> {
  const { merchant, styleKey } = wanted;
  const requestedAt = ports.now();
  const runId = runIdSchema.parse(ports.newId());
  const shots = wanted.shots.map((shot) => newShot(shot, { ports, merchant, runId, styleKey, requestedAt }));
  const balance = await records.ledger.balance(merchant.shopId, "locked");
  if (balance.left < shots.length) return { outcome: "out-of-credits", left: balance.left };
  const run = { id: runId, shopId: merchant.shopId, styleKey, requestedAt };
  const isNew = await records.runs.add({ ...run, requestKey: wanted.requestKey, requestedBy: merchant.userId });
  if (!isNew) return { outcome: "asked-before" };
  await records.shots.addAll(shots);
  const reserved = await reserveCredits(records.ledger, {
    shopId: merchant.shopId,
    now: requestedAt,
    shots: shots.map((shot) => shot.id),
  });
  if (reserved.outcome === "out-of-credits") return reserved;
  return { outcome: "added", shots };
}

function newShot(
  shot: WantedShot,
  spot: {
    readonly ports: Pick<Ports, "newId">;
    readonly merchant: Merchant;
    readonly runId: NewShot["runId"];
    readonly styleKey: StyleKey;
    readonly requestedAt: Date;
  },
): NewShot {
  return {
    id: shotIdSchema.parse(spot.ports.newId()),
    shopId: spot.merchant.shopId,
    runId: spot.runId,
    productGid: shot.productGid,
    productTitle: shot.productTitle,
    productUrl: shot.productUrl,
    photoGid: shot.photoGid,
    photoUrl: shot.photoUrl,
    styleKey: spot.styleKey,
    variation: shot.variation,
    surface: shot.surface,
    size: shot.size,
    requestedAt: spot.requestedAt,
  };
}
