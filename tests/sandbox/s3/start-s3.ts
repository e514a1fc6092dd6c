import { createServer } from "node:http";
import { once } from "node:events";
import { answerRequest } from "./answer-request.ts";
import { ObjectDisk } from "./disk/object-disk.ts";
import type { ObjectVersion } from "./disk/object-version.ts";
import type { AccessKey } from "./signature/signing-key.ts";

export type S3Options = AccessKey & {
  /** Everything is kept here; a restart on the same folder finds it again. */
  readonly dir: string;
  /** Free when left out. */
  readonly port?: number;
};

export type S3Server = {
  readonly endpoint: string;
  /** Every version of every object, for tests that compare them with the database's rows. */
  versions: () => readonly StoredVersion[];
  close: () => Promise<void>;
};

export type StoredVersion = Pick<ObjectVersion, "kind" | "key" | "versionId" | "lastModified"> & {
  readonly bucket: string;
};

const LOOPBACK = "127.0.0.1";

/** An S3 on loopback: path-style addresses, Signature Version 4, versions, multipart uploads. */
export async function startS3(options: S3Options): Promise<S3Server> {
  const disk = await ObjectDisk.open(options.dir);
  const { accessKeyId, secretAccessKey, region } = options;
  const sandbox = { world: { disk, region }, accessKey: { accessKeyId, secretAccessKey, region } };
  const server = createServer((request, response) => void answerRequest(sandbox, request, response));
  server.listen(options.port ?? 0, LOOPBACK);
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : options.port;
  return {
    endpoint: `http://${LOOPBACK}:${port}`,
    versions: () => [...storedVersions(disk)],
    close: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function* storedVersions(disk: ObjectDisk): Generator<StoredVersion> {
  for (const bucket of disk.buckets) {
    for (const { kind, key, versionId, lastModified } of bucket.index.all()) {
      yield { bucket: bucket.name, kind, key, versionId, lastModified };
    }
  }
}
