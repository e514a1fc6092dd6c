import { rm } from "node:fs/promises";
import { findChecksumAlgorithm } from "#tests/sandbox/s3/body/checksums.ts";
import { receiveBody } from "#tests/sandbox/s3/body/receive-body.ts";
import type { S3Operation, S3Request, S3World } from "#tests/sandbox/s3/operation.ts";
import { S3RefusalError } from "#tests/sandbox/s3/s3-refusal-error.ts";
import { writeXml } from "#tests/sandbox/s3/xml/write-xml.ts";
import type { MultipartUpload } from "#tests/sandbox/s3/disk/multipart-uploads.ts";
import { algorithmHeaders, keptHeaders } from "./object-headers.ts";
import { refuseLongKey } from "./put-object.ts";

const LARGEST_PART_NUMBER = 10_000;

export const createMultipartUpload: S3Operation = async ({ disk }, request) => {
  disk.getBucket(request.bucket);
  refuseLongKey(request.key);
  const { headers } = request.incoming;
  const upload = await disk.uploads.start({
    bucket: request.bucket,
    key: request.key,
    headers: keptHeaders(headers),
    checksumAlgorithm: findChecksumAlgorithm(String(headers["x-amz-checksum-algorithm"] ?? "")),
    checksumType: headers["x-amz-checksum-type"] === "FULL_OBJECT" ? "FULL_OBJECT" : "COMPOSITE",
  });
  const algorithm = upload.checksumAlgorithm;
  return {
    status: 200,
    headers: algorithm
      ? { "x-amz-checksum-algorithm": algorithm.toUpperCase(), "x-amz-checksum-type": upload.checksumType }
      : {},
    body: writeXml("InitiateMultipartUploadResult", {
      Bucket: request.bucket,
      Key: request.key,
      UploadId: upload.uploadId,
    }),
  };
};

export const uploadPart: S3Operation = async (world, request) => {
  const upload = await getUpload(world, request);
  const partNumber = Number(request.query.get("partNumber"));
  if (!Number.isInteger(partNumber) || partNumber < 1 || partNumber > LARGEST_PART_NUMBER) {
    throw new S3RefusalError("InvalidArgument", "Part number must be an integer between 1 and 10000, inclusive");
  }
  const { path, size, md5, checksums } = await receiveBody(request, world.disk.temporaryDir);
  try {
    await world.disk.uploads.addPart(upload.uploadId, { partNumber, size, md5, checksums }, path);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return { status: 200, headers: { etag: `"${md5}"`, ...algorithmHeaders(checksums) } };
};

export const abortMultipartUpload: S3Operation = async (world, request) => {
  const upload = await getUpload(world, request);
  await world.disk.uploads.discard(upload.uploadId);
  return { status: 204 };
};

export const listParts: S3Operation = async (world, request) => {
  const upload = await getUpload(world, request);
  const parts = await world.disk.uploads.parts(upload.uploadId);
  const body = writeXml("ListPartsResult", {
    Bucket: upload.bucket,
    Key: upload.key,
    UploadId: upload.uploadId,
    MaxParts: LARGEST_PART_NUMBER,
    IsTruncated: false,
    Part: parts.map((part) => ({
      PartNumber: part.partNumber,
      LastModified: part.lastModified,
      ETag: `"${part.md5}"`,
      Size: part.size,
    })),
  });
  return { status: 200, body };
};

export const listMultipartUploads: S3Operation = async ({ disk }, request) => {
  disk.getBucket(request.bucket);
  const prefix = request.query.get("prefix") ?? "";
  const uploads = (await disk.uploads.list(request.bucket)).filter((upload) => upload.key.startsWith(prefix));
  const body = writeXml("ListMultipartUploadsResult", {
    Bucket: request.bucket,
    Prefix: prefix,
    IsTruncated: false,
    Upload: uploads.map((upload) => ({ Key: upload.key, UploadId: upload.uploadId, Initiated: upload.initiated })),
  });
  return { status: 200, body };
};

export async function getUpload({ disk }: S3World, request: S3Request): Promise<MultipartUpload> {
  disk.getBucket(request.bucket);
  return disk.uploads.get(request.query.get("uploadId") ?? "", request.bucket, request.key);
}
