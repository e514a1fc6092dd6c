import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import type { Catalogue } from "#tests/sandbox/shopify/catalogue/catalogue.ts";
import { numberOf } from "#tests/sandbox/shopify/catalogue/gid.ts";
import type { ShopRecord } from "#tests/sandbox/shopify/catalogue/records.ts";

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

/** `20261123T205107Z` */
const compactTime = (ms: number): string => new Date(ms).toISOString().replace(/[-:]|\.\d{3}/g, "");

const signatureOf = (key: string): string => createHash("sha256").update(`sandbox ${key}`).digest("hex");

function signing(key: string, now: number): { date: string; credential: string; algorithm: string; signature: string } {
  const date = compactTime(now);
  const credential = `${CREDENTIAL}/${date.slice(0, 8)}/auto/storage/goog4_request`;
  return { date, credential, algorithm: "GOOG4-RSA-SHA256", signature: signatureOf(key) };
}

function putTarget(root: string, key: string, { wish, now }: { wish: StageWish; now: number }): StagedTarget {
  const { date, credential, algorithm, signature } = signing(key, now);
  const query = new URLSearchParams({
    "X-Goog-Algorithm": algorithm,
    "X-Goog-Credential": credential,
    "X-Goog-Date": date,
    "X-Goog-Expires": "604800",
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

function postTarget(root: string, key: string, { wish, now }: { wish: StageWish; now: number }): StagedTarget {
  const { date, credential, algorithm, signature } = signing(key, now);
  const policy = Buffer.from(JSON.stringify({ conditions: [{ key }, { acl: "private" }] })).toString("base64");
  const parameters = [
    { name: "Content-Type", value: wish.mimeType },
    { name: "success_action_status", value: "201" },
    { name: "acl", value: "private" },
    { name: "key", value: key },
    { name: "x-goog-date", value: date },
    { name: "x-goog-credential", value: credential },
    { name: "x-goog-algorithm", value: algorithm },
    { name: "x-goog-signature", value: signature },
    { name: "policy", value: policy },
  ];
  // Only the `key` parameter names a bulk file; its resource is the bare bucket.
  const resourceUrl = wish.resource === "BULK_MUTATION_VARIABLES" ? root : encodeURI(root + key);
  return { url: root, resourceUrl, parameters };
}

function videoTarget(root: string, key: string, number: string): StagedTarget {
  const parameters = ["GoogleAccessId", "key", "policy", "signature"].map((name) => ({
    name,
    value: name === "key" ? key : signatureOf(name + key),
  }));
  return { url: root, resourceUrl: `${root}?external_video_id=${number}`, parameters };
}

function modelTarget(root: string, key: string, number: string): StagedTarget {
  const url = `${root}?external_model3d_id=${number}`;
  return { url, resourceUrl: url, parameters: [{ name: "key", value: key }] };
}

function folderOf({ resource, httpMethod }: StageWish): string {
  if (resource === "BULK_MUTATION_VARIABLES") return "bulk";
  return httpMethod === "POST" && resource !== "FILE" ? "products" : "files";
}

function targetFor(catalogue: Catalogue, key: string, wish: StageWish): StagedTarget {
  const number = numberOf(catalogue.nextGid("StagedUpload"));
  if (wish.resource === "VIDEO") return videoTarget(`https://${VIDEO_UPLOAD_HOST}/`, key, number);
  if (wish.resource === "MODEL_3D") return modelTarget(`https://${MODEL_UPLOAD_HOST}/`, key, number);
  const makeTarget = wish.httpMethod === "POST" ? postTarget : putTarget;
  return makeTarget(`https://${STAGED_UPLOAD_HOST}/`, key, { wish, now: catalogue.now() });
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
