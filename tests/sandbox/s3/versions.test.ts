import {
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { BUCKET, type RunningS3, runS3 } from "./testing/running-s3.ts";

let s3: RunningS3;
afterEach(() => s3.stop());

const put = async (Key: string, Body: string): Promise<string | undefined> =>
  (await s3.client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body }))).VersionId;
const read = async (Key: string, VersionId?: string): Promise<string | undefined> =>
  (await s3.client.send(new GetObjectCommand({ Bucket: BUCKET, Key, VersionId }))).Body?.transformToString();
const remove = (Key: string, VersionId?: string) =>
  s3.client.send(new DeleteObjectCommand({ Bucket: BUCKET, Key, VersionId }));
const versions = (options: object = {}) =>
  s3.client.send(new ListObjectVersionsCommand({ Bucket: BUCKET, ...options }));
const setVersioning = (Status: "Enabled" | "Suspended") =>
  s3.client.send(new PutBucketVersioningCommand({ Bucket: BUCKET, VersioningConfiguration: { Status } }));

describe("a bucket that keeps versions", () => {
  beforeEach(async () => {
    s3 = await runS3({ versioned: true });
  });

  test("says so", async () => {
    const answer = await s3.client.send(new GetBucketVersioningCommand({ Bucket: BUCKET }));
    expect(answer.Status).toBe("Enabled");
  });

  test("keeps what a second write replaces", async () => {
    const first = await put("photo", "first");
    const second = await put("photo", "second");
    expect(await read("photo")).toBe("second");
    expect(await read("photo", first)).toBe("first");
    expect((await versions()).Versions).toMatchObject([
      { VersionId: second, IsLatest: true, Size: 6 },
      { VersionId: first, IsLatest: false, Size: 5 },
    ]);
  });

  test("hides a deleted object behind a marker", async () => {
    const first = await put("photo", "first");
    const deletion = await remove("photo");
    expect(deletion).toMatchObject({ DeleteMarker: true });
    await expect(read("photo")).rejects.toMatchObject({ name: "NoSuchKey" });
    expect(await read("photo", first)).toBe("first");
    expect((await s3.client.send(new ListObjectsV2Command({ Bucket: BUCKET }))).KeyCount).toBe(0);
    expect((await versions()).DeleteMarkers).toMatchObject([{ VersionId: deletion.VersionId, IsLatest: true }]);
  });

  test("shows the object again when the marker is deleted", async () => {
    await put("photo", "first");
    const { VersionId } = await remove("photo");
    expect(await remove("photo", VersionId)).toMatchObject({ DeleteMarker: true });
    expect(await read("photo")).toBe("first");
  });

  test("forgets a version for good when it is deleted by its id", async () => {
    const first = await put("photo", "first");
    const second = await put("photo", "second");
    await remove("photo", second);
    expect(await read("photo")).toBe("first");
    await remove("photo", first);
    expect((await versions()).Versions).toBeUndefined();
    expect(s3.server.versions()).toEqual([]);
  });

  test("does not read a marker as an object", async () => {
    await put("photo", "first");
    const { VersionId } = await remove("photo");
    const reading = s3.client.send(new HeadObjectCommand({ Bucket: BUCKET, Key: "photo", VersionId }));
    await expect(reading).rejects.toMatchObject({ $metadata: { httpStatusCode: 405 } });
    await expect(read("photo", "0".repeat(32))).rejects.toMatchObject({ name: "NoSuchVersion" });
  });

  test("deletes many versions and markers in one request", async () => {
    const first = await put("photo", "first");
    const marker = (await remove("photo")).VersionId;
    await put("other", "kept");
    const Objects = [first, marker].map((VersionId) => ({ Key: "photo", VersionId }));
    const answer = await s3.client.send(new DeleteObjectsCommand({ Bucket: BUCKET, Delete: { Objects } }));
    expect(answer.Deleted).toContainEqual(
      expect.objectContaining({ DeleteMarker: true, DeleteMarkerVersionId: marker }),
    );
    expect(s3.server.versions().map((version) => version.key)).toEqual(["other"]);
  });

  test.each([1, 2, 3])("pages its versions by %i without losing or repeating one", async (MaxKeys) => {
    for (const key of ["a", "b", "b", "b", "c/1", "c/2"]) await put(key, key);
    await remove("b");
    const found: string[] = [];
    for (let markers: object | null = {}; markers;) {
      const page = await versions({ MaxKeys, ...markers });
      found.push(
        ...[...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])].map((version) => version.VersionId ?? ""),
      );
      markers = page.IsTruncated ? { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker } : null;
    }
    expect(found).toHaveLength(7);
    expect(new Set(found).size).toBe(7);
  });

  test("groups its versions by a delimiter", async () => {
    for (const key of ["a", "c/1", "c/2"]) await put(key, key);
    const page = await versions({ Delimiter: "/" });
    expect(page.CommonPrefixes).toEqual([{ Prefix: "c/" }]);
    expect(page.Versions?.map((version) => version.Key)).toEqual(["a"]);
  });

  test("copies an older version", async () => {
    const first = await put("photo", "first");
    await put("photo", "second");
    const CopySource = `${BUCKET}/photo?versionId=${first ?? ""}`;
    await s3.client.send(new CopyObjectCommand({ Bucket: BUCKET, Key: "photo", CopySource }));
    expect(await read("photo")).toBe("first");
    expect((await versions()).Versions).toHaveLength(3);
  });

  test("overwrites only the nameless version while it is suspended", async () => {
    const named = await put("photo", "named");
    await setVersioning("Suspended");
    await put("photo", "nameless");
    await put("photo", "nameless again");
    expect((await versions()).Versions).toMatchObject([{ VersionId: "null", IsLatest: true }, { VersionId: named }]);
    expect(await remove("photo")).toMatchObject({ DeleteMarker: true, VersionId: "null" });
    expect(await read("photo", named)).toBe("named");
  });
});

describe("a bucket that never kept versions", () => {
  beforeEach(async () => {
    s3 = await runS3();
  });

  test("names none", async () => {
    expect(await put("photo", "first")).toBeUndefined();
    expect((await s3.client.send(new GetBucketVersioningCommand({ Bucket: BUCKET }))).Status).toBeUndefined();
  });

  test("lists its objects as the version null", async () => {
    await put("photo", "first");
    expect((await versions()).Versions).toMatchObject([{ Key: "photo", VersionId: "null", IsLatest: true }]);
    await remove("photo", "null");
    expect(s3.server.versions()).toEqual([]);
  });

  test("keeps the old object as the version null when it begins to", async () => {
    await put("photo", "before");
    await setVersioning("Enabled");
    await put("photo", "after");
    expect(await read("photo", "null")).toBe("before");
    expect(await read("photo")).toBe("after");
  });
});
