import type { Bucket } from "#tests/sandbox/s3/disk/bucket.ts";
import type { S3Operation, S3Request } from "#tests/sandbox/s3/operation.ts";
import { S3RefusalError } from "#tests/sandbox/s3/s3-refusal-error.ts";
import { writeXml, type XmlFields } from "#tests/sandbox/s3/xml/write-xml.ts";
import { type ListingEntry, listingEntries, type ListingRequest, parseListingRequest, takePage } from "./listing.ts";
import { quotedEtag } from "./object-headers.ts";

type Page = {
  readonly fields: XmlFields;
  readonly last: string | undefined;
  readonly isTruncated: boolean;
  readonly count: number;
};

export const listObjectsV2: S3Operation = ({ disk }, request) => {
  const bucket = disk.getBucket(request.bucket);
  const listing = parseListingRequest(request.query);
  const token = request.query.get("continuation-token");
  const startAfter = request.query.get("start-after");
  const page = pageOf(bucket, listing, token === undefined ? (startAfter ?? "") : decodeToken(token));
  const body = writeXml("ListBucketResult", {
    ...commonFields(request, listing),
    StartAfter: startAfter === undefined ? undefined : listing.encode(startAfter),
    ContinuationToken: token,
    NextContinuationToken: page.isTruncated && page.last !== undefined ? encodeToken(page.last) : undefined,
    KeyCount: page.count,
    IsTruncated: page.isTruncated,
    ...page.fields,
  });
  return { status: 200, body };
};

/** The older listing, which some clients still use. */
export const listObjects: S3Operation = ({ disk }, request) => {
  const bucket = disk.getBucket(request.bucket);
  const listing = parseListingRequest(request.query);
  const marker = request.query.get("marker") ?? "";
  const page = pageOf(bucket, listing, marker);
  const isMarkerNeeded = page.isTruncated && page.last !== undefined && listing.delimiter !== "";
  const body = writeXml("ListBucketResult", {
    ...commonFields(request, listing),
    Marker: listing.encode(marker),
    NextMarker: isMarkerNeeded ? listing.encode(page.last) : undefined,
    IsTruncated: page.isTruncated,
    ...page.fields,
  });
  return { status: 200, body };
};

function pageOf(bucket: Bucket, listing: ListingRequest, after: string): Page {
  const entries = listingEntries((start) => readableKeys(bucket, start), listing, after);
  const { page, isTruncated } = takePage(entries, listing.maxKeys);
  return {
    fields: {
      Contents: page.filter((entry) => !entry.isGroup).map((entry) => describeObject(bucket, entry, listing)),
      CommonPrefixes: page.filter((entry) => entry.isGroup).map((entry) => ({ Prefix: listing.encode(entry.name) })),
    },
    last: page.at(-1)?.name,
    isTruncated,
    count: page.length,
  };
}

function* readableKeys(bucket: Bucket, start: string): Generator<string> {
  for (const key of bucket.index.keysFrom(start)) {
    if (bucket.index.latestObject(key)) yield key;
  }
}

function describeObject(bucket: Bucket, entry: ListingEntry, listing: ListingRequest): XmlFields | undefined {
  const object = bucket.index.latestObject(entry.name);
  if (!object) return undefined;
  return {
    Key: listing.encode(object.key),
    LastModified: object.lastModified,
    ETag: quotedEtag(object),
    ChecksumAlgorithm: Object.keys(object.checksums).map((algorithm) => algorithm.toUpperCase()),
    Size: object.size,
    StorageClass: "STANDARD",
  };
}

function commonFields(request: S3Request, listing: ListingRequest): XmlFields {
  return {
    Name: request.bucket,
    Prefix: listing.encode(listing.prefix),
    Delimiter: listing.delimiter === "" ? undefined : listing.encode(listing.delimiter),
    MaxKeys: listing.maxKeys,
    EncodingType: listing.encodingType,
  };
}

const TOKEN_MARK = "after:";

function encodeToken(last: string): string {
  return Buffer.from(TOKEN_MARK + last).toString("base64url");
}

function decodeToken(token: string): string {
  const text = Buffer.from(token, "base64url").toString();
  if (text.startsWith(TOKEN_MARK)) return text.slice(TOKEN_MARK.length);
  throw new S3RefusalError("InvalidArgument", "The continuation token provided is incorrect");
}
