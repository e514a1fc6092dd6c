import { z } from "zod";
import { readDocument } from "#tests/sandbox/s3/body/read-document.ts";
import type { Bucket, WriteCondition } from "#tests/sandbox/s3/disk/bucket.ts";
import type { ObjectVersion } from "#tests/sandbox/s3/disk/object-version.ts";
import type { S3Operation } from "#tests/sandbox/s3/operation.ts";
import { S3RefusalError } from "#tests/sandbox/s3/s3-refusal-error.ts";
import { parseXml } from "#tests/sandbox/s3/xml/parse-xml.ts";
import { writeXml, type XmlFields } from "#tests/sandbox/s3/xml/write-xml.ts";
import { writeCondition } from "./conditions.ts";
import { versionHeaders } from "./object-headers.ts";

export const deleteObject: S3Operation = async ({ disk }, request) => {
  const bucket = disk.getBucket(request.bucket);
  const versionId = request.query.get("versionId");
  const condition = writeCondition(request.incoming.headers);
  const version = await deleteOne(bucket, { Key: request.key, VersionId: versionId }, condition);
  const named = versionId === undefined ? {} : { "x-amz-version-id": versionId };
  return { status: 204, headers: { ...named, ...versionHeaders(bucket, version) } };
};

const deleteSchema = z.object({
  Delete: z.object({
    Quiet: z.enum(["true", "false"]).optional(),
    Object: z
      .array(z.object({ Key: z.string().min(1), VersionId: z.string().optional() }))
      .min(1)
      .max(1000),
  }),
});
type Target = { readonly Key: string; readonly VersionId?: string | undefined };

export const deleteObjects: S3Operation = async ({ disk }, request) => {
  const bucket = disk.getBucket(request.bucket);
  const { headers } = request.incoming;
  const isGuarded =
    headers["content-md5"] !== undefined || Object.keys(headers).some((name) => name.startsWith("x-amz-checksum-"));
  if (!isGuarded) throw new S3RefusalError("InvalidRequest", "Missing required header for this request: Content-MD5");
  const { Delete } = parseXml(await readDocument(request), deleteSchema);
  const deleted: XmlFields[] = [];
  for (const target of Delete.Object) {
    const version = await deleteOne(bucket, target, () => undefined);
    deleted.push(describeDeleted(target, version));
  }
  return { status: 200, body: writeXml("DeleteResult", { Deleted: Delete.Quiet === "true" ? [] : deleted }) };
};

/** The delete marker that was written, or the version that was removed for good. */
async function deleteOne(
  bucket: Bucket,
  target: Target,
  condition: WriteCondition,
): Promise<ObjectVersion | undefined> {
  if (target.VersionId === undefined) return bucket.hide(target.Key, condition);
  return bucket.removeVersion(target.Key, target.VersionId);
}

function describeDeleted(target: Target, version: ObjectVersion | undefined): XmlFields {
  const named = { Key: target.Key, VersionId: target.VersionId };
  if (version?.kind !== "delete-marker") return named;
  return { ...named, DeleteMarker: true, DeleteMarkerVersionId: version.versionId };
}
