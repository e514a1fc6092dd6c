import { randomUUID } from "node:crypto";

import { openAdminSession, type AdminSession } from "./once/admin-session.ts";
import { productsAnswer, runAnswer, type RunShot, type StoreProduct } from "./once/answers.ts";
import { AppRefusedError } from "./once/errors.ts";
import { followRun, isPublished, reasonOf } from "./once/follow-run.ts";
import { giveCredits } from "./once/give-credits.ts";
import { keepFiles } from "./once/keep-files.ts";
import type { OnceOptions } from "./options.ts";
import type { World } from "./world.ts";

/** The main job for every product, end to end; what `npm run demo -- --once` prints last. */
export type OnceReport = {
  products: number;
  shots: number;
  published: number;
  failed: { product: string; reason: string }[];
  seconds: number;
};

const DEFAULT_STYLE = "scandinavian-living-room";
/** As many as the app takes in one request. */
const PRODUCTS_AT_ONCE = 25;

/** Drives the main job through the sandbox's admin: one shot for each product, approved and published. */
export async function runOnce(world: World, options: OnceOptions, say: (text: string) => void): Promise<OnceReport> {
  const startedAt = performance.now();
  const admin = openAdminSession(world.sandbox);
  const products = await readProducts(admin);
  const usable = products.filter(({ problem }) => problem === null);
  say(`${String(products.length)} products, ${String(usable.length)} with a usable photo`);
  await giveCredits(world.environment, Math.max(1, usable.length));
  const shots: RunShot[] = [];
  for (let first = 0; first < usable.length; first += PRODUCTS_AT_ONCE) {
    const some = usable.slice(first, first + PRODUCTS_AT_ONCE);
    const runId = await requestRun(admin, some, options.style ?? DEFAULT_STYLE);
    shots.push(...(await followRun(admin, runId, say)));
  }
  const published = shots.filter(isPublished);
  if (options.out !== null) await keepFiles(admin, published, options.out);
  return {
    products: products.length,
    shots: shots.filter(({ state }) => state === "ready").length,
    published: published.length,
    failed: [
      ...products.flatMap(({ title, problem }) => (problem === null ? [] : [{ product: title, reason: problem }])),
      ...shots
        .filter((shot) => !isPublished(shot))
        .map((shot) => ({ product: shot.productTitle, reason: reasonOf(shot) })),
    ],
    seconds: Math.round((performance.now() - startedAt) / 100) / 10,
  };
}

async function readProducts(admin: AdminSession): Promise<readonly StoreProduct[]> {
  const products: StoreProduct[] = [];
  let after: string | null = null;
  do {
    const query: string = after === null ? "" : `?${new URLSearchParams({ after }).toString()}`;
    const page: { rows: StoreProduct[]; nextCursor: string | null } = await admin.ask(
      `/app/api/products${query}`,
      productsAnswer,
    );
    products.push(...page.rows);
    after = page.nextCursor;
  } while (after !== null);
  return products;
}

async function requestRun(admin: AdminSession, products: readonly StoreProduct[], style: string): Promise<string> {
  const asked = await admin.ask("/app/api/runs", runAnswer, {
    products: products.map(({ gid }) => gid),
    styleKey: style,
    requestKey: randomUUID(),
  });
  if (asked.outcome === "requested") return asked.runId;
  throw new AppRefusedError(`The app did not take the request: ${JSON.stringify(asked)}`);
}
