import { Readable } from "node:stream";
import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BUCKET, type RunningS3, runS3 } from "./testing/running-s3.ts";

let s3: RunningS3;
beforeAll(async () => {
  s3 = await runS3();
});
afterAll(() => s3.stop());

const put = (Key: string, Body: string | Buffer, rest: object = {}) =>
  s3.client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body, ...rest }));
const head = (Key: string, rest: object = {}) =>
  s3.client.send(new HeadObjectCommand({ Bucket: BUCKET, Key, ...rest }));
const get = (Key: string, rest: object = {}) => s3.client.send(new GetObjectCommand({ Bucket: BUCKET, Key, ...rest }));
const textOf = async (Key: string, rest: object = {}): Promise<string | undefined> =>
  (await get(Key, rest)).Body?.transformToString();

describe("a stored object", () => {
  test("comes back byte for byte with its type and metadata", async () => {
    const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, index) => index % 251));
    await put("shops/a/photo.jpg", bytes, {
      ContentType: "image/jpeg",
      CacheControl: "private",
      Metadata: { origin: "photo" },
    });
    const answer = await get("shops/a/photo.jpg");
    expect(Buffer.from((await answer.Body?.transformToByteArray()) ?? [])).toEqual(bytes);
    expect(answer).toMatchObject({
      ContentType: "image/jpeg",
      CacheControl: "private",
      ContentLength: 100_000,
      Metadata: { origin: "photo" },
    });
  });

  test("keeps its framing out when it is sent as a stream with a trailing checksum", async () => {
    const pieces = Array.from({ length: 50 }, (_, index) => Buffer.alloc(70_001, index));
    const ContentLength = pieces.reduce((sum, piece) => sum + piece.length, 0);
    await s3.client.send(
      new PutObjectCommand({ Bucket: BUCKET, Key: "streamed", Body: Readable.from(pieces), ContentLength }),
    );
    const stored = await (await get("streamed")).Body?.transformToByteArray();
    expect(Buffer.from(stored ?? []).equals(Buffer.concat(pieces))).toBe(true);
    expect((await head("streamed")).ContentEncoding).toBeUndefined();
  });

  test.each(["CRC32", "CRC32C", "SHA1", "SHA256"] as const)(
    "carries the %s checksum it was sent with",
    async (name) => {
      const sent = await put(`checksum/${name}`, "123456789", { ChecksumAlgorithm: name });
      const stored = await head(`checksum/${name}`, { ChecksumMode: "ENABLED" });
      const field = `Checksum${name}` as const;
      expect(stored[field]).toBe(sent[field]);
      expect(stored[field]).toMatch(/=$/);
    },
  );

  test("has the CRC-32C that its standard gives for 123456789", async () => {
    const sent = await put("checksum/standard", "123456789", { ChecksumAlgorithm: "CRC32C" });
    expect(Buffer.from(sent.ChecksumCRC32C ?? "", "base64").toString("hex")).toBe("e3069283");
  });

  test("is refused when its checksum is of other bytes, and nothing is stored", async () => {
    await expect(put("wrong", "bytes", { ChecksumCRC32: "AAAAAA==" })).rejects.toMatchObject({ name: "BadDigest" });
    await expect(get("wrong")).rejects.toBeInstanceOf(NoSuchKey);
  });

  test("is refused when its Content-MD5 is of other bytes", async () => {
    const ContentMD5 = Buffer.alloc(16).toString("base64");
    await expect(put("wrong-md5", "bytes", { ContentMD5 })).rejects.toMatchObject({ name: "BadDigest" });
  });

  test.each([
    ["bytes=0-3", "0123", "bytes 0-3/10"],
    ["bytes=7-", "789", "bytes 7-9/10"],
    ["bytes=-2", "89", "bytes 8-9/10"],
    ["bytes=5-500", "56789", "bytes 5-9/10"],
  ])("gives the part that Range %s asks for", async (Range, expected, ContentRange) => {
    await put("digits", "0123456789");
    const answer = await get("digits", { Range });
    expect(await answer.Body?.transformToString()).toBe(expected);
    expect(answer).toMatchObject({ ContentRange, $metadata: { httpStatusCode: 206 } });
  });

  test("refuses a range behind its end", async () => {
    await put("digits", "0123456789");
    await expect(get("digits", { Range: "bytes=10-" })).rejects.toMatchObject({ name: "InvalidRange" });
  });

  test("may be empty", async () => {
    await put("empty", "");
    expect(await textOf("empty")).toBe("");
  });

  test.each(["ä b+c&d/é.jpg", "a//b", "../escape", "dots/./x", "quote'(1)*!.png", "percent%20sign", "emoji 🪑"])(
    "may be called %s",
    async (Key) => {
      await put(Key, `content of ${Key}`);
      expect(await textOf(Key)).toBe(`content of ${Key}`);
    },
  );

  test("is replaced whole by a second write", async () => {
    await put("twice", "first and longer");
    await put("twice", "second");
    expect(await textOf("twice")).toBe("second");
  });

  test("answers response-… overrides for a download's file name", async () => {
    await put("download", "x");
    const answer = await head("download", { ResponseContentDisposition: 'attachment; filename="room.jpg"' });
    expect(answer.ContentDisposition).toBe('attachment; filename="room.jpg"');
  });

  test("is gone after a delete, and deleting it again is no error", async () => {
    await put("short-lived", "x");
    await s3.client.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: "short-lived" }));
    await s3.client.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: "short-lived" }));
    await expect(get("short-lived")).rejects.toBeInstanceOf(NoSuchKey);
  });

  test("can be deleted with a thousand others in one request", async () => {
    const keys = Array.from({ length: 40 }, (_, index) => `many/<${index}>&"quoted"`);
    await Promise.all(keys.map((key) => put(key, "x")));
    const Objects = [...keys, ...Array.from({ length: 960 }, (_, index) => `never/${index}`)].map((Key) => ({ Key }));
    const answer = await s3.client.send(new DeleteObjectsCommand({ Bucket: BUCKET, Delete: { Objects } }));
    expect(answer.Deleted).toHaveLength(1000);
    await expect(get(keys[7] ?? "")).rejects.toBeInstanceOf(NoSuchKey);
  });

  test("cannot be deleted with more than a thousand in one request", async () => {
    const Objects = Array.from({ length: 1001 }, (_, index) => ({ Key: `never/${index}` }));
    const attempt = s3.client.send(new DeleteObjectsCommand({ Bucket: BUCKET, Delete: { Objects } }));
    await expect(attempt).rejects.toMatchObject({ name: "MalformedXML" });
  });
});

