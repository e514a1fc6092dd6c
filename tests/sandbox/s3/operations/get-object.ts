import { open } from "node:fs/promises";
import type { StoredObject } from "#tests/sandbox/s3/disk/object-version.ts";
import type { S3Answer, S3Operation, S3Request, S3World } from "#tests/sandbox/s3/operation.ts";
import { S3RefusalError } from "#tests/sandbox/s3/s3-refusal-error.ts";
import { isNotModified } from "./conditions.ts";
import { getStoredObject } from "./find-version.ts";
import { checksumHeaders, quotedEtag, versionHeaders } from "./object-headers.ts";

const OVERRIDABLE = [
  "content-type",
  "content-language",
  "expires",
  "cache-control",
  "content-disposition",
  "content-encoding",
];

export const headObject: S3Operation = (world, request) => describeRead(world, request).answer;

export const getObject: S3Operation = async (world, request) => {
  const { object, answer, range } = describeRead(world, request);
  if (answer.status === 304) return answer;
  // Opened now: the bytes stay readable even when a later write replaces the object while they are sent.
  const file = await open(world.disk.getBucket(request.bucket).blobPath(object));
  return { ...answer, body: { file, ...range } };
};

type Range = { readonly start: number; readonly end: number };
type Read = { readonly object: StoredObject; readonly answer: S3Answer; readonly range: Range };

function describeRead({ disk }: S3World, request: S3Request): Read {
  const bucket = disk.getBucket(request.bucket);
  const object = getStoredObject(bucket, request.key, request.query.get("versionId"));
  const whole = { start: 0, end: object.size };
  const headers = {
    ...object.headers,
    ...versionHeaders(bucket, object),
    etag: quotedEtag(object),
    "last-modified": new Date(object.lastModified).toUTCString(),
    "accept-ranges": "bytes",
  };
  if (isNotModified(request.incoming.headers, object))
    return { object, range: whole, answer: { status: 304, headers } };
  const range = parseRange(request.incoming.headers.range, object.size);
  const { start, end } = range ?? whole;
  return {
    object,
    range: { start, end },
    answer: {
      status: range ? 206 : 200,
      headers: {
        ...headers,
        ...overrides(request),
        ...(range
          ? { "content-range": `bytes ${start}-${end - 1}/${object.size}` }
          : requestedChecksums(request, object)),
        "content-length": String(end - start),
      },
    },
  };
}

/** Checksums are of the whole object, so a read of a part does not carry them. */
function requestedChecksums(request: S3Request, object: StoredObject): Record<string, string> {
  return request.incoming.headers["x-amz-checksum-mode"] === "ENABLED" ? checksumHeaders(object) : {};
}

function overrides(request: S3Request): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name of OVERRIDABLE) {
    const value = request.query.get(`response-${name}`);
    if (value !== undefined) headers[name] = value;
  }
  return headers;
}

/** One byte range; anything else asked for is ignored, as RFC 9110 allows. */
function parseRange(header: string | undefined, size: number): Range | null {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (first === undefined || last === undefined || first + last === "") return null;
  const range = first === "" ? lastBytes(Number(last), size) : bytesFrom(Number(first), last, size);
  if (range.start < range.end) return range;
  throw new S3RefusalError("InvalidRange", "The requested range is not satisfiable", {
    headers: { "content-range": `bytes */${size}` },
  });
}

function lastBytes(count: number, size: number): Range {
  return { start: Math.max(0, size - count), end: size };
}

function bytesFrom(start: number, last: string, size: number): Range {
  return { start, end: last === "" ? size : Math.min(Number(last) + 1, size) };
}
