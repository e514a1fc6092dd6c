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
export type CostBucket = {
  status: (now: number) => ThrottleStatus;
  spend: (points: number, now: number) => ThrottleStatus;
};

export function costBucket(): CostBucket {
  let available = MAXIMUM_AVAILABLE;
  let since = 0;
  const statusAt = (now: number): ThrottleStatus => {
    const restored = Math.max(0, Math.floor(((now - since) / MS_PER_SECOND) * RESTORE_RATE));
    const currentlyAvailable = Math.min(MAXIMUM_AVAILABLE, available + restored);
    return { maximumAvailable: MAXIMUM_AVAILABLE, currentlyAvailable, restoreRate: RESTORE_RATE };
  };
  return {
    status: statusAt,
    spend(points, now) {
      available = Math.max(0, statusAt(now).currentlyAvailable - points);
      since = now;
      return statusAt(now);
    },
  };
}
