import { createHash, randomBytes } from "node:crypto";

export type StoredFile = {
  readonly id: string;
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly createdAt: number;
  readonly expiresAt: number;
};

/** Files with an end: outputs behind replicate.delivery and uploads behind /v1/files. */
export class FileStore {
  readonly #files = new Map<string, StoredFile>();
  readonly #now: () => number;
  readonly #lifeMs: number;

  constructor(now: () => number, lifeMs: number) {
    this.#now = now;
    this.#lifeMs = lifeMs;
  }

  keep(file: Pick<StoredFile, "name" | "contentType" | "bytes">): StoredFile {
    this.#dropExpired();
    const createdAt = this.#now();
    const kept = { ...file, id: randomBytes(24).toString("base64url"), createdAt, expiresAt: createdAt + this.#lifeMs };
    this.#files.set(kept.id, kept);
    return kept;
  }

  find(id: string): StoredFile | undefined {
    this.#dropExpired();
    return this.#files.get(id);
  }

  list(): StoredFile[] {
    this.#dropExpired();
    return [...this.#files.values()].reverse();
  }

  delete(id: string): boolean {
    return this.#files.delete(id);
  }

  clear(): void {
    this.#files.clear();
  }

  #dropExpired(): void {
    const now = this.#now();
    for (const file of this.#files.values()) {
      if (file.expiresAt <= now) this.#files.delete(file.id);
    }
  }
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
