import { DeleteObjectsCommand, type ObjectIdentifier } from "@aws-sdk/client-s3";
import { ObjectStoreUnavailableError } from "#app/core/errors.ts";
import { type Listing, listVersions } from "./stored-keys.ts";

/** S3's limit for one request. */
const BATCH = 1000;
const KEYS_AT_ONCE = 8;

type Bucket = Omit<Listing, "prefix">;

/** Deletes every version and delete marker of each key, so that nothing of it can be read again. */
export async function deleteAllVersions(bucket: Bucket, keys: readonly string[]): Promise<void> {
  for (let start = 0; start < keys.length; start += KEYS_AT_ONCE) {
    const found = await Promise.all(keys.slice(start, start + KEYS_AT_ONCE).map((key) => versionsOf(bucket, key)));
    await deleteVersions(bucket, found.flat());
  }
}

async function versionsOf(bucket: Bucket, key: string): Promise<ObjectIdentifier[]> {
  const versions: ObjectIdentifier[] = [];
  for await (const version of listVersions({ ...bucket, prefix: key })) {
    // A key comes before all longer keys that begin with it.
    if (version.Key !== key) break;
    versions.push(version);
  }
  return versions;
}

async function deleteVersions(
  { client, bucket, signal }: Bucket,
  versions: readonly ObjectIdentifier[],
): Promise<void> {
  for (let start = 0; start < versions.length; start += BATCH) {
    const Objects = versions.slice(start, start + BATCH);
    const request = new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } });
    const { Errors = [] } = await client.send(request, { abortSignal: signal() });
    if (Errors.length === 0) continue;
    const codes = [...new Set(Errors.map((error) => error.Code ?? "unknown"))].join(", ");
    throw new ObjectStoreUnavailableError(`S3 kept ${Errors.length} of ${Objects.length} versions: ${codes}`);
  }
}
