import { compareKeys } from "#tests/sandbox/s3/disk/sorted-keys.ts";
import type { Query } from "#tests/sandbox/s3/request-target.ts";
import { S3RefusalError } from "#tests/sandbox/s3/s3-refusal-error.ts";
import { awsEncodePath } from "#tests/sandbox/s3/signature/aws-encode.ts";

const LARGEST_PAGE = 1000;

export type ListingRequest = {
  readonly prefix: string;
  readonly delimiter: string;
  readonly maxKeys: number;
  /** Escapes names for XML where the client asked for it. */
  readonly encode: (name: string) => string;
  readonly encodingType: string | undefined;
};

export function parseListingRequest(query: Query, limitName = "max-keys"): ListingRequest {
  const encodingType = query.get("encoding-type");
  if (encodingType !== undefined && encodingType !== "url") {
    throw new S3RefusalError("InvalidArgument", "Invalid Encoding Method specified in Request");
  }
  const maxKeys = Number(query.get(limitName) ?? LARGEST_PAGE);
  if (!Number.isInteger(maxKeys) || maxKeys < 0) {
    throw new S3RefusalError("InvalidArgument", `Argument ${limitName} must be an integer between 0 and 2147483647`);
  }
  return {
    prefix: query.get("prefix") ?? "",
    delimiter: query.get("delimiter") ?? "",
    maxKeys: Math.min(maxKeys, LARGEST_PAGE),
    encode: encodingType === "url" ? awsEncodePath : (name) => name,
    encodingType,
  };
}

/** A key, or the group that all keys up to the next delimiter are listed as. */
export type ListingEntry = { readonly name: string; readonly isGroup: boolean };

/** `keysFrom` gives keys in S3's order; entries come after `after`, which may itself be a group. */
export function* listingEntries(
  keysFrom: (start: string) => Iterable<string>,
  request: ListingRequest,
  after: string,
): Generator<ListingEntry> {
  const start = compareKeys(after, request.prefix) > 0 ? after : request.prefix;
  let group = "";
  for (const key of keysFrom(start)) {
    if (!key.startsWith(request.prefix)) return;
    const entry = entryOf(key, request);
    if (entry.isGroup && entry.name === group) continue;
    if (entry.isGroup) group = entry.name;
    if (after !== "" && isBehind(entry, after)) continue;
    yield entry;
  }
}

function isBehind(entry: ListingEntry, after: string): boolean {
  return compareKeys(entry.name, after) <= 0 || (entry.isGroup && after.startsWith(entry.name));
}

function entryOf(key: string, { prefix, delimiter }: ListingRequest): ListingEntry {
  const end = delimiter === "" ? -1 : key.indexOf(delimiter, prefix.length);
  return end < 0 ? { name: key, isGroup: false } : { name: key.slice(0, end + delimiter.length), isGroup: true };
}

/** The first `size` entries, and whether any are left. */
export function takePage<Entry>(entries: Iterable<Entry>, size: number): { page: Entry[]; isTruncated: boolean } {
  const page: Entry[] = [];
  if (size === 0) return { page, isTruncated: false };
  for (const entry of entries) {
    if (page.length === size) return { page, isTruncated: true };
    page.push(entry);
  }
  return { page, isTruncated: false };
}
