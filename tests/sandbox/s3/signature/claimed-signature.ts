import type { IncomingMessage } from "node:http";
import type { Query } from "#tests/sandbox/s3/request-target.ts";
import { S3RefusalError } from "#tests/sandbox/s3/s3-refusal-error.ts";
import type { CredentialScope } from "./signing-key.ts";

/** What a request says of its own signature, before any of it is believed. */
export type ClaimedSignature = {
  readonly scope: CredentialScope;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** `20261123T120000Z`. */
  readonly timestamp: string;
  /** SHA-256 of the body in hex, or one of S3's words for an unsigned or a streamed one. */
  readonly payload: string;
  /** Seconds; only presigned addresses have it. */
  readonly expiresInSeconds?: number;
};

const AUTHORIZATION = /^AWS4-HMAC-SHA256 Credential=([^,\s]+),\s*SignedHeaders=([^,\s]+),\s*Signature=([0-9a-f]{64})$/;
const LONGEST_PRESIGN_SECONDS = 7 * 24 * 3600;

export function readClaimedSignature(request: IncomingMessage, query: Query): ClaimedSignature {
  const { authorization } = request.headers;
  if (query.has("X-Amz-Signature")) {
    if (authorization !== undefined) {
      throw new S3RefusalError("InvalidArgument", "Only one auth mechanism allowed.");
    }
    return fromQuery(query);
  }
  if (authorization === undefined)
    throw new S3RefusalError("AccessDenied", "Access Denied: the request is not signed.");
  return fromHeader(request, authorization);
}

function fromHeader(request: IncomingMessage, authorization: string): ClaimedSignature {
  const [, credential, signedHeaders, signature] = AUTHORIZATION.exec(authorization) ?? [];
  if (credential === undefined || signedHeaders === undefined || signature === undefined) {
    throw new S3RefusalError("AuthorizationHeaderMalformed", "The authorization header is malformed.");
  }
  const payload = request.headers["x-amz-content-sha256"];
  if (typeof payload !== "string") {
    throw new S3RefusalError("InvalidRequest", "Missing required header for this request: x-amz-content-sha256");
  }
  const timestamp = request.headers["x-amz-date"];
  if (typeof timestamp !== "string") {
    throw new S3RefusalError("AccessDenied", "AWS authentication requires a valid x-amz-date header");
  }
  return { scope: parseScope(credential), signedHeaders: signedHeaders.split(";"), signature, timestamp, payload };
}

function fromQuery(query: Query): ClaimedSignature {
  const required = (name: string): string => {
    const value = query.get(name);
    if (value) return value;
    throw new S3RefusalError("AuthorizationQueryParametersError", `Query-string authentication requires ${name}.`);
  };
  if (required("X-Amz-Algorithm") !== "AWS4-HMAC-SHA256") {
    throw new S3RefusalError("AuthorizationQueryParametersError", "X-Amz-Algorithm only supports AWS4-HMAC-SHA256");
  }
  return {
    scope: parseScope(required("X-Amz-Credential")),
    signedHeaders: required("X-Amz-SignedHeaders").split(";"),
    signature: required("X-Amz-Signature"),
    timestamp: required("X-Amz-Date"),
    payload: query.get("X-Amz-Content-Sha256") ?? "UNSIGNED-PAYLOAD",
    expiresInSeconds: parseExpiry(required("X-Amz-Expires")),
  };
}

function parseExpiry(text: string): number {
  const seconds = Number(text);
  if (Number.isInteger(seconds) && seconds >= 1 && seconds <= LONGEST_PRESIGN_SECONDS) return seconds;
  throw new S3RefusalError("AuthorizationQueryParametersError", "X-Amz-Expires must be between 1 second and a week");
}

function parseScope(credential: string): CredentialScope {
  const [accessKeyId, date, region, service, terminal, ...rest] = credential.split("/");
  const isWhole = accessKeyId && date && region && service === "s3" && terminal === "aws4_request" && rest.length === 0;
  if (!isWhole) throw new S3RefusalError("AuthorizationHeaderMalformed", "The credential scope is malformed.");
  return { accessKeyId, date, region };
}
