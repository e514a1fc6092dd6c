import { createHash, createHmac, timingSafeEqual } from "node:crypto";

export type AccessKey = { readonly accessKeyId: string; readonly secretAccessKey: string; readonly region: string };

/** `20261123/eu-west-1/s3/aws4_request`, in pieces. */
export type CredentialScope = { readonly accessKeyId: string; readonly date: string; readonly region: string };

export function scopeText(scope: CredentialScope): string {
  return `${scope.date}/${scope.region}/s3/aws4_request`;
}

/** The derived key of Signature Version 4: one HMAC per part of the scope. */
export function deriveSigningKey(secretAccessKey: string, scope: CredentialScope): Buffer {
  return ["s3", "aws4_request"].reduce(
    hmac,
    hmac(hmac(Buffer.from(`AWS4${secretAccessKey}`), scope.date), scope.region),
  );
}

export function hmac(key: Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}

export function sha256Hex(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

export function isSameSignature(expected: string, presented: string): boolean {
  const [left, right] = [Buffer.from(expected), Buffer.from(presented)];
  return left.length === right.length && timingSafeEqual(left, right);
}
