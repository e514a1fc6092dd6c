import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { S3RefusalError } from "#tests/sandbox/s3/s3-refusal-error.ts";
import { writeDurably } from "./durable-file.ts";

const uploadSchema = z.object({
  uploadId: z.string(),
  bucket: z.string(),
  key: z.string(),
  initiated: z.string(),
  headers: z.record(z.string(), z.string()),
  checksumAlgorithm: z.enum(["crc32", "crc32c", "sha1", "sha256"]).optional(),
  checksumType: z.enum(["FULL_OBJECT", "COMPOSITE"]),
});

const partSchema = z.object({
  partNumber: z.number(),
  size: z.number(),
  md5: z.string(),
  checksums: z.record(z.string(), z.string()),
  lastModified: z.string(),
});

export type MultipartUpload = z.infer<typeof uploadSchema>;
export type UploadedPart = z.infer<typeof partSchema>;

/** Uploads in parts that are not complete yet: one folder each, nothing in memory, so that a restart loses none. */
export class MultipartUploads {
  readonly #dir: string;
  readonly #temporaryDir: string;

  constructor(dir: string, temporaryDir: string) {
    this.#dir = dir;
    this.#temporaryDir = temporaryDir;
  }

  async start(upload: Omit<MultipartUpload, "uploadId" | "initiated">): Promise<MultipartUpload> {
    const started = { ...upload, uploadId: randomBytes(16).toString("hex"), initiated: new Date().toISOString() };
    const dir = this.#uploadDir(started.uploadId);
    await mkdir(dir);
    await writeDurably(join(dir, "upload.json"), JSON.stringify(started), this.#temporaryDir);
    return started;
  }

  async get(uploadId: string, bucket: string, key: string): Promise<MultipartUpload> {
    const upload = /^[0-9a-f]{32}$/.test(uploadId) ? await this.#read(uploadId) : null;
    if (upload?.bucket === bucket && upload.key === key) return upload;
    throw new S3RefusalError(
      "NoSuchUpload",
      "The specified upload does not exist. It may have been aborted or completed.",
    );
  }

  async list(bucket: string): Promise<readonly MultipartUpload[]> {
    const uploads = await Promise.all((await readdir(this.#dir)).map((uploadId) => this.#read(uploadId)));
    return uploads.filter((upload) => upload?.bucket === bucket).filter((upload) => upload !== null);
  }

  async addPart(uploadId: string, part: Omit<UploadedPart, "lastModified">, contentPath: string): Promise<void> {
    await rename(contentPath, this.partPath(uploadId, part));
    const text = JSON.stringify({ ...part, lastModified: new Date().toISOString() });
    await writeDurably(join(this.#uploadDir(uploadId), `part-${part.partNumber}.json`), text, this.#temporaryDir);
  }

  async parts(uploadId: string): Promise<readonly UploadedPart[]> {
    const dir = this.#uploadDir(uploadId);
    const files = (await readdir(dir)).filter((file) => /^part-\d+\.json$/.test(file));
    const parts = await Promise.all(
      files.map(async (file) => partSchema.parse(JSON.parse(await readFile(join(dir, file), "utf8")))),
    );
    return parts.sort((left, right) => left.partNumber - right.partNumber);
  }

  /** Named by its content: a part sent again never stands under the record of the first. */
  partPath(uploadId: string, part: Pick<UploadedPart, "partNumber" | "md5">): string {
    return join(this.#uploadDir(uploadId), `part-${part.partNumber}-${part.md5}`);
  }

  async discard(uploadId: string): Promise<void> {
    await rm(this.#uploadDir(uploadId), { recursive: true, force: true });
  }

  async #read(uploadId: string): Promise<MultipartUpload | null> {
    try {
      return uploadSchema.parse(JSON.parse(await readFile(join(this.#uploadDir(uploadId), "upload.json"), "utf8")));
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
      throw error;
    }
  }

  #uploadDir(uploadId: string): string {
    return join(this.#dir, uploadId);
  }
}
