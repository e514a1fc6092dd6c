export type SettableClock = { readonly now: () => Date; readonly pass: (ms: number) => void };

export const NOON = new Date("2026-11-23T12:00:00Z");
export const DAY_MS = 24 * 3_600_000;

/** A clock that stands still until it is told to go on. */
export function settableClock(start: Date = NOON): SettableClock {
  let ms = start.getTime();
  return {
    now: () => new Date(ms),
    pass: (by) => {
      ms += by;
    },
  };
}
