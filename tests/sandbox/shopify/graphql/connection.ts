import { z } from "zod";
import { FieldRefusedError } from "./errors.ts";

export const pageArguments = z.object({
  first: z.number().nullish(),
  last: z.number().nullish(),
  after: z.string().nullish(),
  before: z.string().nullish(),
  reverse: z.boolean().nullish(),
});
export type PageArguments = z.infer<typeof pageArguments>;

const MAX_PAGE = 250;

const cursorPayload = z.object({ last_id: z.union([z.string(), z.number()]) });

/** How the records of one list are named in cursors and drawn for answers. */
export type Listing<Item> = {
  idOf: (item: Item) => string;
  /** What the list is sorted by, kept in the cursor beside the id. */
  valueOf: (item: Item) => string | number;
  show: (item: Item) => unknown;
};

function idInCursor(cursor: string): string {
  try {
    return String(cursorPayload.parse(JSON.parse(Buffer.from(cursor, "base64").toString())).last_id);
  } catch (error) {
    throw new FieldRefusedError(`Invalid cursor for current pagination sort: ${String(error)}`, "BAD_REQUEST");
  }
}

function pageSize({ first, last }: PageArguments): number {
  const size = first ?? last;
  if (size === null || size === undefined)
    throw new FieldRefusedError("you must provide one of first or last", "BAD_REQUEST");
  if (size > MAX_PAGE) {
    const message = `The pagination limit is ${MAX_PAGE}: first or last must not be ${size}`;
    throw new FieldRefusedError(message, "MAX_PAGE_SIZE_EXCEEDED");
  }
  return size;
}

function cut<Item>(items: readonly Item[], page: PageArguments, isAt: (item: Item, cursor: string) => boolean): Item[] {
  const { after, before } = page;
  const start = after ? items.findIndex((item) => isAt(item, after)) + 1 : 0;
  const end = before ? items.findIndex((item) => isAt(item, before)) : items.length;
  return items.slice(start, end === -1 ? items.length : end);
}

const numberIn = (id: string): string => id.split("/").at(-1) ?? "";

/** base64 of a small JSON with the last id, as a number where it is one, and what the list is sorted by. */
function cursorOf<Item>(item: Item, { idOf, valueOf }: Listing<Item>): string {
  const number = numberIn(idOf(item));
  const lastId = Number.isNaN(Number(number)) ? number : Number(number);
  return Buffer.from(JSON.stringify({ last_id: lastId, last_value: String(valueOf(item)) })).toString("base64");
}

const isGiven = (value: unknown): boolean => value !== null && value !== undefined;

/** One page of a list, as every connection of the Admin API shows it. */
export function connection<Item>(
  all: readonly Item[],
  given: unknown,
  listing: Listing<Item>,
): Record<string, unknown> {
  const page = pageArguments.parse(given);
  const size = pageSize(page);
  const ordered = page.reverse === true ? all.toReversed() : all;
  const window = cut(ordered, page, (item, cursor) => numberIn(listing.idOf(item)) === idInCursor(cursor));
  const isFromEnd = !isGiven(page.first);
  const items = isFromEnd ? window.slice(-size) : window.slice(0, size);
  const edges = items.map((item) => ({ cursor: cursorOf(item, listing), node: listing.show(item) }));
  const isCut = window.length > size;
  const pageInfo = {
    hasNextPage: isFromEnd ? isGiven(page.before) : isCut,
    hasPreviousPage: isFromEnd ? isCut : isGiven(page.after),
    startCursor: edges.at(0)?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
  return { edges, nodes: edges.map(({ node }) => node), pageInfo };
}

export const exactCount = (count: number) => ({ count, precision: "EXACT" });
