/** How long a step may take before the sweep believes that it was lost. */
export const STEP_LEASE_MS = 60_000;

/** While the provider paints, we ask it ourselves this often: `aborted` sends no webhook. */
export const POLL_PREDICTION_MS = 15_000;

/** After a prediction's own deadline, this long until an uncertain create counts as never made. */
export const UNCERTAIN_GRACE_MS = 20_000;

/** An uncertain create is looked for this often. */
export const UNCERTAIN_LOOK_MS = 5_000;

/** Shopify took about two seconds to make a file ready when that was recorded. */
export const FILE_POLL_MS = 1_000;

export const MAX_STEP_TRIES = 8;

/** A publication's patience: a file that is not ready after so many looks will not become ready by itself. */
export const MAX_PUBLICATION_LOOKS = 120;

/** Looks and troubles draw on one patience, so that a moment of trouble after a long wait does not end it. */
export const LOOKS_PER_TROUBLE = MAX_PUBLICATION_LOOKS / MAX_STEP_TRIES;

/** A shop whose token is dead is looked at this rarely; the merchant's next visit wakes it at once. */
export const ACCESS_LOST_WAIT_MS = 3_600_000;

export const REVIEW_EXPIRY_MS = 30 * 24 * 3_600_000;

export const RECEIPT_RETENTION_MS = 30 * 24 * 3_600_000;

/** 2 s, 4 s, 8 s … at most five minutes; the other side's own wish counts more. */
export function backoffMs(tries: number, wishMs?: number): number {
  return Math.max(wishMs ?? 0, Math.min(300_000, 2_000 * 2 ** tries));
}

export function later(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms);
}
