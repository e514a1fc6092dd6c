import { addAbortSignal, Readable } from "node:stream";
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { ObjectMissingError, ObjectStoreUnavailableError } from "#app/core/errors.ts";
import type { ObjectStore } from "#app/core/shot/ports.ts";
import { openS3Clients } from "./clients.ts";
import { deleteAllVersions } from "./delete-versions.ts";
import { type S3Call, storeFailure } from "./failures.ts";
import { DEFAULT_TIMEOUT_MS, type S3Settings } from "./settings.ts";
import { type Listing, listVersions } from "./stored-keys.ts";

/**
 * `ObjectStore` on any S3. Each call, its retries included, ends within `timeoutMs`; what goes wrong is an
 * `ObjectStoreUnavailableError`, a key that is not there an `ObjectMissingError`.
 */
export function s3ObjectStore(settings: S3Settings): ObjectStore & { close: () => void } {
  const { bucket, timeoutMs = DEFAULT_TIMEOUT_MS } = settings;
  const clients = openS3Clients(settings);
  const store: Listing = { client: clients.calls, bucket, prefix: "", signal: () => AbortSignal.timeout(timeoutMs) };
  return {
    put: (key, bytes, about) => named({ name: "store", key }, () => putObject(store, { key, bytes, ...about })),
    get: (key) => named({ name: "read", key }, () => getObject(store, key)),
    has: (key) => hasObject(store, key),
    presignGet: (key, { expiresInSeconds: expiresIn }) =>
      named({ name: "sign", key }, () =>
        getSignedUrl(clients.addresses, new GetObjectCommand({ Bucket: bucket, Key: key }), { expiresIn }),
      ),
    delete: (keys) => named({ name: "delete", key: describeKeys(keys) }, () => deleteAllVersions(store, keys)),
    list: (prefix) => listKeys({ ...store, prefix }),
    close: () => {
      for (const client of Object.values<S3Client>(clients)) client.destroy();
    },
  };
}

type NewObject = { readonly key: string; readonly bytes: Uint8Array; readonly contentType: string };

async function putObject({ client, bucket, signal }: Listing, { key, bytes, contentType }: NewObject): Promise<void> {
  const request = new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes, ContentType: contentType });
  await client.send(request, { abortSignal: signal() });
}

async function getObject({ client, bucket, signal }: Listing, key: string): Promise<Uint8Array> {
  const abortSignal = signal();
  const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }), { abortSignal });
  if (!Body) throw new ObjectStoreUnavailableError(`S3 answered without the bytes of ${key}`);
  // The client's own limit ends with the headers; a body that stalls has to end as well.
  if (Body instanceof Readable) addAbortSignal(abortSignal, Body);
  return Body.transformToByteArray();
}

async function hasObject({ client, bucket, signal }: Listing, key: string): Promise<boolean> {
  try {
    const request = new HeadObjectCommand({ Bucket: bucket, Key: key });
    await named({ name: "look for", key }, () => client.send(request, { abortSignal: signal() }));
    return true;
  } catch (error) {
    if (error instanceof ObjectMissingError) return false;
    throw error;
  }
}

/** Every key that holds anything, also one of which only older versions are left: erasure must find those too. */
async function* listKeys(listing: Listing): AsyncGenerator<string> {
  try {
    let last: string | undefined;
    for await (const { Key } of listVersions(listing)) {
      if (Key !== last) yield Key;
      last = Key;
    }
  } catch (error) {
    throw storeFailure({ name: "list", key: `${listing.prefix}…` }, error);
  }
}

async function named<Result>(call: S3Call, run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof ObjectStoreUnavailableError) throw error;
    throw storeFailure(call, error);
  }
}

function describeKeys(keys: readonly string[]): string {
  return keys.length === 1 ? (keys[0] ?? "") : `${keys.length} objects`;
}
