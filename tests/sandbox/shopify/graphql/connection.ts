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

/** One page of a list, as every connection of the Admin API shows it. */
export function connection<Item>(
  all: readonly Item[],
  given: unknown,
  listing: Listing<Item>,
): Record<string, unknown> {
  const page = pageArguments.parse(given);
  const size = pageSize(page);
  const ordered = page.reverse === true ? [...all].reverse() : [...all];
  const numberOf = (item: Item) => listing.idOf(item).split("/").at(-1) ?? "";
  const window = cut(ordered, page, (item, cursor) => numberOf(item) === idInCursor(cursor));
  const fromEnd = page.first === null || page.first === undefined;
  const items = fromEnd ? window.slice(Math.max(0, window.length - size)) : window.slice(0, size);
  const cursorOf = (item: Item) => {
    const lastId = Number(numberOf(item));
    const payload = {
      last_id: Number.isNaN(lastId) ? numberOf(item) : lastId,
      last_value: String(listing.valueOf(item)),
    };
    return Buffer.from(JSON.stringify(payload)).toString("base64");
  };
  const edges = items.map((item) => ({ cursor: cursorOf(item), node: listing.show(item) }));
  const isCut = window.length > size;
  const pageInfo = {
    hasNextPage: fromEnd ? page.before !== null && page.before !== undefined : isCut,
    hasPreviousPage: fromEnd ? isCut : page.after !== null && page.after !== undefined,
    startCursor: edges.at(0)?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
  return { edges, nodes: edges.map(({ node }) => node), pageInfo };
}

export const exactCount = (count: number) => ({ count, precision: "EXACT" });
