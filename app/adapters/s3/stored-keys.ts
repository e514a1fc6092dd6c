import {
  type DeleteMarkerEntry,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  type ObjectIdentifier,
  type ObjectVersion,
  paginateListObjectsV2,
  type S3Client,
} from "@aws-sdk/client-s3";
import { isNotImplemented } from "./failures.ts";

export type StoredVersion = ObjectIdentifier & { readonly Key: string };

export type Listing = {
  readonly client: S3Client;
  readonly bucket: string;
  readonly prefix: string;
  /** A fresh time limit for each page. */
  readonly signal: () => AbortSignal;
};

/**
 * Every version and delete marker under a prefix, in the order of their keys.
 * A store without versions answers as if each object had one without an id.
 */
export async function* listVersions(listing: Listing): AsyncGenerator<StoredVersion> {
  try {
    yield* listKeptVersions(listing);
  } catch (error) {
    if (!isNotImplemented(error)) throw error;
    yield* listObjects(listing);
  }
}

async function* listKeptVersions(listing: Listing): AsyncGenerator<StoredVersion> {
  const { client, bucket, prefix, signal } = listing;
  let markers: { KeyMarker?: string | undefined; VersionIdMarker?: string | undefined } | null = {};
  while (markers) {
    const page = new ListObjectVersionsCommand({ Bucket: bucket, Prefix: prefix, ...markers });
    const answer: ListObjectVersionsCommandOutput = await client.send(page, { abortSignal: signal() });
    yield* identify([...(answer.Versions ?? []), ...(answer.DeleteMarkers ?? [])]).sort(byKey);
    markers = answer.IsTruncated
      ? { KeyMarker: answer.NextKeyMarker, VersionIdMarker: answer.NextVersionIdMarker }
      : null;
  }
}

async function* listObjects(listing: Listing): AsyncGenerator<StoredVersion> {
  const { client, bucket, prefix } = listing;
  for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix })) {
    for (const { Key } of page.Contents ?? []) if (Key !== undefined) yield { Key };
  }
}

/** S3 sends a page's versions and its markers apart, each in order of their keys' bytes. */
function byKey(left: { readonly Key: string }, right: { readonly Key: string }): number {
  return Buffer.compare(Buffer.from(left.Key), Buffer.from(right.Key));
}

function identify(entries: readonly (ObjectVersion | DeleteMarkerEntry)[]): StoredVersion[] {
  return entries.flatMap(({ Key, VersionId }) => (Key === undefined ? [] : [{ Key, VersionId }]));
}
