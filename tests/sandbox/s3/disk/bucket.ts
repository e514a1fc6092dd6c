import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { writeDurably } from "./durable-file.ts";
import { KeyLocks } from "./key-locks.ts";
import {
  NULL_VERSION,
  type ObjectDraft,
  type ObjectVersion,
  objectVersionSchema,
  type StoredObject,
} from "./object-version.ts";
import { VersionIndex } from "./version-index.ts";

const bucketSettingsSchema = z.object({
  createdAt: z.string(),
  versioning: z.enum(["never", "Enabled", "Suspended"]),
});
type BucketSettings = z.infer<typeof bucketSettingsSchema>;

/** Asked under the key's lock, with what a plain read would find; throws to refuse the write. */
export type WriteCondition = (current: StoredObject | undefined) => void;

/**
 * One bucket in one folder: `blobs/` has contents, `versions/` one JSON file per version.
 * A version exists once its JSON file does; a blob without one is what a killed write left behind.
 */
export class Bucket {
  readonly name: string;
  readonly index = new VersionIndex();
  readonly #dir: string;
  readonly #temporaryDir: string;
  readonly #locks = new KeyLocks();
  #settings: BucketSettings;

  private constructor(paths: BucketPaths, settings: BucketSettings) {
    this.name = paths.name;
    this.#dir = paths.dir;
    this.#temporaryDir = paths.temporaryDir;
    this.#settings = settings;
  }

  static async create(paths: BucketPaths): Promise<Bucket> {
    await mkdir(join(paths.dir, "blobs"), { recursive: true });
    await mkdir(join(paths.dir, "versions"), { recursive: true });
    const bucket = new Bucket(paths, { createdAt: new Date().toISOString(), versioning: "never" });
    await bucket.#saveSettings();
    return bucket;
  }

  /** Null for a folder whose creation was killed half-way. */
  static async load(paths: BucketPaths): Promise<Bucket | null> {
    const files = await readdir(paths.dir);
    if (!files.includes("bucket.json")) return null;
    const settings = bucketSettingsSchema.parse(JSON.parse(await readFile(join(paths.dir, "bucket.json"), "utf8")));
    const bucket = new Bucket(paths, settings);
    await bucket.#loadVersions();
    return bucket;
  }

  get versioning(): BucketSettings["versioning"] {
    return this.#settings.versioning;
  }

  get createdAt(): string {
    return this.#settings.createdAt;
  }

  async setVersioning(versioning: "Enabled" | "Suspended"): Promise<void> {
    this.#settings = { ...this.#settings, versioning };
    await this.#saveSettings();
  }

  blobPath(object: StoredObject): string {
    return join(this.#dir, "blobs", object.blob);
  }

  /** Moves `contentPath` in as the newest version of its key. */
  async add(draft: ObjectDraft, contentPath: string, condition: WriteCondition): Promise<StoredObject> {
    return this.#locks.run(draft.key, async () => {
      condition(this.index.latestObject(draft.key));
      const blob = randomUUID();
      await rename(contentPath, join(this.#dir, "blobs", blob));
      const object: StoredObject = { ...draft, ...this.#newIdentity(), kind: "object", blob };
      await this.#commit(object);
      return object;
    });
  }

  /** A delete that names no version: hides the object where versions are kept, removes it where they are not. */
  async hide(key: string, condition: WriteCondition): Promise<ObjectVersion | undefined> {
    return this.#locks.run(key, async () => {
      condition(this.index.latestObject(key));
      if (this.versioning === "never") return this.#discard(key, NULL_VERSION).then(() => undefined);
      const marker: ObjectVersion = { kind: "delete-marker", key, ...this.#newIdentity() };
      await this.#commit(marker);
      return marker;
    });
  }

  async removeVersion(key: string, versionId: string): Promise<ObjectVersion | undefined> {
    return this.#locks.run(key, () => this.#discard(key, versionId));
  }

  async remove(): Promise<void> {
    await rm(join(this.#dir, "bucket.json"));
    await rm(this.#dir, { recursive: true });
  }

  #newIdentity(): { versionId: string; sequence: number; lastModified: string } {
    return {
      versionId: this.versioning === "Enabled" ? randomBytes(16).toString("hex") : NULL_VERSION,
      sequence: this.index.nextSequence(),
      lastModified: new Date().toISOString(),
    };
  }

  async #commit(version: ObjectVersion): Promise<void> {
    await writeDurably(this.#versionPath(version.key, version.versionId), JSON.stringify(version), this.#temporaryDir);
    await this.#removeBlob(this.index.add(version));
  }

  async #discard(key: string, versionId: string): Promise<ObjectVersion | undefined> {
    await rm(this.#versionPath(key, versionId), { force: true });
    const removed = this.index.remove(key, versionId);
    await this.#removeBlob(removed);
    return removed;
  }

  async #removeBlob(version: ObjectVersion | undefined): Promise<void> {
    if (version?.kind === "object") await rm(this.blobPath(version), { force: true });
  }

  /** The id of a version may come from outside: hashed, it cannot leave the folder. */
  #versionPath(key: string, versionId: string): string {
    const name = createHash("sha256").update(`${versionId}\n${key}`).digest("hex");
    return join(this.#dir, "versions", `${name}.json`);
  }

  async #saveSettings(): Promise<void> {
    await writeDurably(join(this.#dir, "bucket.json"), JSON.stringify(this.#settings), this.#temporaryDir);
  }

  async #loadVersions(): Promise<void> {
    const kept = new Set<string>();
    for (const file of await readdir(join(this.#dir, "versions"))) {
      const text = await readFile(join(this.#dir, "versions", file), "utf8");
      const version = objectVersionSchema.parse(JSON.parse(text));
      this.index.add(version);
      if (version.kind === "object") kept.add(version.blob);
    }
    for (const blob of await readdir(join(this.#dir, "blobs"))) {
      if (!kept.has(blob)) await rm(join(this.#dir, "blobs", blob));
    }
  }
}

export type BucketPaths = { readonly name: string; readonly dir: string; readonly temporaryDir: string };
