import { createHash } from "node:crypto";
import { S3RefusalError } from "#tests/sandbox/s3/s3-refusal-error.ts";
import { hmac, isSameSignature, sha256Hex } from "#tests/sandbox/s3/signature/signing-key.ts";
import type { VerifiedSignature } from "#tests/sandbox/s3/signature/verify-request.ts";

const EMPTY_SHA256 = sha256Hex("");
const TRAILER_SIGNATURE = "x-amz-trailer-signature";

/** Checks the chain of chunk signatures of `STREAMING-AWS4-HMAC-SHA256-PAYLOAD[-TRAILER]`: each covers the one before. */
export class ChunkSignatures {
  readonly #seed: VerifiedSignature;
  #previous: string;
  #hash = createHash("sha256");

  constructor(seed: VerifiedSignature) {
    this.#seed = seed;
    this.#previous = seed.signature;
  }

  update(bytes: Buffer): void {
    this.#hash.update(bytes);
  }

  finishChunk(signature: string | undefined): void {
    const digest = this.#hash.digest("hex");
    this.#hash = createHash("sha256");
    this.#advance("AWS4-HMAC-SHA256-PAYLOAD", [EMPTY_SHA256, digest], signature);
  }

  finishTrailers(trailers: ReadonlyMap<string, string>): void {
    const signed = [...trailers].filter(([name]) => name !== TRAILER_SIGNATURE);
    if (signed.length === 0) return;
    const text = signed.map(([name, value]) => `${name}:${value}\n`).join("");
    this.#advance("AWS4-HMAC-SHA256-TRAILER", [sha256Hex(text)], trailers.get(TRAILER_SIGNATURE));
  }

  #advance(algorithm: string, digests: readonly string[], signature = ""): void {
    const { timestamp, scope, signingKey } = this.#seed;
    const text = [algorithm, timestamp, scope, this.#previous, ...digests].join("\n");
    const expected = hmac(signingKey, text).toString("hex");
    if (!isSameSignature(expected, signature)) {
      throw new S3RefusalError("SignatureDoesNotMatch", "The signature of a chunk does not match.");
    }
    this.#previous = expected;
  }
}
