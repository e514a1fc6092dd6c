import { createHash } from "node:crypto";
import { access, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Bytes by their SHA-256, so that equal pictures are kept once and nothing can change unseen. */
export type BlobStore = {
  put: (bytes: Buffer) => Promise<string>;
  /** `null` when nothing has this digest. */
  find: (sha256: string) => Promise<Buffer | null>;
};

export const sha256Of = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

export function memoryBlobStore(): BlobStore {
  const blobs = new Map<string, Buffer>();
  return {
    put: (bytes) => {
      const digest = sha256Of(bytes);
      blobs.set(digest, bytes);
      return Promise.resolve(digest);
    },
    find: (sha256) => Promise.resolve(blobs.get(sha256) ?? null),
  };
}

export async function diskBlobStore(folder: string): Promise<BlobStore> {
  await mkdir(folder, { recursive: true });
  const exists = (path: string) =>
    access(path).then(
      () => true,
      () => false,
    );
  return {
    async put(bytes) {
      const digest = sha256Of(bytes);
      const path = join(folder, digest);
      if (await exists(path)) return digest;
      const half = `${path}.${crypto.randomUUID()}`;
      await writeFile(half, bytes);
      await rename(half, path);
      return digest;
    },
    async find(sha256) {
      const path = join(folder, sha256);
      return (await exists(path)) ? readFile(path) : null;
    },
  };
}
