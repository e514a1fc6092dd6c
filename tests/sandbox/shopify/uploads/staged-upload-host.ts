import type { ServerResponse } from "node:http";
import type { Exchange, SandboxHost } from "#tests/sandbox/gateway/host.ts";
import type { Catalogue } from "#tests/sandbox/shopify/catalogue/catalogue.ts";
import { readBody } from "#tests/sandbox/gateway/http.ts";
import { MODEL_UPLOAD_HOST, STAGED_UPLOAD_HOST, VIDEO_UPLOAD_HOST } from "./staged-targets.ts";

const HOSTS = new Set([STAGED_UPLOAD_HOST, VIDEO_UPLOAD_HOST, MODEL_UPLOAD_HOST]);

/** Google's storage answers in XML. */
function refuse(response: ServerResponse, status: number, code: string): void {
  const body = `<?xml version='1.0' encoding='UTF-8'?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;
  response.writeHead(status, { "Content-Type": "application/xml; charset=UTF-8" }).end(body);
}

type Upload = { readonly key: string; readonly bytes: Buffer };

async function readForm({ request }: Exchange): Promise<Upload | null> {
  const headers = { "Content-Type": request.headers["content-type"] ?? "" };
  const form = await new Response(new Uint8Array(await readBody(request)), { headers }).formData();
  const [key, file] = [form.get("key"), form.get("file")];
  if (typeof key !== "string" || !(file instanceof File)) return null;
  return { key, bytes: Buffer.from(await file.arrayBuffer()) };
}

async function readUpload(exchange: Exchange): Promise<Upload | null> {
  const { request, url } = exchange;
  if (request.method === "POST") {
    const isForm = request.headers["content-type"]?.startsWith("multipart/form-data") ?? false;
    return isForm ? readForm(exchange) : null;
  }
  if (request.method !== "PUT" || !url.searchParams.has("X-Goog-Signature")) return null;
  return { key: decodeURIComponent(url.pathname.slice(1)), bytes: await readBody(request) };
}

/** The storage bucket behind `stagedUploadsCreate`: takes a signed PUT or a POST form with the key in it. */
export function stagedUploadHost({ catalogue }: { readonly catalogue: Catalogue }): SandboxHost {
  return {
    name: "staged-uploads",
    serves: (hostname) => HOSTS.has(hostname),
    async answer(exchange) {
      const { request, response } = exchange;
      const upload = await readUpload(exchange);
      const staged = upload && catalogue.world().staged.find(({ key }) => key === upload.key);
      if (!upload || !staged) {
        refuse(response, 403, "AccessDenied");
        return;
      }
      staged.sha256 = await catalogue.blobs.put(upload.bytes);
      catalogue.changed();
      response.writeHead(request.method === "POST" ? 201 : 200).end();
    },
  };
}
