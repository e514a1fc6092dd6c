/** Shopify's own search takes no more. */
const MAX_WORDS_LENGTH = 200;
const MAX_CURSOR_LENGTH = 1_000;

export function parseProductsPage(query: URLSearchParams): { readonly after: string | null; readonly words: string } {
  const after = query.get("after") ?? "";
  return {
    after: after === "" || after.length > MAX_CURSOR_LENGTH ? null : after,
    words: (query.get("words") ?? "").trim().slice(0, MAX_WORDS_LENGTH),
  };
}
