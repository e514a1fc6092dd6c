import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { DeleteObjectCommand, HeadObjectCommand } from "@aws-sdk/client-s3";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { s3ObjectStore } from "#app/adapters/s3/object-store.ts";
import type { S3Settings } from "#app/adapters/s3/settings.ts";
import { ObjectStoreUnavailableError } from "#app/core/errors.ts";
import { ACCESS, BUCKET, type RunningS3, runS3 } from "#tests/sandbox/s3/testing/running-s3.ts";

const JPEG = { contentType: "image/jpeg" };
const BYTES = new TextEncoder().encode("picture");

type Store = ReturnType<typeof s3ObjectStore>;
const open: Store[] = [];
const openStore = (settings: Partial<S3Settings>): Store => {
  const store = s3ObjectStore({ bucket: BUCKET, ...ACCESS, ...settings });
  open.push(store);
  return store;
};
afterEach(() => {
  for (const store of open.splice(0)) store.close();
});

describe("on a store that keeps versions", () => {
  let s3: RunningS3;
  let store: Store;
  beforeEach(async () => {
    s3 = await runS3({ versioned: true });
    store = openStore({ endpoint: s3.server.endpoint });
  });
  afterEach(() => s3.stop());

  test("a delete leaves no version and no delete marker behind", async () => {
    for (let round = 0; round < 3; round += 1) await store.put("shops/a/photo", BYTES, JPEG);
    await store.put("shops/a/photo-2", BYTES, JPEG);
    await store.delete(["shops/a/photo"]);
    expect(s3.server.versions().map((version) => version.key)).toEqual(["shops/a/photo-2"]);
  });

  test("a delete of many keys with many versions takes them all", async () => {
    const keys = Array.from({ length: 30 }, (_, index) => `shops/a/${index}`);
    for (const key of [...keys, ...keys]) await store.put(key, BYTES, JPEG);
    await store.delete(keys);
    expect(s3.server.versions()).toEqual([]);
  });

  test("an object hidden by somebody's plain delete is still listed, so that erasure finds it", async () => {
    await store.put("shops/a/photo", BYTES, JPEG);
    await s3.client.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: "shops/a/photo" }));
    expect(await store.has("shops/a/photo")).toBe(false);
    const keys: string[] = [];
    for await (const key of store.list("shops/a/")) keys.push(key);
    expect(keys).toEqual(["shops/a/photo"]);
    await store.delete(keys);
    expect(s3.server.versions()).toEqual([]);
  });

  test("a listing goes on past its first thousand versions", async () => {
    for (let index = 0; index < 350; index += 1) {
      await Promise.all([1, 2, 3].map(() => store.put(`shops/a/${index}`, BYTES, JPEG)));
    }
    const keys: string[] = [];
    for await (const key of store.list("shops/a/")) keys.push(key);
    expect(new Set(keys).size).toBe(350);
    expect(keys).toHaveLength(350);
  });

  test("the content type travels with the object", async () => {
    await store.put("shops/a/photo", BYTES, JPEG);
    const head = await s3.client.send(new HeadObjectCommand({ Bucket: BUCKET, Key: "shops/a/photo" }));
    expect(head.ContentType).toBe("image/jpeg");
  });

  test("a presigned address can be read by anybody without any header, and by nobody once it is changed", async () => {
    await store.put("shops/a/ü photo.jpg", BYTES, JPEG);
    const address = await store.presignGet("shops/a/ü photo.jpg", { expiresInSeconds: 60 });
    const response = await fetch(address);
    expect(response.headers.get("content-type")).toBe("image/jpeg");
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(BYTES);
    expect(address).not.toContain("checksum");
    expect((await fetch(address.replace("photo.jpg", "other.jpg"))).status).toBe(403);
  });

  test("a wrong secret is the operator's to mend, and no secret is in the message", async () => {
    const stranger = openStore({ endpoint: s3.server.endpoint, secretAccessKey: "wrong-secret" });
    const failure = await stranger.get("shops/a/photo").catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: "ObjectStoreUnavailableError", whoMustAct: "operator", canRetry: true });
    expect(String(failure)).not.toContain("wrong-secret");
  });

  test("a missing bucket is not taken for a missing object", async () => {
    const elsewhere = openStore({ endpoint: s3.server.endpoint, bucket: "no-such-bucket" });
    await expect(elsewhere.get("shops/a/photo")).rejects.toThrow(ObjectStoreUnavailableError);
  });
});

describe("on a store that misbehaves", () => {
  let server: Server;
  let answer: RequestListener;
  let requests = 0;
  const endpoint = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  beforeEach(async () => {
    requests = 0;
    server = createServer((request, response) => {
      requests += 1;
      request.resume();
      answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  test("no answer at all ends within the time limit", async () => {
    answer = () => undefined;
    const started = performance.now();
    const reading = openStore({ endpoint: endpoint(), timeoutMs: 300 }).get("shops/a/photo");
    await expect(reading).rejects.toThrow(ObjectStoreUnavailableError);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test("a body that stalls ends within the time limit", async () => {
    answer = (_request, response) => response.writeHead(200, { "content-length": "100" }).write("only the beginning");
    const reading = openStore({ endpoint: endpoint(), timeoutMs: 300 }).get("shops/a/photo");
    await expect(reading).rejects.toThrow(ObjectStoreUnavailableError);
  });

  test("a short trouble is overcome by asking again", async () => {
    answer = (_request, response) => response.writeHead(requests === 1 ? 503 : 200).end();
    expect(await openStore({ endpoint: endpoint() }).has("shops/a/photo")).toBe(true);
    expect(requests).toBe(2);
  });

  test("a delete that S3 carries out only in part is a failure", async () => {
    const version = "<Version><Key>shops/a/photo</Key><VersionId>1</VersionId></Version>";
    const failure = "<Error><Key>shops/a/photo</Key><Code>InternalError</Code></Error>";
    answer = (request, response) =>
      response.end(
        request.method === "GET"
          ? `<ListVersionsResult><IsTruncated>false</IsTruncated>${version}</ListVersionsResult>`
          : `<DeleteResult>${failure}</DeleteResult>`,
      );
    const deleting = openStore({ endpoint: endpoint() }).delete(["shops/a/photo"]);
    await expect(deleting).rejects.toThrow(/InternalError/);
  });

  test("a store that knows no versions is listed without them", async () => {
    const page = "<ListBucketResult><Contents><Key>shops/a/photo</Key></Contents></ListBucketResult>";
    const refusal = "<Error><Code>NotImplemented</Code><Message>no versions</Message></Error>";
    answer = (request, response) =>
      request.url?.includes("versions")
        ? response.writeHead(501, { "content-type": "application/xml" }).end(refusal)
        : response.end(page);
    const keys: string[] = [];
    for await (const key of openStore({ endpoint: endpoint() }).list("shops/a/")) keys.push(key);
    expect(keys).toEqual(["shops/a/photo"]);
  });
});
