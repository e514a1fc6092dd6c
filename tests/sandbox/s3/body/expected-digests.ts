import type { S3Request } from "#tests/sandbox/s3/operation.ts";
import { S3RefusalError } from "#tests/sandbox/s3/s3-refusal-error.ts";
import { CHECKSUM_ALGORITHMS, type ChecksumAlgorithm } from "./checksums.ts";

/** Those the sender names in a header, a presigned query or as a trailer to come; CRC-32 when it names none. */
export function requestedAlgorithms(request: S3Request): readonly ChecksumAlgorithm[] {
  const named = new Set([
    ...Object.keys(request.incoming.headers),
    ...request.query.pairs.map(([name]) => name.toLowerCase()),
    ...announcedTrailers(request),
  ]);
  if (named.has("x-amz-checksum-crc64nvme")) {
    throw new S3RefusalError("NotImplemented", "The sandbox does not model crc64nvme checksums.");
  }
  const algorithms = CHECKSUM_ALGORITHMS.filter((algorithm) => named.has(checksumHeader(algorithm)));
  return algorithms.length > 0 ? algorithms : ["crc32"];
}

/** The value the sender gave for one algorithm, wherever S3 lets it put it. */
export function presentedChecksum(
  request: S3Request,
  algorithm: ChecksumAlgorithm,
  trailers: ReadonlyMap<string, string>,
): string | undefined {
  const name = checksumHeader(algorithm);
  if (announcedTrailers(request).includes(name) && !trailers.has(name)) {
    throw new S3RefusalError("InvalidRequest", `The announced trailer ${name} never came.`);
  }
  const header = request.incoming.headers[name];
  if (typeof header === "string") return header;
  return trailers.get(name) ?? request.query.pairs.find(([candidate]) => candidate.toLowerCase() === name)?.[1];
}

export function refuseDifferentDigest(found: string, presented: string | undefined, name: string): void {
  if (presented === undefined || presented === found) return;
  throw new S3RefusalError("BadDigest", `The ${name} you specified did not match the calculated one.`);
}

export function checksumHeader(algorithm: ChecksumAlgorithm): string {
  return `x-amz-checksum-${algorithm}`;
}

function announcedTrailers(request: S3Request): readonly string[] {
  return (request.incoming.headersDistinct["x-amz-trailer"] ?? [])
    .flatMap((line) => line.toLowerCase().split(","))
    .map((name) => name.trim());
}
