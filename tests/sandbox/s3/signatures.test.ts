import { GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ACCESS, anS3Client, BUCKET, type RunningS3, runS3 } from "./testing/running-s3.ts";

let s3: RunningS3;
beforeAll(async () => {
  s3 = await runS3();
  await s3.client.send(new PutObjectCommand({ Bucket: BUCKET, Key: "kept", Body: "kept" }));
});
afterAll(() => s3.stop());

const presignGet = (options: object = {}) =>
  getSignedUrl(s3.client, new GetObjectCommand({ Bucket: BUCKET, Key: "kept" }), { expiresIn: 60, ...options });

async function refusalOf(response: Response): Promise<string> {
  return `${response.status} ${/<Code>(\w+)<\/Code>/.exec(await response.text())?.[1] ?? "no code"}`;
}

describe("a request is refused when", () => {
  test("it is not signed", async () => {
    expect(await refusalOf(await fetch(`${s3.server.endpoint}/${BUCKET}/kept`))).toBe("403 AccessDenied");
    const unsignedPut = await fetch(`${s3.server.endpoint}/${BUCKET}/new`, { method: "PUT", body: "x" });
    expect(await refusalOf(unsignedPut)).toBe("403 AccessDenied");
  });

  test("its secret is wrong", async () => {
    const credentials = { accessKeyId: ACCESS.accessKeyId, secretAccessKey: "guessed" };
    const stranger = anS3Client(s3.server.endpoint, { credentials });
    const attempt = stranger.send(new GetObjectCommand({ Bucket: BUCKET, Key: "kept" }));
    await expect(attempt).rejects.toMatchObject({ name: "SignatureDoesNotMatch" });
  });

  test("its key is unknown", async () => {
    const stranger = anS3Client(s3.server.endpoint, { credentials: { accessKeyId: "nobody", secretAccessKey: "x" } });
    const attempt = stranger.send(new GetObjectCommand({ Bucket: BUCKET, Key: "kept" }));
    await expect(attempt).rejects.toMatchObject({ name: "InvalidAccessKeyId" });
  });

  test("it is signed for another region", async () => {
    const client = anS3Client(s3.server.endpoint, { region: "us-west-2" });
    const attempt = client.send(new GetObjectCommand({ Bucket: BUCKET, Key: "kept" }));
    await expect(attempt).rejects.toMatchObject({ name: "AuthorizationHeaderMalformed" });
  });

  test("it carries a session token, which no key here has", async () => {
    const credentials = {
      accessKeyId: ACCESS.accessKeyId,
      secretAccessKey: ACCESS.secretAccessKey,
      sessionToken: "token",
    };
    const client = anS3Client(s3.server.endpoint, { credentials });
    const attempt = client.send(new GetObjectCommand({ Bucket: BUCKET, Key: "kept" }));
    await expect(attempt).rejects.toMatchObject({ name: "InvalidToken" });
  });

  test("its clock is twenty minutes off", async () => {
    const client = anS3Client(s3.server.endpoint, { systemClockOffset: -20 * 60_000 });
    const attempt = client.send(new GetObjectCommand({ Bucket: BUCKET, Key: "kept" }));
    await expect(attempt).rejects.toMatchObject({ name: "RequestTimeTooSkewed" });
  });

  test("its body is not the signed one", async () => {
    const client = anS3Client(s3.server.endpoint, { requestChecksumCalculation: "WHEN_REQUIRED" });
    const { requestHandler } = client.config;
    const honest = requestHandler.handle.bind(requestHandler);
    // Somebody on the way who changes the body after it was signed.
    requestHandler.handle = (request, options) => honest(Object.assign(request, { body: "tampered" }), options);
    const attempt = client.send(new PutObjectCommand({ Bucket: BUCKET, Key: "new", Body: "original" }));
    await expect(attempt).rejects.toMatchObject({ name: "XAmzContentSHA256Mismatch" });
  });

  test("it carries an S3 header that is not signed", async () => {
    const response = await fetch(await presignGet(), { headers: { "x-amz-checksum-mode": "ENABLED" } });
    expect(await refusalOf(response)).toBe("403 AccessDenied");
  });
});

describe("a presigned address", () => {
  test("gives the object to whoever has it", async () => {
    expect(await (await fetch(await presignGet())).text()).toBe("kept");
  });

  test("is refused after it has expired", async () => {
    const signingDate = new Date(Date.now() - 61_000);
    expect(await refusalOf(await fetch(await presignGet({ signingDate })))).toBe("403 AccessDenied");
  });

  test("is refused when it was signed in the future", async () => {
    const signingDate = new Date(Date.now() + 3_600_000);
    expect(await refusalOf(await fetch(await presignGet({ signingDate })))).toBe("403 AccessDenied");
  });

  test.each([
    ["another key", (url: string) => url.replace("/kept", "/other")],
    ["a longer life", (url: string) => url.replace("X-Amz-Expires=60", "X-Amz-Expires=600")],
    ["one more parameter", (url: string) => `${url}&versionId=null`],
    ["another signature", (url: string) => url.replace(/Signature=\w/, "Signature=z")],
  ])("is refused with %s", async (_change, change) => {
    expect(await refusalOf(await fetch(change(await presignGet())))).toBe("403 SignatureDoesNotMatch");
  });

  test("is refused for another method", async () => {
    expect(await refusalOf(await fetch(await presignGet(), { method: "DELETE" }))).toBe("403 SignatureDoesNotMatch");
  });

  test("takes an upload when it was signed without a checksum of the empty body", async () => {
    const client = anS3Client(s3.server.endpoint, { requestChecksumCalculation: "WHEN_REQUIRED" });
    const url = await getSignedUrl(client, new PutObjectCommand({ Bucket: BUCKET, Key: "uploaded" }));
    expect((await fetch(url, { method: "PUT", body: "by address" })).status).toBe(200);
    const stored = await s3.client.send(new GetObjectCommand({ Bucket: BUCKET, Key: "uploaded" }));
    expect(await stored.Body?.transformToString()).toBe("by address");
  });

  test("refuses an upload whose bytes are not those of the signed checksum", async () => {
    const url = await getSignedUrl(s3.client, new PutObjectCommand({ Bucket: BUCKET, Key: "uploaded-2" }));
    expect(url).toContain("x-amz-checksum-crc32");
    expect(await refusalOf(await fetch(url, { method: "PUT", body: "by address" }))).toBe("400 BadDigest");
  });

  test("must not live longer than a week", async () => {
    const url = (await presignGet()).replace("X-Amz-Expires=60", "X-Amz-Expires=604801");
    expect(await refusalOf(await fetch(url))).toBe("400 AuthorizationQueryParametersError");
  });
});

test("an error says which request it belongs to", async () => {
  const response = await fetch(`${s3.server.endpoint}/${BUCKET}/kept`);
  const requestId = response.headers.get("x-amz-request-id") ?? "none";
  expect(await response.text()).toContain(`<RequestId>${requestId}</RequestId>`);
});
