import type { PublicationId, RunId, ShopId, ShotId } from "#app/core/ids.ts";
import type { ShotState } from "#app/core/shot/shot.ts";

/**
 * Jobs carry ids only; everything else is read again from the database. With its `turn` a job has one id, so that
 * waking a step whose job is still in the queue adds no second one.
 */
export type Job =
  | {
      readonly step: "prepare" | "paint" | "finish";
      readonly shopId: ShopId;
      readonly shotId: ShotId;
      readonly turn: number;
    }
  | {
      readonly step: "publish";
      readonly shopId: ShopId;
      readonly publicationId: PublicationId;
      readonly turn: number;
    }
  | { readonly step: "receipt"; readonly receiptId: string; readonly turn: number };

/** A window of the work; losing it loses nothing, because the sweep fills it again. */
export interface JobQueue {
  /** Adding a job that is already there changes nothing. Throws when the queue is down. */
  add: (job: Job, options?: { readonly delayMs?: number }) => Promise<void>;
}

/** The turn of a shot's step: of which paid attempt, and which try of it. */
export function turnOf(step: { readonly attempts: number; readonly tries: number }): number {
  return step.attempts * 100 + step.tries;
}

export type DueShot = {
  readonly shopId: ShopId;
  readonly id: ShotId;
  readonly state: ShotState;
  readonly tries: number;
  /** Paid attempts so far. */
  readonly attempts: number;
};

/** The only queries that look across shops: who is next, and what was left lying. */
export interface Backlog {
  /** Runs `work` while nobody else dispatches; false where somebody else does. */
  dispatching: (work: (turn: DispatchTurn) => Promise<void>) => Promise<boolean>;
  dueShots: (now: Date, limit: number) => Promise<readonly DueShot[]>;
  duePublications: (
    now: Date,
    limit: number,
  ) => Promise<readonly { readonly shopId: ShopId; readonly id: PublicationId; readonly tries: number }[]>;
  dueReceipts: (now: Date, limit: number) => Promise<readonly { readonly id: string; readonly tries: number }[]>;
  /** Puts off the next look at these, so that two sweeps do not wake them twice. */
  snoozeShots: (ids: readonly ShotId[], until: Date) => Promise<void>;
  snoozePublications: (ids: readonly PublicationId[], until: Date) => Promise<void>;
  snoozeReceipts: (ids: readonly string[], until: Date) => Promise<void>;
  /** Wakes everything of a shop that was waiting for somebody to open the app. */
  wakeShop: (shop: ShopId, now: Date) => Promise<void>;
  /** Forgets receipts older than this whose work is done. */
  forgetReceipts: (before: Date) => Promise<number>;
}

export interface DispatchTurn {
  /** Shots that have been let into the window, are not through it yet, and were not put off for later. */
  countInWindow: () => Promise<number>;
  /** The run with waiting shots that has had the least so far; shops with so many shots put off have no turn. */
  leastServedRun: (limits: {
    readonly putOff: number;
  }) => Promise<{ readonly shopId: ShopId; readonly runId: RunId } | null>;
  /** Moves up to `count` of the run's oldest waiting shots to `preparing` and adds them to what the run has had. */
  admit: (
    run: { readonly shopId: ShopId; readonly runId: RunId },
    count: number,
    wakeAt: Date,
  ) => Promise<readonly ShotId[]>;
}
