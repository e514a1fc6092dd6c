import type { Shot } from "#app/core/shot/shot.ts";

/** Shopify's limit for alternative text. */
const MAX_ALT_LENGTH = 512;
const AI_SUFFIX = "Room generated with AI. Other items not included.";

/** One name per shot, so that a file whose creation was not confirmed can be found again. */
export function filenameFor(shot: Pick<Shot, "id" | "productTitle">): string {
  const slug = shot.productTitle
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
  const name = slug === "" ? "product" : slug;
  return `${name}-room-${shot.id.replaceAll("-", "").slice(0, 12)}.jpg`;
}

/** What screen readers and search engines are told, the AI note always included. */
export function altTextFor(shot: Pick<Shot, "productTitle">): string {
  const ending = ` in a room. ${AI_SUFFIX}`;
  const title = shot.productTitle.trim();
  return `${beginningOf(title === "" ? "The product" : title, MAX_ALT_LENGTH - ending.length)}${ending}`;
}

/** As many whole characters as fit into so many UTF-16 units, in which Shopify's limit is counted here to be safe. */
function beginningOf(text: string, units: number): string {
  let beginning = "";
  for (const character of text) {
    if (beginning.length + character.length > units) break;
    beginning += character;
  }
  return beginning;
}
