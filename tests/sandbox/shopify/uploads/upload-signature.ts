import { createHash } from "node:crypto";
import { z } from "zod";

/** Google's longest life of a signed address; Shopify asks for it. */
const LIFETIME_SECONDS = 7 * 24 * 60 * 60;
const MS_PER_SECOND = 1000;

/** `20261123T205107Z` */
export const compactTime = (ms: number): string => new Date(ms).toISOString().replace(/[-:]|\.\d{3}/g, "");

const msOfCompactTime = (text: string): number =>
  Date.parse(text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"));

const digestOf = (text: string): string => createHash("sha256").update(`sandbox ${text}`).digest("hex");

/** Why the storage does not take an upload, in Google's codes. */
export type UploadRefusal = { readonly status: number; readonly code: string };
const WRONG_SIGNATURE: UploadRefusal = { status: 403, code: "SignatureDoesNotMatch" };
const OUTSIDE_POLICY: UploadRefusal = { status: 400, code: "InvalidPolicyDocument" };

/** The signed part of a PUT's query: place, time and life; any change of them breaks the signature. */
export function signPut(key: string, now: number): { date: string; expires: string; signature: string } {
  const [date, expires] = [compactTime(now), String(LIFETIME_SECONDS)];
  return { date, expires, signature: digestOf(`PUT ${key} ${date} ${expires}`) };
}

export function putRefusal(key: string, query: URLSearchParams, now: number): UploadRefusal | null {
  const signature = query.get("X-Goog-Signature");
  if (signature === null) return { status: 403, code: "AccessDenied" };
  const [date, expires] = [query.get("X-Goog-Date") ?? "", query.get("X-Goog-Expires") ?? ""];
  if (signature !== digestOf(`PUT ${key} ${date} ${expires}`)) return WRONG_SIGNATURE;
  const end = msOfCompactTime(date) + Number(expires) * MS_PER_SECOND;
  return now > end ? { status: 400, code: "ExpiredToken" } : null;
}

const sizeCondition = z.tuple([z.literal("content-length-range"), z.number(), z.number()]);
const policyDocument = z.object({
  expiration: z.string(),
  conditions: z.array(z.union([sizeCondition, z.record(z.string(), z.string())])),
});
export type PolicyCondition = z.infer<typeof policyDocument>["conditions"][number];

export const signPolicy = (policy: string): string => digestOf(`POST ${policy}`);

/** What a POST form has to keep to, for as long as a signed address lives. */
export function writePolicy(conditions: readonly PolicyCondition[], now: number): string {
  const expiration = new Date(now + LIFETIME_SECONDS * MS_PER_SECOND).toISOString();
  return Buffer.from(JSON.stringify({ conditions, expiration })).toString("base64");
}

export type UploadForm = { readonly fields: ReadonlyMap<string, string>; readonly size: number };

function conditionRefusal(condition: PolicyCondition, { fields, size }: UploadForm): UploadRefusal | null {
  if (Array.isArray(condition)) {
    const [, least, most] = condition;
    if (size > most) return { status: 400, code: "EntityTooLarge" };
    return size < least ? { status: 400, code: "EntityTooSmall" } : null;
  }
  const isKept = Object.entries(condition).every(([name, value]) => name === "bucket" || fields.get(name) === value);
  return isKept ? null : OUTSIDE_POLICY;
}

export function formRefusal(form: UploadForm, now: number): UploadRefusal | null {
  const policy = form.fields.get("policy");
  const signature = form.fields.get("x-goog-signature") ?? form.fields.get("signature");
  if (policy === undefined || signature === undefined) return { status: 403, code: "AccessDenied" };
  if (signature !== signPolicy(policy)) return WRONG_SIGNATURE;
  const { expiration, conditions } = policyDocument.parse(JSON.parse(Buffer.from(policy, "base64").toString()));
  if (now > Date.parse(expiration)) return OUTSIDE_POLICY;
  return conditions.map((condition) => conditionRefusal(condition, form)).find((refusal) => refusal !== null) ?? null;
}
