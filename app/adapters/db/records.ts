import { attemptRecords } from "#app/adapters/db/attempt-records.ts";
import type { Database, Tables } from "#app/adapters/db/client.ts";
import { cutOutRecords } from "#app/adapters/db/cut-out-records.ts";
import { ledgerRecords } from "#app/adapters/db/ledger-records.ts";
import { publicationRecords } from "#app/adapters/db/publication-records.ts";
import { receiptRecords } from "#app/adapters/db/receipt-records.ts";
import { runRecords } from "#app/adapters/db/run-records.ts";
import { shopRecords } from "#app/adapters/db/shop-records.ts";
import { shotRecords } from "#app/adapters/db/shot-records.ts";
import type { Records } from "#app/core/records.ts";
import type { UnitOfWork } from "#app/core/unit-of-work.ts";

export function databaseRecords(tables: Tables): Records {
  return {
    shops: shopRecords(tables),
    runs: runRecords(tables),
    shots: shotRecords(tables),
    cutOuts: cutOutRecords(tables),
    attempts: attemptRecords(tables),
    publications: publicationRecords(tables),
    ledger: ledgerRecords(tables),
    receipts: receiptRecords(tables),
  };
}

/** Long enough for a run of some hundred shots on a busy machine. */
const TRANSACTION_MS = 20_000;

export function databaseUnitOfWork(database: Database): UnitOfWork {
  return {
    transaction: (work) =>
      database.$transaction((tables) => work(databaseRecords(tables)), {
        timeout: TRANSACTION_MS,
        maxWait: TRANSACTION_MS,
      }),
  };
}
