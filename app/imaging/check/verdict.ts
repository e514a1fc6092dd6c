/** The outcome of a check, in the words and figures that are shown. */
export interface Verdict {
  readonly accepted: boolean;
  /** 0 to 100; 50 is the limit. */
  readonly score: number;
  readonly reasons: readonly string[];
}

/** How far over its limit each named figure is: 1 is the limit itself. */
export type Findings = ReadonlyMap<string, number>;

/** Accepted while nothing is over its limit. */
export function verdictOf(findings: Findings): Verdict {
  const worst = Math.max(0, ...findings.values());
  const reasons = [...findings]
    .filter(([, ratio]) => ratio > 1)
    .toSorted(([, a], [, b]) => b - a)
    .map(([reason]) => reason);
  return { accepted: worst <= 1, score: Math.round(100 / (1 + worst ** 1.5)), reasons };
}
