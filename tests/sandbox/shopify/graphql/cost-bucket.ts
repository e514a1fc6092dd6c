/** Points a shop of the Standard plan can have, and gets back each second. */
const MAXIMUM_AVAILABLE = 2000;
const RESTORE_RATE = 100;
const MS_PER_SECOND = 1000;

export type ThrottleStatus = {
  readonly maximumAvailable: number;
  readonly currentlyAvailable: number;
  readonly restoreRate: number;
};

/** The leaky bucket of one app on one shop. */
export type CostBucket = { spend: (points: number, now: number) => ThrottleStatus };

export function costBucket(): CostBucket {
  let available = MAXIMUM_AVAILABLE;
  let since = 0;
  return {
    spend(points, now) {
      const restored = Math.max(0, Math.floor(((now - since) / MS_PER_SECOND) * RESTORE_RATE));
      available = Math.max(0, Math.min(MAXIMUM_AVAILABLE, available + restored) - points);
      since = now;
      return { maximumAvailable: MAXIMUM_AVAILABLE, currentlyAvailable: available, restoreRate: RESTORE_RATE };
    },
  };
}
