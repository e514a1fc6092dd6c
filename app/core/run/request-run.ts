import { reserveCredits } from "#app/core/billing/ledger.ts";
import type { CatalogProduct } from "#app/core/catalog/ports.ts";
import { sizeOf, surfaceOf } from "#app/core/catalog/size.ts";
import type { ProductGid } from "#app/core/ids.ts";
import type { Ports } from "#app/core/ports.ts";
import { addRun, planRun, type WantedShot } from "#app/core/run/add-shots.ts";
import { dispatchWaiting } from "#app/core/run/dispatch.ts";
import { problemOf } from "#app/core/run/product-problem.ts";
import type { RequestRunOutcome } from "#app/core/run/views.ts";
import type { Merchant } from "#app/core/shop/merchant.ts";
import type { StyleKey } from "#app/core/style/styles.ts";

type RequestPorts = Pick<Ports, "catalogue" | "records" | "work" | "backlog" | "jobs" | "now" | "newId" | "journal">;
type Request = { readonly products: readonly ProductGid[]; readonly styleKey: StyleKey; readonly requestKey: string };

/** One room shot of each product that has a usable photo; a repeated request answers as the first one did. */
export async function requestRun(
  ports: RequestPorts,
  merchant: Merchant,
  request: Request,
): Promise<RequestRunOutcome> {
  const before = await ports.records.runs.findByKey(merchant.shopId, request.requestKey);
  if (before !== null) return answerAgain(ports, merchant, before.id);
  const products = await ports.catalogue.getProducts(merchant.shop, request.products);
  if (products.length === 0) return { outcome: "products-gone" };
  const { wanted, skipped } = sortOut(products);
  if (wanted.length === 0) return { outcome: "nothing-to-do", skipped };
  const planned = planRun(ports, { merchant, styleKey: request.styleKey, shots: wanted });
  const written = await ports.work.transaction(async (records) => {
    // Whoever holds the balance knows whether a twin of this request was first.
    await records.ledger.balance(merchant.shopId, "locked");
    const twin = await records.runs.findByKey(merchant.shopId, request.requestKey);
    if (twin !== null) return { outcome: "asked-before" as const, runId: twin.id };
    const shotIds = planned.shots.map(({ id }) => id);
    const paid = await reserveCredits(records.ledger, { shopId: merchant.shopId, now: ports.now(), shots: shotIds });
    if (paid.outcome === "out-of-credits") return { ...paid, needed: shotIds.length };
    await addRun(records, planned, { merchant, requestKey: request.requestKey });
    return { outcome: "requested" as const };
  });
  if (written.outcome === "out-of-credits") return written;
  if (written.outcome === "asked-before") return answerAgain(ports, merchant, written.runId);
  await dispatchWaiting(ports);
  const shots = planned.shots.map(({ id, productGid }) => ({ shotId: id, productGid }));
  return { outcome: "requested", runId: planned.run.id, shots, skipped };
}

async function answerAgain(
  ports: RequestPorts,
  merchant: Merchant,
  runId: Extract<RequestRunOutcome, { outcome: "requested" }>["runId"],
): Promise<RequestRunOutcome> {
  const shots = await ports.records.shots.ofRun(merchant.shopId, runId);
  return {
    outcome: "requested",
    runId,
    shots: shots.map(({ id, productGid }) => ({ shotId: id, productGid })),
    skipped: [],
  };
}

function sortOut(products: readonly CatalogProduct[]): {
  readonly wanted: readonly WantedShot[];
  readonly skipped: Extract<RequestRunOutcome, { outcome: "requested" }>["skipped"];
} {
  const wanted: WantedShot[] = [];
  const skipped: { productGid: ProductGid; title: string; problem: NonNullable<ReturnType<typeof problemOf>> }[] = [];
  for (const product of products) {
    const problem = problemOf(product);
    const [photo] = product.photos;
    if (problem !== null || photo === undefined) {
      skipped.push({ productGid: product.gid, title: product.title, problem: problem ?? "no-photo" });
      continue;
    }
    wanted.push({
      productGid: product.gid,
      productTitle: product.title,
      productUrl: product.storeUrl,
      photoGid: photo.mediaGid,
      photoUrl: photo.url,
      variation: 0,
      surface: surfaceOf(product),
      size: sizeOf(product),
    });
  }
  return { wanted, skipped };
}
