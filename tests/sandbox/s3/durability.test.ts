import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ACCESS, anS3Client, BUCKET } from "./testing/running-s3.ts";
import { startS3 } from "./start-s3.ts";

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "sandbox-s3-"));
});
afterEach(() => rm(dir, { recursive: true }));

async function spawnS3(): Promise<{ child: ChildProcess; endpoint: string }> {
  const program = fileURLToPath(new URL("./testing/serve.ts", import.meta.url));
  const child = spawn(process.execPath, [program, dir], { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  return { child, endpoint: line.toString().trim() };
}

/** Writes until the connection dies; gives the names of the writes that were acknowledged. */
async function writeUntilKilled(client: S3Client, writer: number): Promise<string[]> {
  const acknowledged: string[] = [];
  for (let index = 0; ; index += 1) {
    const Key = `writer-${writer}/${index}`;
    try {
      await client.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: Key.repeat(2000) }));
    } catch {
      return acknowledged;
    }
    acknowledged.push(Key);
  }
}

test("every acknowledged object survives kill -9, whole, and nothing half-written is left", async () => {
  const { child, endpoint } = await spawnS3();
  const client = anS3Client(endpoint);
  await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
  const writers = Array.from({ length: 8 }, (_, writer) => writeUntilKilled(client, writer));
  setTimeout(() => child.kill("SIGKILL"), 400);
  const acknowledged = (await Promise.all(writers)).flat();
  client.destroy();
  expect(acknowledged.length).toBeGreaterThan(10);

  const server = await startS3({ dir, ...ACCESS });
  const reader = anS3Client(server.endpoint);
  for (const Key of acknowledged) {
    const object = await reader.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
    expect(await object.Body?.transformToString()).toBe(Key.repeat(2000));
  }
  const blobs = await readdir(join(dir, "buckets", BUCKET, "blobs"));
  expect(blobs).toHaveLength(server.versions().length);
  expect(await readdir(join(dir, "temporary"))).toEqual([]);
  reader.destroy();
  await server.close();
});

test("what a killed write left behind is cleared away at the next start", async () => {
  const first = await startS3({ dir, ...ACCESS });
  const client = anS3Client(first.endpoint);
  await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
  client.destroy();
  await first.close();
  const blobs = join(dir, "buckets", BUCKET, "blobs");
  await writeFile(join(blobs, "orphan"), "no version names this");
  const second = await startS3({ dir, ...ACCESS });
  expect(await readdir(blobs)).toEqual([]);
  await second.close();
});
