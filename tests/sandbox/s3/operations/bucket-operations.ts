import { z } from "zod";
import { readDocument } from "#tests/sandbox/s3/body/read-document.ts";
import type { S3Operation } from "#tests/sandbox/s3/operation.ts";
import { S3RefusalError } from "#tests/sandbox/s3/s3-refusal-error.ts";
import { parseXml } from "#tests/sandbox/s3/xml/parse-xml.ts";
import { writeXml } from "#tests/sandbox/s3/xml/write-xml.ts";

const BUCKET_NAME = /^(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9](?!.*\.\.)[a-z0-9.-]{1,61}[a-z0-9]$/;

export const listBuckets: S3Operation = ({ disk }) => {
  const buckets = disk.buckets.map((bucket) => ({ Name: bucket.name, CreationDate: bucket.createdAt }));
  return { status: 200, body: writeXml("ListAllMyBucketsResult", { Buckets: { Bucket: buckets } }) };
};

const createBucketSchema = z.object({
  CreateBucketConfiguration: z.union([z.object({ LocationConstraint: z.string().optional() }), z.literal("")]),
});

export const createBucket: S3Operation = async ({ disk, region }, request) => {
  const document = await readDocument(request);
  if (document !== "") parseXml(document, createBucketSchema);
  if (!BUCKET_NAME.test(request.bucket)) {
    throw new S3RefusalError("InvalidBucketName", "The specified bucket is not valid.");
  }
  if (!disk.findBucket(request.bucket)) await disk.createBucket(request.bucket);
  // Only the oldest region lets its owner create a bucket twice.
  else if (region !== "us-east-1") {
    throw new S3RefusalError("BucketAlreadyOwnedByYou", "Your previous request to create the bucket succeeded.");
  }
  return { status: 200, headers: { location: `/${request.bucket}` } };
};

export const headBucket: S3Operation = ({ disk, region }, request) => {
  disk.getBucket(request.bucket);
  return { status: 200, headers: { "x-amz-bucket-region": region } };
};

export const deleteBucket: S3Operation = async ({ disk }, request) => {
  const bucket = disk.getBucket(request.bucket);
  if (!bucket.index.isEmpty) throw new S3RefusalError("BucketNotEmpty", "The bucket you tried to delete is not empty.");
  await disk.removeBucket(bucket);
  return { status: 204 };
};

export const getBucketLocation: S3Operation = ({ disk, region }, request) => {
  disk.getBucket(request.bucket);
  const place = region === "us-east-1" ? "" : region;
  return { status: 200, body: writeXml("LocationConstraint", place) };
};

export const getBucketVersioning: S3Operation = ({ disk }, request) => {
  const { versioning } = disk.getBucket(request.bucket);
  const fields = versioning === "never" ? {} : { Status: versioning };
  return { status: 200, body: writeXml("VersioningConfiguration", fields) };
};

const versioningSchema = z.object({
  VersioningConfiguration: z.object({ Status: z.enum(["Enabled", "Suspended"]) }),
});

export const putBucketVersioning: S3Operation = async ({ disk }, request) => {
  const bucket = disk.getBucket(request.bucket);
  const { VersioningConfiguration } = parseXml(await readDocument(request), versioningSchema);
  await bucket.setVersioning(VersioningConfiguration.Status);
  return { status: 200 };
};
