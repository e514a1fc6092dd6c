import type { Bucket } from "#tests/sandbox/s3/disk/bucket.ts";
import type { ObjectVersion } from "#tests/sandbox/s3/disk/object-version.ts";
import type { S3Operation } from "#tests/sandbox/s3/operation.ts";
import { S3RefusalError } from "#tests/sandbox/s3/s3-refusal-error.ts";
import { writeXml, type XmlFields } from "#tests/sandbox/s3/xml/write-xml.ts";
import { listingEntries, type ListingRequest, parseListingRequest, takePage } from "./listing.ts";
import { quotedEtag } from "./object-headers.ts";

type Entry =
  { readonly kind: "group"; readonly name: string } | { readonly kind: "version"; readonly version: ObjectVersion };

export const listObjectVersions: S3Operation = ({ disk }, request) => {
  const bucket = disk.getBucket(request.bucket);
  const listing = parseListingRequest(request.query);
  const keyMarker = request.query.get("key-marker") ?? "";
  const versionMarker = request.query.get("version-id-marker");
  if (versionMarker !== undefined && keyMarker === "") {
    throw new S3RefusalError("InvalidArgument", "A version-id marker cannot be specified without a key marker.");
  }
  const entries = versionEntries(bucket, listing, { keyMarker, versionMarker });
  const { page, isTruncated } = takePage(entries, listing.maxKeys);
  const body = writeXml("ListVersionsResult", {
    Name: request.bucket,
    Prefix: listing.encode(listing.prefix),
    KeyMarker: listing.encode(keyMarker),
    VersionIdMarker: versionMarker ?? "",
    ...(isTruncated ? nextMarkers(page.at(-1), listing) : {}),
    Delimiter: listing.delimiter === "" ? undefined : listing.encode(listing.delimiter),
    MaxKeys: listing.maxKeys,
    EncodingType: listing.encodingType,
    IsTruncated: isTruncated,
    ...describePage(bucket, page, listing),
  });
  return { status: 200, body };
};

type Markers = { readonly keyMarker: string; readonly versionMarker: string | undefined };

function* versionEntries(bucket: Bucket, listing: ListingRequest, markers: Markers): Generator<Entry> {
  if (markers.versionMarker !== undefined) {
    const versions = bucket.index.of(markers.keyMarker);
    const last = versions.findIndex((version) => version.versionId === markers.versionMarker);
    for (const version of versions.slice(last + 1)) yield { kind: "version", version };
  }
  for (const entry of listingEntries((start) => bucket.index.keysFrom(start), listing, markers.keyMarker)) {
    if (entry.isGroup) yield { kind: "group", name: entry.name };
    else for (const version of bucket.index.of(entry.name)) yield { kind: "version", version };
  }
}

function nextMarkers(last: Entry | undefined, listing: ListingRequest): XmlFields {
  if (!last) return {};
  if (last.kind === "group") return { NextKeyMarker: listing.encode(last.name) };
  return { NextKeyMarker: listing.encode(last.version.key), NextVersionIdMarker: last.version.versionId };
}

function describePage(bucket: Bucket, page: readonly Entry[], listing: ListingRequest): XmlFields {
  const versions = page.filter((entry) => entry.kind === "version").map((entry) => entry.version);
  const groups = page.filter((entry) => entry.kind === "group");
  const describe = (version: ObjectVersion): XmlFields => describeVersion(bucket, version, listing);
  return {
    Version: versions.filter((version) => version.kind === "object").map(describe),
    DeleteMarker: versions.filter((version) => version.kind === "delete-marker").map(describe),
    CommonPrefixes: groups.map((group) => ({ Prefix: listing.encode(group.name) })),
  };
}

function describeVersion(bucket: Bucket, version: ObjectVersion, listing: ListingRequest): XmlFields {
  const identity = {
    Key: listing.encode(version.key),
    VersionId: version.versionId,
    IsLatest: bucket.index.latest(version.key) === version,
    LastModified: version.lastModified,
  };
  if (version.kind === "delete-marker") return identity;
  return { ...identity, ETag: quotedEtag(version), Size: version.size, StorageClass: "STANDARD" };
}
