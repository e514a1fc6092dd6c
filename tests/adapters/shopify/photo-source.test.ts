import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { cdnPhotoSource } from "#app/adapters/shopify/photo-source.ts";
import { PhotoUnavailableError, UnexpectedAnswerError } from "#app/core/errors.ts";
import { type AnsweringServer, startAnsweringServer } from "./answering-server.ts";

const PHOTO = "https://cdn.shopify.com/s/files/1/0001/chair.jpg?v=1";
const TWENTY_MB = 20 * 1024 * 1024;

let cdn: AnsweringServer;
beforeEach(async () => {
  cdn = await startAnsweringServer();
});
afterEach(() => cdn.close());

const fetchPhoto = (url = PHOTO): Promise<Uint8Array | null> => cdnPhotoSource(cdn).fetchPhoto(url);

test("a photo arrives byte for byte", async () => {
  const photo = Uint8Array.from({ length: 70_000 }, (_, index) => index % 251);
  cdn.script.push({ status: 200, body: photo });
  expect(Buffer.from((await fetchPhoto()) ?? []).equals(photo)).toBe(true);
});

test.each([
  "http://cdn.shopify.com/s/files/1/a.jpg",
  "https://cdn.shopify.com.evil.example/a.jpg",
  "https://evil.example/?cdn.shopify.com",
  "https://cdn.shopify.com@evil.example/a.jpg",
  "https://me@cdn.shopify.com/a.jpg",
  "https://cdn.shopify.com:8443/a.jpg",
  "https://169.254.169.254/latest/meta-data",
  "file:///etc/passwd",
  "not an address",
])("%s is refused without a request", async (url) => {
  await expect(fetchPhoto(url)).rejects.toThrow(UnexpectedAnswerError);
  expect(cdn.asked).toEqual([]);
});

test("a redirect is not followed", async () => {
  cdn.script.push({ status: 302, headers: { location: "http://127.0.0.1:1/" } });
  await expect(fetchPhoto()).rejects.toThrow(PhotoUnavailableError);
  expect(cdn.asked).toHaveLength(1);
});

test.each([403, 404, 410])("a photo that answers %d is gone", async (status) => {
  cdn.script.push({ status });
  expect(await fetchPhoto()).toBeNull();
});

test.each([429, 500, 503])("a CDN that answers %d is worth another try", async (status) => {
  cdn.script.push({ status });
  const failure = fetchPhoto();
  await expect(failure).rejects.toThrow(PhotoUnavailableError);
  await expect(failure).rejects.toMatchObject({ canRetry: true });
});

test("a broken connection is worth another try, and its cause is kept", async () => {
  cdn.script.push("hang-up");
  const error: unknown = await fetchPhoto().catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(PhotoUnavailableError);
  expect(error).toHaveProperty("cause", expect.any(TypeError));
});

describe("a photo may have 20 MB", () => {
  test("exactly that much is taken", async () => {
    cdn.script.push({ status: 200, body: new Uint8Array(TWENTY_MB) });
    expect((await fetchPhoto())?.byteLength).toBe(TWENTY_MB);
  });

  test("one that announces more is not read", async () => {
    cdn.script.push({ status: 200, body: new Uint8Array(TWENTY_MB + 1) });
    expect(await fetchPhoto()).toBeNull();
  });

  test("one that does not announce its length is left at the limit", async () => {
    const headers = { "transfer-encoding": "chunked" };
    cdn.script.push({ status: 200, headers, body: new Uint8Array(TWENTY_MB + 1) });
    expect(await fetchPhoto()).toBeNull();
  });
});
