import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";

/** Feeds on a body as it passes, then tells its checksum as S3 writes it: base64 of the big-endian bytes. */
export type Checksum = { update: (bytes: Buffer) => void; digest: () => string };

export const CHECKSUM_ALGORITHMS = ["crc32", "crc32c", "sha1", "sha256"] as const;
export type ChecksumAlgorithm = (typeof CHECKSUM_ALGORITHMS)[number];

export function startChecksum(algorithm: ChecksumAlgorithm): Checksum {
  switch (algorithm) {
    case "crc32":
      return startCrc(crc32);
    case "crc32c":
      return startCrc(crc32c);
    case "sha1":
    case "sha256":
      return startHash(algorithm);
  }
}

export function findChecksumAlgorithm(name: string): ChecksumAlgorithm | undefined {
  return CHECKSUM_ALGORITHMS.find((algorithm) => algorithm === name.toLowerCase());
}

function startHash(algorithm: "sha1" | "sha256"): Checksum {
  const hash = createHash(algorithm);
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest("base64") };
}

function startCrc(step: (bytes: Buffer, previous: number) => number): Checksum {
  let value = 0;
  return {
    update: (bytes) => {
      value = step(bytes, value);
    },
    digest: () => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value >>> 0);
      return bytes.toString("base64");
    },
  };
}

// Castagnoli's polynomial, bits reversed; zlib has only the older one.
const CRC32C_POLYNOMIAL = 0x82f63b78;
const CRC32C_TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let entry = index;
  for (let bit = 0; bit < 8; bit += 1) entry = entry & 1 ? (entry >>> 1) ^ CRC32C_POLYNOMIAL : entry >>> 1;
  return entry;
});

function crc32c(bytes: Buffer, previous: number): number {
  let value = ~previous;
  for (const byte of bytes) value = (CRC32C_TABLE[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return ~value >>> 0;
}
