import { PhotoUnavailableError, UnexpectedAnswerError } from "#app/core/errors.ts";
import type { PhotoSource } from "#app/core/shot/ports.ts";
import type { Fetch } from "./fetch.ts";

const TIMEOUT_MS = 15_000;
/** Shopify takes no larger picture. */
const MAX_BYTES = 20 * 1024 * 1024;
const PHOTO_HOSTS = new Set(["cdn.shopify.com"]);
const GONE = new Set([403, 404, 410]);

/** A photo's address comes from a shop's catalogue; nothing in there may send us anywhere else. */
function isPhotoAddress(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === "https:" && url.port === "" && url.username === "" && PHOTO_HOSTS.has(url.hostname);
}

/** The whole body, or null as soon as it is longer than a photo may be. */
async function readBounded(body: ReadableStream<Uint8Array>): Promise<Uint8Array | null> {
  const reader = body.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    length += read.value.byteLength;
    parts.push(read.value);
    if (length > MAX_BYTES) {
      await reader.cancel();
      return null;
    }
  }
  return Buffer.concat(parts);
}

async function readPhoto(response: Response): Promise<Uint8Array | null> {
  if (response.ok && response.body) return readBounded(response.body);
  await response.body?.cancel();
  if (GONE.has(response.status)) return null;
  throw new PhotoUnavailableError(`Shopify's CDN answered ${response.status}`);
}

/** `PhotoSource` over HTTPS, with 15 seconds for the whole photo. */
export function cdnPhotoSource(settings: { readonly fetch?: Fetch } = {}): PhotoSource {
  const { fetch = globalThis.fetch } = settings;
  return {
    fetchPhoto: async (url) => {
      if (!isPhotoAddress(url)) throw new UnexpectedAnswerError("A photo's address is not on Shopify's CDN");
      try {
        return await readPhoto(await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(TIMEOUT_MS) }));
      } catch (cause) {
        if (cause instanceof PhotoUnavailableError) throw cause;
        throw new PhotoUnavailableError("Shopify's CDN did not answer", { cause });
      }
    },
  };
}
