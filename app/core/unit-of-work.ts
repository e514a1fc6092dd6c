import type { Records } from "#app/core/records.ts";

/** Gives a use case one transaction: all of `work`, or nothing of it. */
export interface UnitOfWork {
  transaction: <Result>(work: (records: Records) => Promise<Result>) => Promise<Result>;
}
