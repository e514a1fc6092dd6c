import type { LedgerRecords } from "#app/core/billing/records.ts";
import type { AttemptId, ProductGid, PublicationId, RunId, ShopDomain, ShopId, ShotId } from "#app/core/ids.ts";
import type { NewPublication, Publication, PublicationState } from "#app/core/publication/publication.ts";
import type { LibraryFilter } from "#app/core/run/views.ts";
import type { ReceiptRecords } from "#app/core/shop/receipt.ts";
import type { Attempt, AttemptState, NewAttempt } from "#app/core/shot/attempt.ts";
import type { CutOut } from "#app/core/shot/cut-out.ts";
import type { Decision, NewShot, Shot, ShotState } from "#app/core/shot/shot.ts";
import type { StyleKey } from "#app/core/style/styles.ts";

export type Shop = {
  readonly id: ShopId;
  readonly domain: ShopDomain;
  readonly installedAt: Date;
  readonly uninstalledAt: Date | null;
  readonly accessLostAt: Date | null;
};

export interface ShopRecords {
  find: (domain: ShopDomain) => Promise<Shop | null>;
  get: (shop: ShopId) => Promise<Shop>;
  /** Makes the shop, or takes it back after an uninstall; `isNew` only where it was not there or not installed. */
  install: (shop: { readonly id: ShopId; readonly domain: ShopDomain; readonly now: Date }) => Promise<{
    readonly shop: Shop;
    readonly isNew: boolean;
  }>;
  change: (
    shop: ShopId,
    change: { readonly uninstalledAt?: Date | null; readonly accessLostAt?: Date | null },
  ) => Promise<void>;
}

export type Run = {
  readonly id: RunId;
  readonly shopId: ShopId;
  readonly styleKey: StyleKey;
  readonly requestedAt: Date;
};

export interface RunRecords {
  /** False where this shop has already made a run with this key. */
  add: (run: Run & { readonly requestKey: string; readonly requestedBy: string | null }) => Promise<boolean>;
  find: (shop: ShopId, run: RunId) => Promise<Run | null>;
  findByKey: (shop: ShopId, requestKey: string) => Promise<Run | null>;
  markCancelled: (shop: ShopId, run: RunId, now: Date) => Promise<void>;
}

/** A guarded move changes only a row that is still in the state it was read in. */
export type ShotMove = {
  readonly from: ShotState;
  readonly to: ShotState;
  /** Null only where nothing has to happen any more. */
  readonly wakeAt: Date | null;
  readonly tries?: number;
} & Partial<
  Pick<Shot, "failureReason" | "cutOutId" | "placement" | "score" | "checkReasons" | "relightPercent" | "enlarged">
> & { readonly readyAt?: Date; readonly expiresAt?: Date | null; readonly endedAt?: Date };

export interface ShotRecords {
  addAll: (shots: readonly NewShot[]) => Promise<void>;
  find: (shop: ShopId, shot: ShotId) => Promise<Shot | null>;
  /** Nobody else changes the shot before this transaction ends. */
  lock: (shop: ShopId, shot: ShotId) => Promise<void>;
  ofRun: (shop: ShopId, run: RunId) => Promise<readonly Shot[]>;
  /** False where the shot is in another state by now, or somebody has decided it. */
  move: (shot: { readonly shopId: ShopId; readonly id: ShotId }, move: ShotMove) => Promise<boolean>;
  /** Decides a ready shot that nobody has decided yet. */
  decide: (
    shot: { readonly shopId: ShopId; readonly id: ShotId },
    review: { readonly decision: Exclude<Decision, "undecided">; readonly byUserId: string | null; readonly at: Date },
  ) => Promise<boolean>;
  list: (
    shop: ShopId,
    page: { readonly filter: LibraryFilter; readonly skip: number; readonly take: number },
  ) => Promise<{ readonly shots: readonly Shot[]; readonly total: number }>;
  /** What waits for review after and before a shot, oldest first and round from the end; of no shot, the ends of the queue. */
  toReviewAround: (
    shop: ShopId,
    shot: ShotId | null,
  ) => Promise<{ readonly next: ShotId | null; readonly previous: ShotId | null }>;
  /** Shots by what a merchant would want to know of them; `product` null counts the whole shop. */
  counts: (shop: ShopId, products: readonly ProductGid[] | null) => Promise<readonly ShotCounts[]>;
}

export type ShotCounts = {
  readonly productGid: ProductGid;
  readonly working: number;
  readonly readyToReview: number;
  readonly published: number;
  readonly approved: number;
  /** Decided by a person, whichever way. */
  readonly reviewed: number;
  readonly failed: number;
};

export interface CutOutRecords {
  findByPhoto: (shop: ShopId, photoHash: string) => Promise<CutOut | null>;
  get: (shop: ShopId, id: CutOut["id"]) => Promise<CutOut>;
  /** Answers the one that is kept: another worker may have been first. */
  keep: (cutOut: CutOut, now: Date) => Promise<CutOut>;
}

export type AttemptMove = {
  readonly from: AttemptState;
  readonly to: AttemptState;
  readonly createStartedAt?: Date;
  readonly predictionId?: string;
  readonly outputUrl?: string;
  readonly outputStored?: boolean;
  readonly detail?: string;
  readonly costCents?: number;
  readonly endedAt?: Date;
};

export interface AttemptRecords {
  add: (attempt: NewAttempt) => Promise<void>;
  find: (shop: ShopId, attempt: AttemptId) => Promise<Attempt | null>;
  latest: (shop: ShopId, shot: ShotId) => Promise<Attempt | null>;
  count: (shop: ShopId, shot: ShotId) => Promise<number>;
  move: (attempt: { readonly shopId: ShopId; readonly id: AttemptId }, move: AttemptMove) => Promise<boolean>;
}

export type PublicationMove = {
  readonly from: PublicationState;
  readonly to: PublicationState;
  readonly wakeAt: Date | null;
  readonly tries?: number;
} & Partial<Pick<Publication, "resourceUrl" | "fileAskedAt" | "fileGid" | "blockReason" | "removeRequestedAt">> & {
    readonly mediaBefore?: readonly string[];
    readonly placedAt?: Date;
    readonly removedAt?: Date | null;
  };

export interface PublicationRecords {
  add: (publication: NewPublication) => Promise<void>;
  find: (shop: ShopId, publication: PublicationId) => Promise<Publication | null>;
  ofShot: (shop: ShopId, shot: ShotId) => Promise<Publication | null>;
  ofShots: (shop: ShopId, shots: readonly ShotId[]) => Promise<readonly Publication[]>;
  move: (
    publication: { readonly shopId: ShopId; readonly id: PublicationId },
    move: PublicationMove,
  ) => Promise<boolean>;
}

/** Every table, in one transaction or outside of any. */
export type Records = {
  readonly shops: ShopRecords;
  readonly runs: RunRecords;
  readonly shots: ShotRecords;
  readonly cutOuts: CutOutRecords;
  readonly attempts: AttemptRecords;
  readonly publications: PublicationRecords;
  readonly ledger: LedgerRecords;
  readonly receipts: ReceiptRecords;
};
