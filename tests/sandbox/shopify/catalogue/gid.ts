import { z } from "zod";

const GID = /^gid:\/\/shopify\/(?<type>[A-Za-z]\w*)\/(?<number>[^/?]+)/;
const gidParts = z.object({ type: z.string(), number: z.string() });

export const gidOf = (type: string, number: number | string): string => `gid://shopify/${type}/${number}`;

/** `null` for what is not one of Shopify's global ids. */
export function parseGid(gid: string): { type: string; number: string } | null {
  return gidParts.safeParse(GID.exec(gid)?.groups).data ?? null;
}

export const numberOf = (gid: string): string => parseGid(gid)?.number ?? "";
