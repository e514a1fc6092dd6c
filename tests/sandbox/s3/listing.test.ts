import { ListObjectsCommand, ListObjectsV2Command, paginateListObjectsV2, PutObjectCommand } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { BUCKET, type RunningS3, runS3 } from "./testing/running-s3.ts";

// U+FF5E stands before U+1FA91 in UTF-8 and behind it in UTF-16.
const KEYS = ["a/1", "a/2", "a/b/3", "b", "c & <d>", "e/4", "e+f ü", "～", "🪑"];

let s3: RunningS3;
beforeAll(async () => {
  s3 = await runS3();
  for (const Key of KEYS.toReversed()) await s3.client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: Key }));
});
afterAll(() => s3.stop());

const list = (options: object = {}) => s3.client.send(new ListObjectsV2Command({ Bucket: BUCKET, ...options }));
const keysOf = (page: { Contents?: { Key?: string | undefined }[] | undefined }): (string | undefined)[] =>
  (page.Contents ?? []).map((object) => object.Key);

test("a listing has every key in the order of its UTF-8 bytes", async () => {
  const page = await list();
  expect(keysOf(page)).toEqual(["a/1", "a/2", "a/b/3", "b", "c & <d>", "e+f ü", "e/4", "～", "🪑"]);
  expect(page).toMatchObject({ KeyCount: 9, IsTruncated: false });
  expect(page.Contents?.[0]).toMatchObject({ Size: 3, ETag: expect.stringMatching(/^"[0-9a-f]{32}"$/) as string });
});

test("a prefix limits it", async () => {
  expect(keysOf(await list({ Prefix: "a/" }))).toEqual(["a/1", "a/2", "a/b/3"]);
  expect(keysOf(await list({ Prefix: "zz" }))).toEqual([]);
});

test("a delimiter folds keys into groups", async () => {
  const page = await list({ Delimiter: "/" });
  expect(page.CommonPrefixes?.map((group) => group.Prefix)).toEqual(["a/", "e/"]);
  expect(keysOf(page)).toEqual(["b", "c & <d>", "e+f ü", "～", "🪑"]);
  const inside = await list({ Delimiter: "/", Prefix: "a/" });
  expect(inside.CommonPrefixes?.map((group) => group.Prefix)).toEqual(["a/b/"]);
});

test.each([1, 2, 3, 8])("pages of %i give each key once", async (pageSize) => {
  const found: (string | undefined)[] = [];
  for await (const page of paginateListObjectsV2({ client: s3.client, pageSize }, { Bucket: BUCKET })) {
    found.push(...keysOf(page));
  }
  expect(found).toEqual(keysOf(await list()));
});

test("pages of one give each group once", async () => {
  const found: (string | undefined)[] = [];
  const request = { Bucket: BUCKET, Delimiter: "/" };
  for await (const page of paginateListObjectsV2({ client: s3.client, pageSize: 1 }, request)) {
    found.push(...keysOf(page), ...(page.CommonPrefixes ?? []).map((group) => group.Prefix));
  }
  expect(found).toEqual(["a/", "b", "c & <d>", "e+f ü", "e/", "～", "🪑"]);
});

test("StartAfter begins behind a key, whether it exists or not", async () => {
  expect(keysOf(await list({ StartAfter: "e/4" }))).toEqual(["～", "🪑"]);
  expect(keysOf(await list({ StartAfter: "a/a" }))[0]).toBe("a/b/3");
});

test("an invented continuation token is refused", async () => {
  await expect(list({ ContinuationToken: "invented" })).rejects.toMatchObject({ name: "InvalidArgument" });
});

test("names are escaped for a client that asks for it", async () => {
  expect(keysOf(await list({ EncodingType: "url", Prefix: "e+" }))).toEqual(["e%2Bf%20%C3%BC"]);
});

test("the older listing pages by marker", async () => {
  const first = await s3.client.send(new ListObjectsCommand({ Bucket: BUCKET, MaxKeys: 4 }));
  expect(first.IsTruncated).toBe(true);
  const Marker = first.Contents?.at(-1)?.Key;
  const rest = await s3.client.send(new ListObjectsCommand({ Bucket: BUCKET, Marker }));
  expect([...keysOf(first), ...keysOf(rest)]).toEqual(keysOf(await list()));
});
