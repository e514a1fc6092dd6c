import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { z } from "zod";
import { type Checksum, startChecksum } from "#tests/sandbox/s3/body/checksums.ts";
import { readDocument } from "#tests/sandbox/s3/body/read-document.ts";
import type { MultipartUpload, UploadedPart } from "#tests/sandbox/s3/disk/multipart-uploads.ts";
import type { ObjectDraft, StoredObject } from "#tests/sandbox/s3/disk/object-version.ts";
import type { S3Operation, S3World } from "#tests/sandbox/s3/operation.ts";
import { S3RefusalError } from "#tests/sandbox/s3/s3-refusal-error.ts";
import { parseXml } from "#tests/sandbox/s3/xml/parse-xml.ts";
import { writeXml, type XmlFields } from "#tests/sandbox/s3/xml/write-xml.ts";
import { writeCondition } from "./conditions.ts";
import { getUpload } from "./multipart.ts";
import { quotedEtag, versionHeaders } from "./object-headers.ts";
import { addOrRemove } from "./put-object.ts";

const SMALLEST_PART_BYTES = 5 * 1024 ** 2;

const completeSchema = z.object({
  CompleteMultipartUpload: z.object({
    Part: z.array(z.object({ PartNumber: z.coerce.number().int().positive(), ETag: z.string() })).min(1),
  }),
});
type NamedPart = z.infer<typeof completeSchema>["CompleteMultipartUpload"]["Part"][number];

export const completeMultipartUpload: S3Operation = async (world, request) => {
  const upload = await getUpload(world, request);
  const { CompleteMultipartUpload } = parseXml(await readDocument(request), completeSchema);
  const parts = chooseParts(CompleteMultipartUpload.Part, await world.disk.uploads.parts(upload.uploadId));
  const bucket = world.disk.getBucket(upload.bucket);
  const path = join(world.disk.temporaryDir, randomUUID());
  const object = await addOrRemove(path, async () => {
    const whole = upload.checksumType === "FULL_OBJECT" ? startChecksum(upload.checksumAlgorithm ?? "crc32") : null;
    await joinParts({ world, upload, parts, path, whole });
    const draft = describeObject(upload, parts, whole?.digest());
    return bucket.add(draft, path, writeCondition(request.incoming.headers));
  });
  await world.disk.uploads.discard(upload.uploadId);
  return {
    status: 200,
    headers: versionHeaders(bucket, object),
    body: writeXml("CompleteMultipartUploadResult", {
      Location: `/${upload.bucket}/${upload.key}`,
      Bucket: upload.bucket,
      Key: upload.key,
      ETag: quotedEtag(object),
      ...checksumFields(object),
    }),
  };
};

function checksumFields(object: StoredObject): XmlFields {
  const fields = Object.entries(object.checksums).map(([algorithm, value]): [string, string] => [
    `Checksum${algorithm.toUpperCase()}`,
    value,
  ]);
  return Object.fromEntries(fields);
}

function chooseParts(named: readonly NamedPart[], uploaded: readonly UploadedPart[]): readonly UploadedPart[] {
  const parts = named.map(({ PartNumber, ETag }) => {
    const part = uploaded.find((candidate) => candidate.partNumber === PartNumber);
    if (part?.md5 === ETag.replaceAll('"', "")) return part;
    throw new S3RefusalError("InvalidPart", "One or more of the specified parts could not be found.");
  });
  for (const [index, part] of parts.entries()) {
    const next = parts[index + 1];
    if (!next) continue;
    if (next.partNumber <= part.partNumber) {
      throw new S3RefusalError("InvalidPartOrder", "The list of parts was not in ascending order.");
    }
    if (part.size < SMALLEST_PART_BYTES) {
      throw new S3RefusalError("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size");
    }
  }
  return parts;
}

type Joining = {
  readonly world: S3World;
  readonly upload: MultipartUpload;
  readonly parts: readonly UploadedPart[];
  readonly path: string;
  readonly whole: Checksum | null;
};

async function joinParts({ world, upload, parts, path, whole }: Joining): Promise<void> {
  for (const part of parts) {
    const source = createReadStream(world.disk.uploads.partPath(upload.uploadId, part));
    source.on("data", (bytes) => whole?.update(Buffer.from(bytes)));
    await pipeline(source, createWriteStream(path, { flags: "a" }));
  }
}

/** S3's etag of a multipart object: the MD5 of its parts' MD5s, and how many there were. */
function describeObject(
  upload: MultipartUpload,
  parts: readonly UploadedPart[],
  whole: string | undefined,
): ObjectDraft {
  const etag = createHash("md5");
  for (const part of parts) etag.update(Buffer.from(part.md5, "hex"));
  return {
    key: upload.key,
    size: parts.reduce((sum, part) => sum + part.size, 0),
    etag: `${etag.digest("hex")}-${parts.length}`,
    headers: upload.headers,
    checksums: objectChecksums(upload, parts, whole),
    checksumType: upload.checksumType,
  };
}

/** Of the whole object, or of the parts' checksums, as the upload asked when it began. */
function objectChecksums(
  { checksumAlgorithm: algorithm }: MultipartUpload,
  parts: readonly UploadedPart[],
  whole: string | undefined,
): Record<string, string> {
  if (!algorithm) return {};
  if (whole !== undefined) return { [algorithm]: whole };
  const running = startChecksum(algorithm);
  for (const part of parts) running.update(Buffer.from(part.checksums[algorithm] ?? "", "base64"));
  return { [algorithm]: `${running.digest()}-${parts.length}` };
}
