import { copyFile, rm } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { receiveBody } from "#tests/sandbox/s3/body/receive-body.ts";
import type { Bucket } from "#tests/sandbox/s3/disk/bucket.ts";
import type { ObjectDraft, StoredObject } from "#tests/sandbox/s3/disk/object-version.ts";
import type { S3Operation, S3Request, S3World } from "#tests/sandbox/s3/operation.ts";
import { Query } from "#tests/sandbox/s3/request-target.ts";
import { S3RefusalError } from "#tests/sandbox/s3/s3-refusal-error.ts";
import { writeXml } from "#tests/sandbox/s3/xml/write-xml.ts";
import { checkCopySource, writeCondition } from "./conditions.ts";
import { getStoredObject } from "./find-version.ts";
import { checksumHeaders, keptHeaders, quotedEtag, versionHeaders } from "./object-headers.ts";

const LONGEST_KEY_BYTES = 1024;

export const putObject: S3Operation = async ({ disk }, request) => {
  const bucket = disk.getBucket(request.bucket);
  refuseLongKey(request.key);
  const headers = keptHeaders(request.incoming.headers);
  const condition = writeCondition(request.incoming.headers);
  // Asked before the body too: a client that must not overwrite should not have to send it all.
  condition(bucket.index.latestObject(request.key));
  const { path, size, md5, checksums } = await receiveBody(request, disk.temporaryDir);
  const draft: ObjectDraft = { key: request.key, size, etag: md5, headers, checksums, checksumType: "FULL_OBJECT" };
  const object = await addOrRemove(path, () => bucket.add(draft, path, condition));
  return {
    status: 200,
    headers: { etag: quotedEtag(object), ...versionHeaders(bucket, object), ...checksumHeaders(object) },
  };
};

export const copyObject: S3Operation = async (world, request) => {
  const bucket = world.disk.getBucket(request.bucket);
  refuseLongKey(request.key);
  const { sourceBucket, source } = findCopySource(world, request);
  checkCopySource(request.incoming.headers, source);
  const headers = copiedHeaders(request, source, sourceBucket.name === bucket.name);
  const path = join(world.disk.temporaryDir, randomUUID());
  const draft: ObjectDraft = { ...source, key: request.key, headers };
  const object = await addOrRemove(path, async () => {
    await copyFile(sourceBucket.blobPath(source), path);
    return bucket.add(draft, path, writeCondition(request.incoming.headers));
  });
  return {
    status: 200,
    headers: {
      ...versionHeaders(bucket, object),
      ...(sourceBucket.versioning === "never" ? {} : { "x-amz-copy-source-version-id": source.versionId }),
    },
    body: writeXml("CopyObjectResult", { LastModified: object.lastModified, ETag: quotedEtag(object) }),
  };
};

export async function addOrRemove(path: string, add: () => Promise<StoredObject>): Promise<StoredObject> {
  try {
    return await add();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

export function refuseLongKey(key: string): void {
  if (Buffer.byteLength(key) > LONGEST_KEY_BYTES) throw new S3RefusalError("KeyTooLongError", "Your key is too long");
}

function findCopySource({ disk }: S3World, request: S3Request): { sourceBucket: Bucket; source: StoredObject } {
  const header = String(request.incoming.headers["x-amz-copy-source"]);
  const [address = "", queryText = ""] = header.split("?");
  const [, bucketName, key] = /^\/?([^/]+)\/(.+)$/s.exec(decodeSource(address)) ?? [];
  if (bucketName === undefined || key === undefined) {
    throw new S3RefusalError("InvalidArgument", "Copy Source must mention the source bucket and key");
  }
  const sourceBucket = disk.getBucket(bucketName);
  const versionId = new Query([...new URLSearchParams(queryText)]).get("versionId");
  return { sourceBucket, source: getStoredObject(sourceBucket, key, versionId) };
}

function decodeSource(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    throw new S3RefusalError("InvalidArgument", "Invalid copy source encoding.");
  }
}

function copiedHeaders(request: S3Request, source: StoredObject, isSameBucket: boolean): Record<string, string> {
  const isReplacing = request.incoming.headers["x-amz-metadata-directive"] === "REPLACE";
  if (isReplacing) return keptHeaders(request.incoming.headers);
  if (isSameBucket && source.key === request.key && !request.incoming.headers["x-amz-copy-source"]?.includes("?")) {
    throw new S3RefusalError("InvalidRequest", "This copy request is illegal because it changes nothing.");
  }
  return source.headers;
}
