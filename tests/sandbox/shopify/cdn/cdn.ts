import sharp from "sharp";
import type { SandboxHost } from "#tests/sandbox/gateway/host.ts";
import type { HostPart } from "#tests/sandbox/gateway/shared-host.ts";
import type { Catalogue } from "#tests/sandbox/shopify/catalogue/catalogue.ts";
import { fileByCdnPath } from "#tests/sandbox/shopify/catalogue/cdn-address.ts";
import { isSettled } from "#tests/sandbox/shopify/catalogue/lifecycle.ts";
import type { FileRecord } from "#tests/sandbox/shopify/catalogue/records.ts";

const CDN_HOST = "cdn.shopify.com";
const MAX_EDGE = 5760;
const CACHED_TRANSFORMS = 500;

/** The same host name also serves App Bridge; only this part of it is files. */
export const isCdnFilePath = (pathname: string): boolean => pathname.startsWith("/s/files/");

type Content = { readonly sha256: string; readonly mimeType: string };

/** What is public of a file now; with a new source on its way, still the old picture. */
function publicContent(file: FileRecord, now: number): Content | null {
  const { outcome, replaces } = file;
  if (!isSettled(file, now)) return replaces ?? null;
  return outcome.state === "picture" || outcome.state === "document" ? outcome : null;
}

type Box = { readonly width?: number; readonly height?: number };

function boxIn(query: URLSearchParams): Box | null {
  const edge = (name: string) => Math.min(Number(query.get(name) ?? 0) || 0, MAX_EDGE);
  const [width, height] = [edge("width"), edge("height")];
  if (width <= 0 && height <= 0) return null;
  return { ...(width > 0 && { width }), ...(height > 0 && { height }) };
}

const resized = (bytes: Buffer, box: Box): Promise<Buffer> =>
  sharp(bytes)
    .autoOrient()
    .resize({ ...box, fit: "inside", withoutEnlargement: true })
    .toBuffer();

/** Originals byte for byte; `width=` and `height=` fit the picture into a box without enlarging it. */
export function cdnHost({ catalogue }: { readonly catalogue: Catalogue }): SandboxHost & HostPart {
  const transforms = new Map<string, Promise<Buffer>>();
  const transformed = ({ sha256 }: Content, bytes: Buffer, box: Box): Promise<Buffer> => {
    const key = `${sha256} ${box.width ?? ""}x${box.height ?? ""}`;
    const known = transforms.get(key);
    if (known !== undefined) return known;
    const made = resized(bytes, box);
    if (transforms.size >= CACHED_TRANSFORMS) transforms.clear();
    transforms.set(key, made);
    return made;
  };
  return {
    name: "cdn",
    serves: (hostname) => hostname === CDN_HOST,
    claims: ({ pathname }) => isCdnFilePath(pathname),
    async answer({ response, url }) {
      const file = isCdnFilePath(url.pathname) ? fileByCdnPath(catalogue, url.pathname) : null;
      const content = file && publicContent(file, catalogue.now());
      const bytes = content && (await catalogue.blobs.find(content.sha256));
      if (!content || !bytes) {
        response.writeHead(404, { "Content-Type": "text/plain" }).end("Not found");
        return;
      }
      const box = content.mimeType.startsWith("image/") ? boxIn(url.searchParams) : null;
      const body = box === null ? bytes : await transformed(content, bytes, box);
      const headers = {
        "Content-Type": content.mimeType,
        "Content-Length": body.length,
        "Access-Control-Allow-Origin": "*",
      };
      response.writeHead(200, { ...headers, "Cache-Control": "public, max-age=31557600" }).end(body);
    },
  };
}
