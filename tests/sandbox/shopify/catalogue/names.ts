/** `  Weird Handle / 100%  ` → `weird-handle-100`, as Shopify makes handles from titles. */
export function slugOf(title: string): string {
  const ascii = title.normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
  return ascii
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

/** The given handle, or the first of `handle-1`, `handle-2`… that is free. */
export function freeHandle(wanted: string, isTaken: (handle: string) => boolean): string {
  if (!isTaken(wanted)) return wanted;
  let suffix = 1;
  while (isTaken(`${wanted}-${suffix}`)) suffix += 1;
  return `${wanted}-${suffix}`;
}

/** With the dot, as written (`.PNG` differs from `.png` to Shopify); empty when there is none. */
export function extensionOf(name: string): string {
  return /\.[A-Za-z0-9]+$/.exec(name)?.[0] ?? "";
}

/** The file name an address ends in. */
export function nameInAddress(address: string): string {
  const path = URL.parse(address)?.pathname ?? address;
  return decodedOrAsIs(path.split("/").at(-1) ?? "");
}

function decodedOrAsIs(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}

/** Trimmed, unique without regard to case (the first spelling stays), sorted without regard to case. */
export function normalizedTags(tags: readonly string[]): string[] {
  const bySpelling = new Map<string, string>();
  for (const tag of tags.map((text) => text.trim())) {
    const key = tag.toLowerCase();
    if (tag !== "" && !bySpelling.has(key)) bySpelling.set(key, tag);
  }
  return [...bySpelling].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, tag]) => tag);
}
