/** One condition of a search: `status:active` or a bare word. */
type Term = { readonly field: string | null; readonly text: string; readonly isNegated: boolean };

/** What a record offers to a search: field → its values, and the words a bare term looks through. */
export type Searchable = { readonly fields: Readonly<Record<string, readonly string[]>>; readonly words: string };

const TERM = /(?<negated>-|NOT\s+)?(?:(?<field>[a-z_]+):)?(?:"(?<quoted>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^\s"']+))/g;

function parseTerms(query: string): Term[] {
  return [...query.matchAll(TERM)].map(({ groups }) => ({
    field: groups?.["field"] ?? null,
    text: (groups?.["quoted"] ?? groups?.["single"] ?? groups?.["bare"] ?? "").toLowerCase(),
    isNegated: groups?.["negated"] !== undefined,
  }));
}

function matchesText(value: string, wanted: string): boolean {
  const text = value.toLowerCase();
  if (wanted.endsWith("*")) return text.startsWith(wanted.slice(0, -1));
  return text === wanted;
}

function isMet(record: Searchable, term: Term): boolean {
  if (term.field === null) return record.words.toLowerCase().includes(term.text.replace(/[()*]/g, ""));
  const values = record.fields[term.field];
  // A filter that Shopify does not know is ignored.
  if (values === undefined) return true;
  return term.text.split(",").some((wanted) => values.some((value) => matchesText(value, wanted)));
}

const meets = (record: Searchable, term: Term): boolean => isMet(record, term) !== term.isNegated;

/**
 * Shopify's search syntax as far as it is used here: terms joined by a space or AND, alternatives by OR, `-` and NOT,
 * `prefix*`. Broken syntax is no error.
 */
export function matchesSearch(query: string | null | undefined, record: Searchable): boolean {
  if (query === null || query === undefined || query.trim() === "") return true;
  const alternatives = query.split(/\s+OR\b/).map((part) => parseTerms(part).filter(({ text }) => text !== "and"));
  const asked = alternatives.filter((terms) => terms.length > 0);
  return asked.some((terms) => terms.every((term) => meets(record, term)));
}
