import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { S3RefusalError } from "#tests/sandbox/s3/s3-refusal-error.ts";
import { Bucket, type BucketPaths } from "./bucket.ts";
import { MultipartUploads } from "./multipart-uploads.ts";

/** Every bucket under one folder; survives the death of its process at any moment. */
export class ObjectDisk {
  readonly temporaryDir: string;
  readonly uploads: MultipartUploads;
  readonly #dir: string;
  readonly #buckets = new Map<string, Bucket>();

  private constructor(dir: string) {
    this.#dir = dir;
    this.temporaryDir = join(dir, "temporary");
    this.uploads = new MultipartUploads(join(dir, "uploads"), this.temporaryDir);
  }

  static async open(dir: string): Promise<ObjectDisk> {
    const disk = new ObjectDisk(dir);
    await rm(disk.temporaryDir, { recursive: true, force: true });
    for (const part of ["temporary", "buckets", "uploads"]) await mkdir(join(dir, part), { recursive: true });
    for (const name of await readdir(join(dir, "buckets"))) {
      const bucket = await Bucket.load(disk.#pathsOf(name));
      if (bucket) disk.#buckets.set(name, bucket);
      else await rm(join(dir, "buckets", name), { recursive: true });
    }
    return disk;
  }

  get buckets(): readonly Bucket[] {
    return [...this.#buckets.values()].sort((left, right) => (left.name < right.name ? -1 : 1));
  }

  findBucket(name: string): Bucket | undefined {
    return this.#buckets.get(name);
  }

  getBucket(name: string): Bucket {
    const bucket = this.#buckets.get(name);
    if (!bucket) throw new S3RefusalError("NoSuchBucket", "The specified bucket does not exist.");
    return bucket;
  }

  async createBucket(name: string): Promise<void> {
    this.#buckets.set(name, await Bucket.create(this.#pathsOf(name)));
  }

  async removeBucket(bucket: Bucket): Promise<void> {
    this.#buckets.delete(bucket.name);
    await bucket.remove();
  }

  #pathsOf(name: string): BucketPaths {
    return { name, dir: join(this.#dir, "buckets", name), temporaryDir: this.temporaryDir };
  }
}
