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
  const room = " in a room. ";
  const characters = Array.from(shot.productTitle.trim());
  const title = characters.slice(0, MAX_ALT_LENGTH - room.length - AI_SUFFIX.length).join("");
  const text = `${title}${room}${AI_SUFFIX}`;
  return text.length <= MAX_ALT_LENGTH ? text : text.slice(text.length - MAX_ALT_LENGTH);
}
