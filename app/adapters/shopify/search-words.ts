/** What the search syntax gives a meaning to; Shopify searches by words, so nothing is lost by splitting there. */
const SYNTAX = /[\s"\\:()*<>=]+/u;

/** A product search for titles in which every word begins so; null where nothing is left to search for. */
export function titleSearch(words: string): string | null {
  const terms = words
    .split(SYNTAX)
    .map((word) => word.replace(/^[-']+|'+$/gu, ""))
    .filter((word) => word !== "");
  return terms.length === 0 ? null : terms.map((word) => `title:${word}*`).join(" ");
}
