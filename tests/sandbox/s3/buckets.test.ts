import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  GetBucketLocationCommand,
  GetObjectTaggingCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutBucketLifecycleConfigurationCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BUCKET, type RunningS3, runS3 } from "./testing/running-s3.ts";

let s3: RunningS3;
beforeAll(async () => {
  s3 = await runS3();
});
afterAll(() => s3.stop());

test("a new bucket can be found", async () => {
  await s3.client.send(new CreateBucketCommand({ Bucket: "fresh-bucket" }));
  const head = await s3.client.send(new HeadBucketCommand({ Bucket: "fresh-bucket" }));
  expect(head.BucketRegion).toBe("eu-west-1");
  const { Buckets } = await s3.client.send(new ListBucketsCommand({}));
  expect(Buckets?.map((bucket) => bucket.Name)).toEqual(["fresh-bucket", BUCKET]);
  const location = await s3.client.send(new GetBucketLocationCommand({ Bucket: BUCKET }));
  expect(location.LocationConstraint).toBe("eu-west-1");
});

test("a bucket cannot be made twice", async () => {
  const attempt = s3.client.send(new CreateBucketCommand({ Bucket: BUCKET }));
  await expect(attempt).rejects.toMatchObject({ name: "BucketAlreadyOwnedByYou" });
});

test.each(["Capitals", "ab..cd", "10.0.0.1", "under_score"])("a bucket cannot be called %s", async (Bucket) => {
  const attempt = s3.client.send(new CreateBucketCommand({ Bucket }));
  await expect(attempt).rejects.toMatchObject({ name: "InvalidBucketName" });
});

test("only an empty bucket can be deleted", async () => {
  const Bucket = "short-lived";
  await s3.client.send(new CreateBucketCommand({ Bucket }));
  await s3.client.send(new PutObjectCommand({ Bucket, Key: "x", Body: "x" }));
  await expect(s3.client.send(new DeleteBucketCommand({ Bucket }))).rejects.toMatchObject({ name: "BucketNotEmpty" });
  await s3.client.send(new DeleteObjectCommand({ Bucket, Key: "x" }));
  await s3.client.send(new DeleteBucketCommand({ Bucket }));
  await expect(s3.client.send(new ListObjectsV2Command({ Bucket }))).rejects.toMatchObject({ name: "NoSuchBucket" });
});

test("what S3 has and the sandbox has not is refused aloud", async () => {
  const tagging = s3.client.send(new GetObjectTaggingCommand({ Bucket: BUCKET, Key: "x" }));
  await expect(tagging).rejects.toMatchObject({
    name: "NotImplemented",
    message: expect.stringContaining("?tagging") as string,
  });
  const lifecycle = { Rules: [{ Status: "Enabled" as const, Filter: {}, Expiration: { Days: 30 } }] };
  const attempt = new PutBucketLifecycleConfigurationCommand({ Bucket: BUCKET, LifecycleConfiguration: lifecycle });
  await expect(s3.client.send(attempt)).rejects.toMatchObject({ name: "NotImplemented" });
  const encrypted = { Bucket: BUCKET, Key: "x", Body: "x", ServerSideEncryption: "AES256" as const };
  await expect(s3.client.send(new PutObjectCommand(encrypted))).rejects.toMatchObject({ name: "NotImplemented" });
});

test("a key may have 1,024 bytes and no more", async () => {
  const Key = "ü".repeat(512);
  await s3.client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: "x" }));
  const longer = s3.client.send(new PutObjectCommand({ Bucket: BUCKET, Key: `${Key}x`, Body: "x" }));
  await expect(longer).rejects.toMatchObject({ name: "KeyTooLongError" });
});
