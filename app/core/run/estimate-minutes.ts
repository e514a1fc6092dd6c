/** From the request to the first finished shot; most of it is the provider's painting. */
const FIRST_SHOT_SECONDS = 45;

/** What each further shot adds while several are painted at once: the work of one machine's imaging process. */
const FURTHER_SHOT_SECONDS = 10;

/** About how long a run of so many shots takes, in whole minutes; for a merchant to judge whether to wait for it. */
export function estimateMinutes(shots: number): number {
  return Math.ceil((FIRST_SHOT_SECONDS + FURTHER_SHOT_SECONDS * Math.max(0, shots - 1)) / 60);
}
