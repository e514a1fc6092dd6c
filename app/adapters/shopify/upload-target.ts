import { ShopifyUnavailableError, UnexpectedAnswerError } from "#app/core/errors.ts";
import { type Fetch, fetchText } from "./fetch.ts";

/** A photo-sized file over a slow line. */
const TIMEOUT_MS = 60_000;
const UPLOAD_HOST = /^(?:[a-z0-9-]+\.)?storage\.googleapis\.com$/;

export type UploadTarget = {
  readonly url: string;
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
};

/** Bytes go only to Google's storage, where Shopify stages uploads, whatever address an answer names. */
function isUploadAddress(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === "https:" && url.port === "" && UPLOAD_HOST.test(url.hostname);
}

/** Throws `ShopifyUnavailableError`; `UnexpectedAnswerError` where the target is not one of Shopify's or refuses. */
export async function uploadTo(
  fetch: Fetch,
  target: UploadTarget,
  file: { readonly mimeType: string; readonly bytes: Uint8Array },
): Promise<void> {
  if (!isUploadAddress(target.url)) throw new UnexpectedAnswerError("Upload: the staging address is not a known host");
  const { response } = await fetchText(fetch, target.url, {
    what: "Upload",
    timeoutMs: TIMEOUT_MS,
    method: "PUT",
    // For a PUT the parameters are headers (`content_type`, `acl`).
    headers: {
      ...Object.fromEntries(target.parameters.map(({ name, value }) => [name, value])),
      "content-type": file.mimeType,
    },
    body: new Uint8Array(file.bytes),
  });
  if (response.ok) return;
  const said = `Upload: the staging place answered ${response.status}`;
  if (response.status >= 500 || response.status === 429 || response.status === 408)
    throw new ShopifyUnavailableError(said);
  throw new UnexpectedAnswerError(said);
}
