import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Catalogue } from "#tests/sandbox/shopify/catalogue/catalogue.ts";
import { numberOf } from "#tests/sandbox/shopify/catalogue/gid.ts";
import type { ShopRecord } from "#tests/sandbox/shopify/catalogue/records.ts";
import { compactTime, type PolicyCondition, signPolicy, signPut, writePolicy } from "./upload-signature.ts";

export const STAGED_UPLOAD_HOST = "shopify-staged-uploads.storage.googleapis.com";
export const VIDEO_UPLOAD_HOST = "shopify-video-production-core-originals.storage.googleapis.com";
export const MODEL_UPLOAD_HOST = "shopify-3d-models-production.storage.googleapis.com";

export const stageWish = z.object({
  resource: z.string(),
  filename: z.string(),
  mimeType: z.string(),
  httpMethod: z.enum(["PUT", "POST"]).nullish(),
  fileSize: z.union([z.string(), z.number()]).nullish(),
});
export type StageWish = z.infer<typeof stageWish>;

type Parameter = { readonly name: string; readonly value: string };
export type StagedTarget = {
  readonly url: string | null;
  readonly resourceUrl: string | null;
  readonly parameters: readonly Parameter[];
};

const CREDENTIAL = "merchant-assets@shopify-tiers.iam.gserviceaccount.com";

const ALGORITHM = "GOOG4-RSA-SHA256";
/** Shopify's limit of a picture and of a file: 20 MB. */
const MAX_UPLOAD_BYTES = 20 * 1024 * 1024;

const credentialOf = (date: string): string => `${CREDENTIAL}/${date.slice(0, 8)}/auto/storage/goog4_request`;

function putTarget(root: string, key: string, { wish, now }: { wish: StageWish; now: number }): StagedTarget {
  const { date, expires, signature } = signPut(key, now);
  const query = new URLSearchParams({
    "X-Goog-Algorithm": ALGORITHM,
    "X-Goog-Credential": credentialOf(date),
    "X-Goog-Date": date,
    "X-Goog-Expires": expires,
    "X-Goog-SignedHeaders": "host",
    "X-Goog-Signature": signature,
  });
  const resourceUrl = encodeURI(root + key);
  const url = `${resourceUrl}?${query.toString()}`;
  const parameters = [
    { name: "content_type", value: wish.mimeType },
    { name: "acl", value: "private" },
  ];
  return { url, resourceUrl: wish.resource === "BULK_MUTATION_VARIABLES" ? url : resourceUrl, parameters };
}

const conditionOf = ({ name, value }: Parameter): PolicyCondition => ({ [name]: value });

function postTarget(root: string, key: string, { wish, now }: { wish: StageWish; now: number }): StagedTarget {
  const date = compactTime(now);
  const asked = [
    { name: "Content-Type", value: wish.mimeType },
    { name: "success_action_status", value: "201" },
    { name: "acl", value: "private" },
    { name: "key", value: key },
    { name: "x-goog-date", value: date },
    { name: "x-goog-credential", value: credentialOf(date) },
    { name: "x-goog-algorithm", value: ALGORITHM },
  ];
  const policy = writePolicy([...asked.map(conditionOf), ["content-length-range", 1, MAX_UPLOAD_BYTES]], now);
  const parameters = [
    ...asked,
    { name: "x-goog-signature", value: signPolicy(policy) },
    { name: "policy", value: policy },
  ];
  // Only the `key` parameter names a bulk file; its resource is the bare bucket.
  const resourceUrl = wish.resource === "BULK_MUTATION_VARIABLES" ? root : encodeURI(root + key);
  return { url: root, resourceUrl, parameters };
}

/** Videos and models go into buckets of their own, with Google's older signature. */
function oldFormParameters(key: string, now: number): Parameter[] {
  const policy = writePolicy([{ key }], now);
  return [
    { name: "GoogleAccessId", value: CREDENTIAL },
    { name: "key", value: key },
    { name: "policy", value: policy },
    { name: "signature", value: signPolicy(policy) },
  ];
}

function folderOf({ resource, httpMethod }: StageWish): string {
  if (resource === "BULK_MUTATION_VARIABLES") return "bulk";
  return httpMethod === "POST" && resource !== "FILE" ? "products" : "files";
}

function targetFor(catalogue: Catalogue, key: string, wish: StageWish): StagedTarget {
  const number = numberOf(catalogue.nextGid("StagedUpload"));
  const now = catalogue.now();
  if (wish.resource === "VIDEO") {
    const url = `https://${VIDEO_UPLOAD_HOST}/`;
    return { url, resourceUrl: `${url}?external_video_id=${number}`, parameters: oldFormParameters(key, now) };
  }
  if (wish.resource === "MODEL_3D") {
    const url = `https://${MODEL_UPLOAD_HOST}/?external_model3d_id=${number}`;
    return { url, resourceUrl: url, parameters: oldFormParameters(key, now) };
  }
  const makeTarget = wish.httpMethod === "POST" ? postTarget : putTarget;
  return makeTarget(`https://${STAGED_UPLOAD_HOST}/`, key, { wish, now });
}

/** Opens a place to upload one file to. */
export function stageUpload(catalogue: Catalogue, shop: ShopRecord, wish: StageWish): StagedTarget {
  const key = `tmp/${shop.number}/${folderOf(wish)}/${randomUUID()}/${wish.filename}`;
  const target = targetFor(catalogue, key, wish);
  const isBare = wish.resource === "BULK_MUTATION_VARIABLES";
  const resourceUrl =
    isBare || target.resourceUrl === null ? `https://${STAGED_UPLOAD_HOST}/${key}` : target.resourceUrl;
  catalogue.world().staged.push({ key, resourceUrl, shop: shop.domain, mimeType: wish.mimeType, sha256: null });
  catalogue.changed();
  return target;
}
