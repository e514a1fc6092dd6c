import { createHash } from "node:crypto";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  type CompletedPart,
  CreateMultipartUploadCommand,
  GetObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ACCESS, anS3Client, BUCKET, type RunningS3, runS3 } from "./testing/running-s3.ts";
import { startS3 } from "./start-s3.ts";

const PART_BYTES = 5 * 1024 ** 2;

let s3: RunningS3;
beforeAll(async () => {
  s3 = await runS3();
});
afterAll(() => s3.stop());

async function start(Key: string, options: object = {}): Promise<string> {
  const answer = await s3.client.send(new CreateMultipartUploadCommand({ Bucket: BUCKET, Key, ...options }));
  return answer.UploadId ?? "";
}

type Part = { Key: string; UploadId: string; PartNumber: number; Body: Buffer };

async function sendPart(part: Part): Promise<CompletedPart> {
  const { ETag, ChecksumCRC32 } = await s3.client.send(new UploadPartCommand({ Bucket: BUCKET, ...part }));
  return { PartNumber: part.PartNumber, ETag, ChecksumCRC32 };
}

const complete = (Key: string, UploadId: string, Parts: CompletedPart[]) =>
  s3.client.send(new CompleteMultipartUploadCommand({ Bucket: BUCKET, Key, UploadId, MultipartUpload: { Parts } }));

const bytes = (fill: number, length = PART_BYTES): Buffer => Buffer.alloc(length, fill);

test.each([
  ["CRC32", "COMPOSITE", /^.{8}-2$/],
  ["CRC32", "FULL_OBJECT", /^.{8}$/],
] as const)("parts become one object with a %s checksum that is %s", async (ChecksumAlgorithm, ChecksumType, shape) => {
  const Key = `whole/${ChecksumType}`;
  const UploadId = await start(Key, { ChecksumAlgorithm, ChecksumType, ContentType: "image/png" });
  const second = await sendPart({ Key, UploadId, PartNumber: 2, Body: bytes(2, 10) });
  const first = await sendPart({ Key, UploadId, PartNumber: 1, Body: bytes(1) });
  const completed = await complete(Key, UploadId, [first, second]);
  expect(completed.ETag).toMatch(/^"[0-9a-f]{32}-2"$/);
  expect(completed.ChecksumCRC32).toMatch(shape);
  const object = await s3.client.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
  expect(object).toMatchObject({ ContentType: "image/png", ContentLength: PART_BYTES + 10 });
  const stored = (await object.Body?.transformToByteArray()) ?? new Uint8Array();
  const expected = createHash("sha256").update(bytes(1)).update(bytes(2, 10)).digest("hex");
  expect(createHash("sha256").update(stored).digest("hex")).toBe(expected);
});

test("a part that is sent again replaces the first", async () => {
  const UploadId = await start("again");
  await sendPart({ Key: "again", UploadId, PartNumber: 1, Body: bytes(1, 3) });
  const part = await sendPart({ Key: "again", UploadId, PartNumber: 1, Body: bytes(9, 4) });
  await complete("again", UploadId, [part]);
  const object = await s3.client.send(new GetObjectCommand({ Bucket: BUCKET, Key: "again" }));
  expect(await object.Body?.transformToByteArray()).toEqual(Uint8Array.from([9, 9, 9, 9]));
});

test("unknown, unordered and undersized parts are refused", async () => {
  const Key = "refused";
  const UploadId = await start(Key);
  const small = await sendPart({ Key, UploadId, PartNumber: 1, Body: bytes(1, 100) });
  const last = await sendPart({ Key, UploadId, PartNumber: 2, Body: bytes(2, 100) });
  await expect(complete(Key, UploadId, [{ ...small, ETag: '"0"' }])).rejects.toMatchObject({ name: "InvalidPart" });
  await expect(complete(Key, UploadId, [last, small])).rejects.toMatchObject({ name: "InvalidPartOrder" });
  await expect(complete(Key, UploadId, [small, last])).rejects.toMatchObject({ name: "EntityTooSmall" });
});

test("an open upload can be listed, and is gone after it was aborted", async () => {
  const Key = "aborted";
  const UploadId = await start(Key);
  await sendPart({ Key, UploadId, PartNumber: 7, Body: bytes(1, 12) });
  const parts = await s3.client.send(new ListPartsCommand({ Bucket: BUCKET, Key, UploadId }));
  expect(parts.Parts).toMatchObject([{ PartNumber: 7, Size: 12 }]);
  const list = () => s3.client.send(new ListMultipartUploadsCommand({ Bucket: BUCKET, Prefix: Key }));
  expect((await list()).Uploads).toMatchObject([{ Key, UploadId }]);
  await s3.client.send(new AbortMultipartUploadCommand({ Bucket: BUCKET, Key, UploadId }));
  expect((await list()).Uploads).toBeUndefined();
  await expect(complete(Key, UploadId, [])).rejects.toMatchObject({ name: "NoSuchUpload" });
});

test("an upload survives a restart between its parts", async () => {
  const Key = "restarted";
  const UploadId = await start(Key);
  const first = await sendPart({ Key, UploadId, PartNumber: 1, Body: bytes(1, 5) });
  const again = await startS3({ dir: s3.dir, ...ACCESS });
  const client = anS3Client(again.endpoint);
  const finish = { Bucket: BUCKET, Key, UploadId, MultipartUpload: { Parts: [first] } };
  expect(await client.send(new CompleteMultipartUploadCommand(finish))).toMatchObject({ Key });
  client.destroy();
  await again.close();
});
