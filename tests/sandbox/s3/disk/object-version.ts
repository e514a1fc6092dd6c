import { z } from "zod";

/** What unversioned writes are called, in S3's own word. */
export const NULL_VERSION = "null";

const identity = {
  key: z.string(),
  versionId: z.string(),
  /** Order of writing: two versions may share a millisecond. */
  sequence: z.number(),
  lastModified: z.string(),
};

const storedObjectSchema = z.object({
  kind: z.literal("object"),
  ...identity,
  size: z.number(),
  etag: z.string(),
  blob: z.string(),
  headers: z.record(z.string(), z.string()),
  checksums: z.record(z.string(), z.string()),
  checksumType: z.enum(["FULL_OBJECT", "COMPOSITE"]),
});

const deleteMarkerSchema = z.object({ kind: z.literal("delete-marker"), ...identity });

export const objectVersionSchema = z.discriminatedUnion("kind", [storedObjectSchema, deleteMarkerSchema]);

export type StoredObject = z.infer<typeof storedObjectSchema>;
export type ObjectVersion = z.infer<typeof objectVersionSchema>;

/** An object before the bucket gives it its place among the versions of its key. */
export type ObjectDraft = Omit<StoredObject, "kind" | "versionId" | "sequence" | "lastModified" | "blob">;
