import type { ShopId, ShotId } from "#app/core/ids.ts";

export type LedgerKind = "grant" | "purchase" | "reserve" | "capture" | "release" | "overage" | "expire" | "adjust";

export type LedgerEntry = {
  readonly shopId: ShopId;
  readonly kind: LedgerKind;
  readonly credits: number;
  /** The same key is entered once, however often it is tried. */
  readonly key: string;
  readonly lotId: string | null;
  readonly shotId: ShotId | null;
  readonly reason: string | null;
  readonly at: Date;
};

export type Balance = { readonly left: number; readonly held: number; readonly used: number };

export type CreditLot = { readonly id: string; readonly left: number };

/** The tables behind the ledger; its rules are in `ledger.ts`. */
export interface LedgerRecords {
  /** The stored balance; with a lock, nobody else changes it before this transaction ends. */
  balance: (shop: ShopId, lock: "locked" | "unlocked") => Promise<Balance>;
  changeBalance: (shop: ShopId, by: Balance) => Promise<void>;
  /** Answers false where an entry with this key is there already. */
  enter: (entry: LedgerEntry) => Promise<boolean>;
  findEntry: (shop: ShopId, shot: ShotId, kind: LedgerKind) => Promise<LedgerEntry | null>;
  /** Lots with credits left that have not expired, the soonest to expire first. */
  openLots: (shop: ShopId, now: Date) => Promise<readonly CreditLot[]>;
  addLot: (lot: {
    readonly id: string;
    readonly shopId: ShopId;
    readonly credits: number;
    readonly expiresAt: Date | null;
    readonly now: Date;
  }) => Promise<void>;
  changeLot: (shop: ShopId, lot: string, by: number) => Promise<void>;
}