describe("a conditional request", () => {
  test("writes only where nothing is with If-None-Match: *", async () => {
    await put("once", "first", { IfNoneMatch: "*" });
    await expect(put("once", "second", { IfNoneMatch: "*" })).rejects.toMatchObject({ name: "PreconditionFailed" });
    expect(await textOf("once")).toBe("first");
  });

  test("lets one of twenty simultaneous first writes win", async () => {
    const writes = Array.from({ length: 20 }, (_, index) => put("race", String(index), { IfNoneMatch: "*" }));
    const results = await Promise.allSettled(writes);
    const winners = results.flatMap((result, index) => (result.status === "fulfilled" ? [index] : []));
    expect(winners).toHaveLength(1);
    expect(await textOf("race")).toBe(String(winners[0]));
  });

  test("replaces only what it names with If-Match", async () => {
    const { ETag } = await put("guarded", "first");
    await put("guarded", "second", { IfMatch: ETag });
    await expect(put("guarded", "third", { IfMatch: ETag })).rejects.toMatchObject({ name: "PreconditionFailed" });
    await expect(put("absent", "x", { IfMatch: ETag })).rejects.toBeInstanceOf(NoSuchKey);
    expect(await textOf("guarded")).toBe("second");
  });

  test("reads nothing again that the reader has", async () => {
    const { ETag } = await put("cached", "x");
    await expect(get("cached", { IfNoneMatch: ETag })).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
    await expect(get("cached", { IfMatch: '"other"' })).rejects.toMatchObject({ name: "PreconditionFailed" });
    await expect(get("cached", { IfModifiedSince: new Date() })).rejects.toMatchObject({
      $metadata: { httpStatusCode: 304 },
    });
    await expect(get("cached", { IfUnmodifiedSince: new Date(0) })).rejects.toMatchObject({
      name: "PreconditionFailed",
    });
  });
});

describe("a copy", () => {
  test("has the source's bytes, type and metadata", async () => {
    await put("source ä", "content", { ContentType: "text/plain", Metadata: { kept: "yes" } });
    const CopySource = `${BUCKET}/${encodeURIComponent("source ä")}`;
    await s3.client.send(new CopyObjectCommand({ Bucket: BUCKET, Key: "copy", CopySource }));
    const copy = await get("copy");
    expect(await copy.Body?.transformToString()).toBe("content");
    expect(copy).toMatchObject({ ContentType: "text/plain", Metadata: { kept: "yes" } });
  });

  test("can replace the metadata, also onto itself", async () => {
    await put("self", "content", { Metadata: { old: "1" } });
    const CopySource = `${BUCKET}/self`;
    const onto = { Bucket: BUCKET, Key: "self", CopySource };
    await expect(s3.client.send(new CopyObjectCommand(onto))).rejects.toMatchObject({ name: "InvalidRequest" });
    await s3.client.send(new CopyObjectCommand({ ...onto, MetadataDirective: "REPLACE", Metadata: { fresh: "2" } }));
    expect((await head("self")).Metadata).toEqual({ fresh: "2" });
  });

  test("of nothing is refused", async () => {
    const CopySource = `${BUCKET}/nothing`;
    const attempt = s3.client.send(new CopyObjectCommand({ Bucket: BUCKET, Key: "copy", CopySource }));
    await expect(attempt).rejects.toMatchObject({ name: "NoSuchKey" });
  });
});
