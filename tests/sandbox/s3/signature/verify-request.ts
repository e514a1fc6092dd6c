import type { IncomingMessage } from "node:http";
import type { RequestTarget } from "#tests/sandbox/s3/request-target.ts";
import { S3RefusalError } from "#tests/sandbox/s3/s3-refusal-error.ts";
import { awsEncode, awsEncodePath } from "./aws-encode.ts";
import { type ClaimedSignature, readClaimedSignature } from "./claimed-signature.ts";
import { type AccessKey, deriveSigningKey, hmac, isSameSignature, scopeText, sha256Hex } from "./signing-key.ts";

/** What is left to check once the request's own signature held: the body against `payload`. */
export type VerifiedSignature = {
  readonly payload: string;
  readonly isPresigned: boolean;
  readonly signature: string;
  readonly timestamp: string;
  readonly scope: string;
  readonly signingKey: Buffer;
};

const ALLOWED_SKEW_MS = 15 * 60_000;

/** Refuses with S3's own codes whatever is not signed by `accessKey`, now, for exactly this request. */
export function verifyRequest(
  request: IncomingMessage,
  target: RequestTarget,
  accessKey: AccessKey,
): VerifiedSignature {
  const claimed = readClaimedSignature(request, target.query);
  refuseStrangers(request, target, claimed, accessKey);
  const signingKey = deriveSigningKey(accessKey.secretAccessKey, claimed.scope);
  const scope = scopeText(claimed.scope);
  const digest = sha256Hex(canonicalRequest(request, target, claimed));
  const expected = hmac(signingKey, ["AWS4-HMAC-SHA256", claimed.timestamp, scope, digest].join("\n")).toString("hex");
  if (!isSameSignature(expected, claimed.signature)) {
    throw new S3RefusalError(
      "SignatureDoesNotMatch",
      "The request signature we calculated does not match the signature you provided.",
    );
  }
  refuseWrongTime(claimed);
  const { payload, signature, timestamp } = claimed;
  return { payload, signature, timestamp, scope, signingKey, isPresigned: claimed.expiresInSeconds !== undefined };
}

function refuseStrangers(
  ...[request, target, claimed, accessKey]: [IncomingMessage, RequestTarget, ClaimedSignature, AccessKey]
): void {
  if (claimed.scope.accessKeyId !== accessKey.accessKeyId) {
    throw new S3RefusalError("InvalidAccessKeyId", "The AWS Access Key Id you provided does not exist in our records.");
  }
  if (claimed.scope.region !== accessKey.region) {
    throw new S3RefusalError("AuthorizationHeaderMalformed", `The region is wrong; expecting '${accessKey.region}'`);
  }
  if (request.headers["x-amz-security-token"] !== undefined || target.query.has("X-Amz-Security-Token")) {
    throw new S3RefusalError("InvalidToken", "The provided token is malformed or otherwise invalid.");
  }
  const unsigned = Object.keys(request.headers).filter(
    (name) => (name.startsWith("x-amz-") || name === "host") && !claimed.signedHeaders.includes(name),
  );
  if (unsigned.length > 0) {
    throw new S3RefusalError(
      "AccessDenied",
      `There were headers present which were not signed: ${unsigned.join(", ")}`,
    );
  }
}

function refuseWrongTime(claimed: ClaimedSignature): void {
  const signedAt = parseTimestamp(claimed.timestamp);
  if (!claimed.timestamp.startsWith(claimed.scope.date)) {
    throw new S3RefusalError("AuthorizationHeaderMalformed", "The credential's date is not the date of the request.");
  }
  const ageMs = Date.now() - signedAt;
  if (claimed.expiresInSeconds === undefined) {
    if (Math.abs(ageMs) <= ALLOWED_SKEW_MS) return;
    throw new S3RefusalError("RequestTimeTooSkewed", "The difference between the request time and now is too large.");
  }
  if (ageMs > claimed.expiresInSeconds * 1000) throw new S3RefusalError("AccessDenied", "Request has expired");
  if (ageMs < -ALLOWED_SKEW_MS) throw new S3RefusalError("AccessDenied", "Request is not valid yet");
}

function parseTimestamp(timestamp: string): number {
  const iso = timestamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z");
  const milliseconds = iso === timestamp ? Number.NaN : Date.parse(iso);
  if (!Number.isNaN(milliseconds)) return milliseconds;
  throw new S3RefusalError("AccessDenied", "The date of the request is not in ISO 8601 basic format.");
}

function canonicalRequest(request: IncomingMessage, target: RequestTarget, claimed: ClaimedSignature): string {
  const query = target.query.pairs
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]): [string, string] => [awsEncode(name), awsEncode(value)])
    .sort(compareEncodedPairs)
    .map((pair) => pair.join("="))
    .join("&");
  const headers = claimed.signedHeaders.map((name) => `${name}:${canonicalHeader(request, name)}\n`).join("");
  const names = claimed.signedHeaders.join(";");
  return [request.method, awsEncodePath(target.path), query, headers, names, claimed.payload].join("\n");
}

function compareEncodedPairs(left: [string, string], right: [string, string]): number {
  const index = left[0] === right[0] ? 1 : 0;
  return left[index] < right[index] ? -1 : Number(left[index] > right[index]);
}

function canonicalHeader(request: IncomingMessage, name: string): string {
  const values = request.headersDistinct[name] ?? [];
  return values.map((value) => value.trim().replace(/\s+/g, " ")).join(",");
}
