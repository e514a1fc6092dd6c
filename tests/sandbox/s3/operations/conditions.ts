import type { IncomingHttpHeaders } from "node:http";
import type { WriteCondition } from "#tests/sandbox/s3/disk/bucket.ts";
import type { StoredObject } from "#tests/sandbox/s3/disk/object-version.ts";
import { S3RefusalError } from "#tests/sandbox/s3/s3-refusal-error.ts";

const FAILED = "At least one of the pre-conditions you specified did not hold.";

/** `If-None-Match: *` and `If-Match: <etag>` of a write. */
export function writeCondition(headers: IncomingHttpHeaders): WriteCondition {
  const { "if-match": ifMatch, "if-none-match": ifNoneMatch } = headers;
  if (ifNoneMatch !== undefined && ifNoneMatch !== "*") {
    throw new S3RefusalError("NotImplemented", "A write takes If-None-Match only with the value *.");
  }
  return (current) => {
    if (ifNoneMatch === "*" && current) throw new S3RefusalError("PreconditionFailed", FAILED);
    if (ifMatch === undefined) return;
    if (!current) throw new S3RefusalError("NoSuchKey", "The specified key does not exist.");
    if (!matches(ifMatch, current)) throw new S3RefusalError("PreconditionFailed", FAILED);
  };
}

/** Whether a read is answered with 304; throws where its condition asks for 412. The order is RFC 9110's. */
export function isNotModified(headers: IncomingHttpHeaders, object: StoredObject): boolean {
  const { "if-match": ifMatch, "if-none-match": ifNoneMatch } = headers;
  const modifiedMs = Math.floor(Date.parse(object.lastModified) / 1000) * 1000;
  const isUnmet =
    ifMatch === undefined ? modifiedMs > dateOr(headers["if-unmodified-since"], Infinity) : !matches(ifMatch, object);
  if (isUnmet) throw new S3RefusalError("PreconditionFailed", FAILED);
  if (ifNoneMatch !== undefined) return matches(ifNoneMatch, object);
  return modifiedMs <= dateOr(headers["if-modified-since"], -Infinity);
}

/** The `x-amz-copy-source-if-…` headers say the same of a copy's source. */
export function checkCopySource(headers: IncomingHttpHeaders, source: StoredObject): void {
  const renamed: IncomingHttpHeaders = {};
  for (const [name, value] of Object.entries(headers)) {
    if (name.startsWith("x-amz-copy-source-if-")) renamed[name.slice("x-amz-copy-source-".length)] = value;
  }
  if (isNotModified(renamed, source)) throw new S3RefusalError("PreconditionFailed", FAILED);
}

function matches(condition: string, object: StoredObject): boolean {
  const etags = condition.split(",").map((etag) => etag.trim().replace(/^W\//, "").replaceAll('"', ""));
  return etags.includes("*") || etags.includes(object.etag);
}

function dateOr(text: string | undefined, otherwise: number): number {
  const milliseconds = text === undefined ? Number.NaN : Date.parse(text);
  return Number.isNaN(milliseconds) ? otherwise : milliseconds;
}
