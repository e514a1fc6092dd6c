import { createHash } from "node:crypto";
import type { S3Request } from "#tests/sandbox/s3/operation.ts";
import { S3RefusalError } from "#tests/sandbox/s3/s3-refusal-error.ts";
import { findChecksumAlgorithm, startChecksum } from "./checksums.ts";

// A thousand keys of 1,024 bytes, each byte escaped, still fit.
const LARGEST_DOCUMENT_BYTES = 8 * 1024 ** 2;

/** The XML document of a request, checked against the digests its sender named. */
export async function readDocument(request: S3Request): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request.incoming) {
    if (!Buffer.isBuffer(piece)) continue;
    size += piece.length;
    if (size > LARGEST_DOCUMENT_BYTES) throw new S3RefusalError("MalformedXML", "The document is too long.");
    pieces.push(piece);
  }
  const document = Buffer.concat(pieces);
  refuseAlteredDocument(request, document);
  return document.toString("utf8");
}

function refuseAlteredDocument(request: S3Request, document: Buffer): void {
  const { payload } = request.signature;
  if (payload !== "UNSIGNED-PAYLOAD" && payload !== createHash("sha256").update(document).digest("hex")) {
    throw new S3RefusalError("XAmzContentSHA256Mismatch", "The x-amz-content-sha256 does not match the body.");
  }
  for (const [name, presented] of Object.entries(request.incoming.headers)) {
    const algorithm = findChecksumAlgorithm(/^x-amz-checksum-(\w+)$/.exec(name)?.[1] ?? "");
    if (!algorithm) continue;
    const checksum = startChecksum(algorithm);
    checksum.update(document);
    if (checksum.digest() !== presented) {
      throw new S3RefusalError("BadDigest", `The ${name} you specified did not match the calculated one.`);
    }
  }
}
