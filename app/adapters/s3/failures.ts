import { S3ServiceException } from "@aws-sdk/client-s3";
import { ObjectMissingError, ObjectStoreUnavailableError } from "#app/core/errors.ts";

export type S3Call = { readonly name: string; readonly key: string };

/** Turns whatever the client threw into the core's words; `call` is for the message. */
export function storeFailure(call: S3Call, error: unknown): ObjectMissingError | ObjectStoreUnavailableError {
  if (isMissing(error)) return new ObjectMissingError(`There is no object ${call.key}`, { cause: error });
  return new ObjectStoreUnavailableError(`S3 could not ${call.name} ${call.key}: ${reasonOf(error)}`, { cause: error });
}

/** A missing bucket answers 404 as well, but nobody may take that for a missing object. */
export function isMissing(error: unknown): boolean {
  return error instanceof S3ServiceException && (error.name === "NoSuchKey" || error.name === "NotFound");
}

/** Some makers' S3 keep no versions and do not list them either. */
export function isNotImplemented(error: unknown): boolean {
  return error instanceof S3ServiceException && error.name === "NotImplemented";
}

function reasonOf(error: unknown): string {
  if (error instanceof S3ServiceException) return `${error.name} (${error.$metadata.httpStatusCode ?? "no status"})`;
  return error instanceof Error ? error.name : String(error);
}
