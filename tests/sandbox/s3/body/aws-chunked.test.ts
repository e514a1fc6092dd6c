import { createHash, createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { VerifiedSignature } from "#tests/sandbox/s3/signature/verify-request.ts";
import { AwsChunkedDecoder } from "./aws-chunked.ts";
import { ChunkSignatures } from "./chunk-signatures.ts";

function decode(decoder: AwsChunkedDecoder, text: string, pieceLength: number): string {
  const bytes = Buffer.from(text, "latin1");
  const content: Buffer[] = [];
  for (let start = 0; start < bytes.length; start += pieceLength) {
    content.push(...decoder.decode(bytes.subarray(start, start + pieceLength)));
  }
  decoder.finish();
  return Buffer.concat(content).toString("latin1");
}

describe("a chunked body", () => {
  const body = "5\r\nhello\r\n6\r\n world\r\n0\r\nx-amz-checksum-crc32:DUoRhQ==\r\n\r\n";

  test.each([1, 2, 3, 7, 1000])("loses its framing when it arrives in pieces of %i bytes", (pieceLength) => {
    const decoder = new AwsChunkedDecoder(null);
    expect(decode(decoder, body, pieceLength)).toBe("hello world");
    expect([...decoder.trailers]).toEqual([["x-amz-checksum-crc32", "DUoRhQ=="]]);
  });

  test.each([
    ["5\r\nhello\r\n", "has no last chunk"],
    ["0\r\n", "has no end"],
    ["5\r\nhello", "ends inside a chunk"],
    ["5\r\nhello!\r\n0\r\n\r\n", "has a chunk longer than it says"],
    ["x\r\nhello\r\n0\r\n\r\n", "has a length that is none"],
    ["0\r\n\r\nmore", "goes on after its end"],
    ["0\r\nno colon\r\n\r\n", "has a trailer without a name"],
    ["1".repeat(5000), "has an endless line"],
  ])("%j is refused: it %s", (text) => {
    expect(() => decode(new AwsChunkedDecoder(null), text, 4096)).toThrow();
  });
});

describe("a body with signed chunks", () => {
  // The example of AWS's page "Signature Calculations: Transferring Payload in Multiple Chunks".
  const signingKey = ["20130524", "us-east-1", "s3", "aws4_request"].reduce<Buffer>(
    (key, part) => createHmac("sha256", key).update(part).digest(),
    Buffer.from("AWS4wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
  );
  const seed: VerifiedSignature = {
    payload: "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
    isPresigned: false,
    signature: "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9",
    timestamp: "20130524T000000Z",
    scope: "20130524/us-east-1/s3/aws4_request",
    signingKey,
  };
  const CHUNKS = [
    [65536, "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648"],
    [1024, "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497"],
    [0, "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9"],
  ] as const;
  const frame = (letter: string): string =>
    CHUNKS.map(
      ([size, signature]) => `${size.toString(16)};chunk-signature=${signature}\r\n${letter.repeat(size)}\r\n`,
    ).join("");

  test("is accepted as AWS's own example signs it", () => {
    const content = decode(new AwsChunkedDecoder(new ChunkSignatures(seed)), frame("a"), 10_000);
    expect(content).toBe("a".repeat(66_560));
  });

  test("is refused when a byte of a chunk is another", () => {
    expect(() => decode(new AwsChunkedDecoder(new ChunkSignatures(seed)), frame("b"), 10_000)).toThrow(/chunk/);
  });

  test("is refused when a chunk has no signature", () => {
    const unsigned = frame("a").replace(/;chunk-signature=\w+/, "");
    expect(() => decode(new AwsChunkedDecoder(new ChunkSignatures(seed)), unsigned, 10_000)).toThrow(/chunk/);
  });

  test("has signed trailers, and is refused when one is altered", () => {
    const sign = (text: string): string => createHmac("sha256", signingKey).update(text).digest("hex");
    const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
    const head = (algorithm: string, previous: string): string =>
      [algorithm, seed.timestamp, seed.scope, previous].join("\n");
    const last = sign([head("AWS4-HMAC-SHA256-PAYLOAD", seed.signature), sha256(""), sha256("")].join("\n"));
    const trailer = "x-amz-checksum-crc32:AAAAAA==";
    const signature = sign([head("AWS4-HMAC-SHA256-TRAILER", last), sha256(`${trailer}\n`)].join("\n"));
    const body = (line: string): string =>
      `0;chunk-signature=${last}\r\n${line}\r\nx-amz-trailer-signature:${signature}\r\n\r\n`;
    expect(decode(new AwsChunkedDecoder(new ChunkSignatures(seed)), body(trailer), 50)).toBe("");
    const altered = body("x-amz-checksum-crc32:BBBBBB==");
    expect(() => decode(new AwsChunkedDecoder(new ChunkSignatures(seed)), altered, 50)).toThrow(/chunk/);
  });
});
