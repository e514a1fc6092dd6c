import type { Balance } from "#app/core/billing/records.ts";
import type { ShotId } from "#app/core/ids.ts";

type Fate = "held" | "used" | "returned";

export type CreditModel = {
  readonly shots: readonly ShotId[];
  readonly balance: () => Balance;
  readonly grant: (credits: number) => void;
  readonly reserve: (shots: readonly ShotId[]) => boolean;
  /** False where no credit was ever held for the shot; a second settling changes nothing. */
  readonly settle: (shot: ShotId, as: "used" | "returned") => boolean;
  readonly passOn: (from: ShotId, to: ShotId) => boolean;
};

/** What credits are, said in a second way: so many were given, and each shot's credit has one fate. */
export function creditModel(given: number): CreditModel {
  const fates = new Map<ShotId, Fate>();
  const shots: ShotId[] = [];
  let total = given;
  const count = (fate: Fate): number => [...fates.values()].filter((one) => one === fate).length;
  const hold = (shot: ShotId): void => {
    fates.set(shot, "held");
    shots.push(shot);
  };
  const balance = (): Balance => ({
    left: total - count("held") - count("used"),
    held: count("held"),
    used: count("used"),
  });
  return {
    shots,
    balance,
    grant: (credits) => {
      total += credits;
    },
    reserve: (wanted) => {
      if (balance().left < wanted.length) return false;
      wanted.forEach(hold);
      return true;
    },
    settle: (shot, as) => {
      if (fates.get(shot) === "held") fates.set(shot, as);
      return fates.has(shot);
    },
    passOn: (from, to) => {
      if (fates.get(from) !== "held") return false;
      fates.set(from, "returned");
      hold(to);
      return true;
    },
  };
}

/** Mulberry32: the same numbers for the same seed. */
export function seededNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}
