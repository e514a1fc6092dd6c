/** The value below which the share `part` (0–1) of the list lies; 0 for an empty list. */
export function quantile(values: Iterable<number>, part: number): number {
  const sorted = Float32Array.from(values).sort();
  return sorted[Math.round(part * (sorted.length - 1))] ?? 0;
}

/** The middle value; 0 for an empty list. */
export function median(values: Iterable<number>): number {
  return quantile(values, 0.5);
}
