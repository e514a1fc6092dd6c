import type { IncomingHttpHeaders } from "node:http";
import type { ObjectVersion, StoredObject } from "#tests/sandbox/s3/disk/object-version.ts";
import type { Bucket } from "#tests/sandbox/s3/disk/bucket.ts";
import { S3RefusalError } from "#tests/sandbox/s3/s3-refusal-error.ts";

const KEPT = ["content-type", "cache-control", "content-disposition", "content-language", "expires"];
const UNMODELLED = /^x-amz-(acl|grant-|tagging|object-lock-|server-side-encryption|website-redirect|storage-class)/;
const LARGEST_METADATA_BYTES = 2048;

/** What S3 keeps of an upload's headers and gives back with every read. */
export function keptHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (UNMODELLED.test(name)) throw new S3RefusalError("NotImplemented", `The sandbox does not model ${name}.`);
    if (value === undefined) continue;
    if (KEPT.includes(name) || name.startsWith("x-amz-meta-")) kept[name] = String(value);
  }
  const encodings = (headers["content-encoding"] ?? "").split(",").map((encoding) => encoding.trim());
  const content = encodings.filter((encoding) => encoding !== "" && encoding !== "aws-chunked").join(",");
  if (content !== "") kept["content-encoding"] = content;
  refuseLongMetadata(kept);
  return { "content-type": "binary/octet-stream", ...kept };
}

function refuseLongMetadata(kept: Readonly<Record<string, string>>): void {
  const metadata = Object.entries(kept).filter(([name]) => name.startsWith("x-amz-meta-"));
  const bytes = metadata.reduce((sum, [name, value]) => sum + name.length - "x-amz-meta-".length + value.length, 0);
  if (bytes <= LARGEST_METADATA_BYTES) return;
  throw new S3RefusalError("InvalidArgument", "Your metadata headers exceed the maximum allowed metadata size.");
}

export function quotedEtag(object: Pick<StoredObject, "etag">): string {
  return `"${object.etag}"`;
}

export function checksumHeaders(object: Pick<StoredObject, "checksums" | "checksumType">): Record<string, string> {
  const headers = algorithmHeaders(object.checksums);
  return Object.keys(headers).length === 0 ? {} : { ...headers, "x-amz-checksum-type": object.checksumType };
}

/** One header per algorithm. */
export function algorithmHeaders(checksums: StoredObject["checksums"]): Record<string, string> {
  const pairs = Object.entries(checksums).map(([name, value]): [string, string] => [`x-amz-checksum-${name}`, value]);
  return Object.fromEntries(pairs);
}

/** Only a bucket that ever kept versions names them. */
export function versionHeaders(bucket: Bucket, version: ObjectVersion | undefined): Record<string, string> {
  if (!version || bucket.versioning === "never") return {};
  const marker = version.kind === "delete-marker" ? { "x-amz-delete-marker": "true" } : {};
  return { "x-amz-version-id": version.versionId, ...marker };
}
