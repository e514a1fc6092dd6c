export type MatchWord = "none" | "slight" | "visible";

/** How a product match from 0 to 100 is put in words; below 85 a person should look closely. */
export function matchWord(score: number): MatchWord {
  if (score >= 95) return "none";
  return score >= 85 ? "slight" : "visible";
}
