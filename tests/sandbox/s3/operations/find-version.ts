import type { Bucket } from "#tests/sandbox/s3/disk/bucket.ts";
import type { StoredObject } from "#tests/sandbox/s3/disk/object-version.ts";
import { S3RefusalError } from "#tests/sandbox/s3/s3-refusal-error.ts";
import { versionHeaders } from "./object-headers.ts";

/** The object a read means: the newest, or the version it names; refuses as S3 does where there is none. */
export function getStoredObject(bucket: Bucket, key: string, versionId: string | undefined): StoredObject {
  return versionId === undefined ? getLatest(bucket, key) : getVersion(bucket, key, versionId);
}

function getLatest(bucket: Bucket, key: string): StoredObject {
  const latest = bucket.index.latest(key);
  if (latest?.kind === "object") return latest;
  throw new S3RefusalError("NoSuchKey", "The specified key does not exist.", {
    headers: versionHeaders(bucket, latest),
  });
}

function getVersion(bucket: Bucket, key: string, versionId: string): StoredObject {
  const version = bucket.index.of(key).find((candidate) => candidate.versionId === versionId);
  if (!version) throw new S3RefusalError("NoSuchVersion", "The specified version does not exist.");
  if (version.kind === "object") return version;
  throw new S3RefusalError("MethodNotAllowed", "The specified method is not allowed against this resource.", {
    headers: versionHeaders(bucket, version),
  });
}
