import type { Ports } from "#app/core/ports.ts";
import type { HomeView } from "#app/core/run/views.ts";
import type { Merchant } from "#app/core/shop/merchant.ts";
import { cardsOf } from "#app/core/shot/view-shot.ts";

const LATEST = 8;

/** What is going on in the shop, in figures, with the steps of the first shot found out by looking. */
export async function viewHome(ports: Pick<Ports, "records" | "objects">, merchant: Merchant): Promise<HomeView> {
  const { shopId } = merchant;
  const [counts, credits, latest] = await Promise.all([
    ports.records.shots.counts(shopId, null),
    ports.records.ledger.balance(shopId, "unlocked"),
    ports.records.shots.list(shopId, { filter: "all", skip: 0, take: LATEST }),
  ]);
  const sum = (figure: "working" | "readyToReview" | "published" | "approved" | "failed" | "reviewed"): number =>
    counts.reduce((total, product) => total + product[figure], 0);
  return {
    setup: [
      { step: "first-shot", done: latest.total > 0 },
      { step: "first-review", done: sum("reviewed") > 0 },
      { step: "first-publication", done: sum("published") > 0 },
    ],
    readyToReview: sum("readyToReview"),
    working: sum("working"),
    published: sum("published"),
    failed: sum("failed"),
    credits,
    latest: await cardsOf(ports, latest.shots),
  };
}
