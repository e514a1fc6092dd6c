import type { CatalogProduct } from "#app/core/catalog/ports.ts";
import { sizeOf, surfaceOf } from "#app/core/catalog/size.ts";
import type { ProductGid } from "#app/core/ids.ts";
import type { Ports } from "#app/core/ports.ts";
import { addShots, type WantedShot } from "#app/core/run/add-shots.ts";
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
  const added = await ports.work.transaction((records) => addShots(ports, records, { merchant, ...request, shots: wanted }));
  if (added.outcome === "out-of-credits") return { outcome: added.outcome, needed: wanted.length, left: added.left };
  if (added.outcome === "asked-before") {
    const first = await ports.records.runs.findByKey(merchant.shopId, request.requestKey);
    return first === null ? { outcome: "products-gone" } : answerAgain(ports, merchant, first.id);
  }
  await dispatchWaiting(ports);
  const shots = added.shots.map(({ id, productGid }) => ({ shotId: id, productGid }));
  const [first] = added.shots;
  return first === undefined
    ? { outcome: "nothing-to-do", skipped }
    : { outcome: "requested", runId: first.runId, shots, skipped };
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
