import { createHash, randomUUID } from "node:crypto";
import { type FileHandle, open, rm } from "node:fs/promises";
import type { IncomingMessage } from "node:http";
import { join } from "node:path";
import type { S3Request } from "#tests/sandbox/s3/operation.ts";
import { S3RefusalError } from "#tests/sandbox/s3/s3-refusal-error.ts";
import { AwsChunkedDecoder } from "./aws-chunked.ts";
import { type ChecksumAlgorithm, startChecksum } from "./checksums.ts";
import { ChunkSignatures } from "./chunk-signatures.ts";
import { checksumHeader, presentedChecksum, refuseDifferentDigest, requestedAlgorithms } from "./expected-digests.ts";

/** A body that arrived whole and matched every digest its sender named; the caller moves or removes the file. */
export type ReceivedBody = {
  readonly path: string;
  readonly size: number;
  readonly md5: string;
  readonly checksums: Readonly<Partial<Record<ChecksumAlgorithm, string>>>;
};

// S3's limit for a single put; a part has the same.
const LARGEST_BODY_BYTES = 5 * 1024 ** 3;

export async function receiveBody(request: S3Request, temporaryDir: string): Promise<ReceivedBody> {
  const declaredBytes = declaredSize(request.incoming);
  const decoder = decoderFor(request);
  const digests = new BodyDigests(requestedAlgorithms(request));
  const path = join(temporaryDir, randomUUID());
  const file = await open(path, "wx");
  try {
    await writeContent({ incoming: request.incoming, decoder, file, digests });
    await file.close();
    if (digests.size !== declaredBytes) throw incomplete();
    return { path, size: digests.size, ...digests.verify(request, decoder?.trailers ?? new Map()) };
  } catch (error) {
    await file.close();
    await rm(path, { force: true });
    throw error;
  }
}

type Intake = {
  readonly incoming: IncomingMessage;
  readonly decoder: AwsChunkedDecoder | null;
  readonly file: FileHandle;
  readonly digests: BodyDigests;
};

async function writeContent({ incoming, decoder, file, digests }: Intake): Promise<void> {
  // A refusal in the middle of the body must leave the connection open for the answer.
  for await (const bytes of incoming.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(bytes)) continue;
    for (const content of decoder?.decode(bytes) ?? [bytes]) {
      digests.update(content);
      await file.writeFile(content);
    }
  }
  decoder?.finish();
}

class BodyDigests {
  size = 0;
  readonly #md5 = createHash("md5");
  readonly #sha256 = createHash("sha256");
  readonly #checksums: readonly { algorithm: ChecksumAlgorithm; running: ReturnType<typeof startChecksum> }[];

  constructor(algorithms: readonly ChecksumAlgorithm[]) {
    this.#checksums = algorithms.map((algorithm) => ({ algorithm, running: startChecksum(algorithm) }));
  }

  update(bytes: Buffer): void {
    this.size += bytes.length;
    this.#md5.update(bytes);
    this.#sha256.update(bytes);
    for (const { running } of this.#checksums) running.update(bytes);
  }

  verify(request: S3Request, trailers: ReadonlyMap<string, string>): Pick<ReceivedBody, "md5" | "checksums"> {
    const { payload } = request.signature;
    if (/^[0-9a-f]{64}$/.test(payload) && this.#sha256.digest("hex") !== payload) {
      throw new S3RefusalError("XAmzContentSHA256Mismatch", "The x-amz-content-sha256 does not match the body.");
    }
    const found: Partial<Record<ChecksumAlgorithm, string>> = {};
    for (const { algorithm, running } of this.#checksums) {
      const value = running.digest();
      refuseDifferentDigest(value, presentedChecksum(request, algorithm, trailers), checksumHeader(algorithm));
      found[algorithm] = value;
    }
    const md5 = this.#md5.digest();
    refuseDifferentDigest(md5.toString("base64"), request.incoming.headers["content-md5"]?.toString(), "Content-MD5");
    return { md5: md5.toString("hex"), checksums: found };
  }
}

function decoderFor(request: S3Request): AwsChunkedDecoder | null {
  switch (request.signature.payload) {
    case "STREAMING-UNSIGNED-PAYLOAD-TRAILER":
      return new AwsChunkedDecoder(null);
    case "STREAMING-AWS4-HMAC-SHA256-PAYLOAD":
    case "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER":
      return new AwsChunkedDecoder(new ChunkSignatures(request.signature));
    default:
      if (!request.signature.payload.startsWith("STREAMING-")) return null;
      throw new S3RefusalError("NotImplemented", `The sandbox does not model ${request.signature.payload}.`);
  }
}

function declaredSize(incoming: IncomingMessage): number {
  const text = incoming.headers["x-amz-decoded-content-length"] ?? incoming.headers["content-length"];
  if (typeof text !== "string") {
    throw new S3RefusalError("MissingContentLength", "You must provide the Content-Length HTTP header.");
  }
  const size = Number(text);
  if (!Number.isSafeInteger(size) || size < 0) throw new S3RefusalError("InvalidArgument", "Invalid content length.");
  if (size > LARGEST_BODY_BYTES) throw new S3RefusalError("EntityTooLarge", "Your proposed upload is too large.");
  return size;
}

function incomplete(): S3RefusalError {
  return new S3RefusalError("IncompleteBody", "You did not provide the number of bytes you declared.");
}
