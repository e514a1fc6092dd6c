import type { Database, Tables } from "#app/adapters/db/client.ts";
import { ERASED_TABLES, type ErasedTable } from "#app/core/privacy/data-map.ts";
import type { Erasure } from "#app/core/privacy/ports.ts";

/** A large shop has some hundred thousand rows; the library's own five seconds are for a page. */
const ERASE_WITHIN_MS = 10 * 60_000;

type Leaving = { readonly id: string; readonly domain: string };
type Deletion = (tables: Tables, shop: Leaving) => Promise<{ readonly count: number }>;

/** How a table's rows are found by their shop; does not compile when the data map gains a table. */
const DELETIONS: Readonly<Record<ErasedTable, Deletion>> = {
  Publication: (tables, { id }) => tables.publication.deleteMany({ where: { shopId: id } }),
  Review: (tables, { id }) => tables.review.deleteMany({ where: { shopId: id } }),
  Attempt: (tables, { id }) => tables.attempt.deleteMany({ where: { shopId: id } }),
  Shot: (tables, { id }) => tables.shot.deleteMany({ where: { shopId: id } }),
  Run: (tables, { id }) => tables.run.deleteMany({ where: { shopId: id } }),
  CutOut: (tables, { id }) => tables.cutOut.deleteMany({ where: { shopId: id } }),
  LedgerEntry: (tables, { id }) => tables.ledgerEntry.deleteMany({ where: { shopId: id } }),
  CreditLot: (tables, { id }) => tables.creditLot.deleteMany({ where: { shopId: id } }),
  CreditBalance: (tables, { id }) => tables.creditBalance.deleteMany({ where: { shopId: id } }),
  WebhookReceipt: async (tables, shop) => ({ count: await deleteReceipts(tables, shop) }),
  Session: (tables, { domain }) => tables.session.deleteMany({ where: { shop: domain } }),
  Shop: (tables, { id }) => tables.shop.deleteMany({ where: { id } }),
};

/**
 * Also the receipt that asked for the erasure: what it asked for is done with this transaction, or not at all.
 * The painter's know their attempt only.
 */
function deleteReceipts(tables: Tables, { id, domain }: Leaving): Promise<number> {
  return tables.$executeRaw`
    DELETE FROM "WebhookReceipt" WHERE "shopDomain" = ${domain} OR (source = 'replicate'
      AND fields->>'attempt' IN (SELECT id::text FROM "Attempt" WHERE "shopId" = ${id}::uuid))`;
}

export function databaseErasure(database: Database): Erasure {
  return {
    deleteRows: (shopId) =>
      database.$transaction(
        async (tables) => {
          const shop = await tables.shop.findUniqueOrThrow({ where: { id: shopId } });
          let gone = 0;
          for (const table of ERASED_TABLES) gone += (await DELETIONS[table](tables, shop)).count;
          return gone;
        },
        { timeout: ERASE_WITHIN_MS },
      ),
  };
}
