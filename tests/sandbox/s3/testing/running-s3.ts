import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateBucketCommand, PutBucketVersioningCommand, S3Client, type S3ClientConfig } from "@aws-sdk/client-s3";
import { ACCESS } from "./access.ts";
import { type S3Server, startS3 } from "#tests/sandbox/s3/start-s3.ts";

export { ACCESS };
export const BUCKET = "pictures";

export type RunningS3 = {
  readonly server: S3Server;
  readonly dir: string;
  /** The official client with its own defaults; checksums, retries and all. */
  readonly client: S3Client;
  stop: () => Promise<void>;
};

/** A server in a folder of its own, with one bucket. */
export async function runS3(options: { readonly versioned?: boolean } = {}): Promise<RunningS3> {
  const dir = await mkdtemp(join(tmpdir(), "sandbox-s3-"));
  const server = await startS3({ dir, ...ACCESS });
  const client = anS3Client(server.endpoint);
  await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
  if (options.versioned) {
    const VersioningConfiguration = { Status: "Enabled" as const };
    await client.send(new PutBucketVersioningCommand({ Bucket: BUCKET, VersioningConfiguration }));
  }
  const stop = async (): Promise<void> => {
    client.destroy();
    await server.close();
    await rm(dir, { recursive: true });
  };
  return { server, dir, client, stop };
}

export function anS3Client(endpoint: string, overrides: S3ClientConfig = {}): S3Client {
  const { accessKeyId, secretAccessKey, region } = ACCESS;
  return new S3Client({
    endpoint,
    region,
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 1,
    ...overrides,
  });
}
