import type { ServerResponse } from "node:http";
import type { Exchange, SandboxHost } from "#tests/sandbox/gateway/host.ts";
import type { Catalogue } from "#tests/sandbox/shopify/catalogue/catalogue.ts";
import { readBody } from "#tests/sandbox/gateway/http.ts";
import { formRefusal, putRefusal, type UploadRefusal } from "./upload-signature.ts";
import { MODEL_UPLOAD_HOST, STAGED_UPLOAD_HOST, VIDEO_UPLOAD_HOST } from "./staged-targets.ts";

const HOSTS = new Set([STAGED_UPLOAD_HOST, VIDEO_UPLOAD_HOST, MODEL_UPLOAD_HOST]);

/** Google's storage answers in XML. */
function refuse(response: ServerResponse, { status, code }: UploadRefusal): void {
  const body = `<?xml version='1.0' encoding='UTF-8'?><Error><Code>${code}</Code><Message>${code}</Message></Error>`;
  response.writeHead(status, { "Content-Type": "application/xml; charset=UTF-8" }).end(body);
}

type Upload = { readonly key: string; readonly bytes: Buffer };
type Reading = Upload | UploadRefusal;

const MALFORMED: UploadRefusal = { status: 400, code: "MalformedPOSTRequest" };
const NOWHERE: UploadRefusal = { status: 403, code: "AccessDenied" };

/** `null` for a body that is no form. */
async function formIn({ request }: Exchange): Promise<FormData | null> {
  const headers = { "Content-Type": request.headers["content-type"] ?? "" };
  try {
    return await new Response(new Uint8Array(await readBody(request)), { headers }).formData();
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

async function readForm(exchange: Exchange, now: number): Promise<Reading> {
  const form = await formIn(exchange);
  const file = form?.get("file");
  if (!form || !(file instanceof File)) return MALFORMED;
  const texts = [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string");
  const fields = new Map(texts);
  const refusal = formRefusal({ fields, size: file.size }, now);
  return refusal ?? { key: fields.get("key") ?? "", bytes: Buffer.from(await file.arrayBuffer()) };
}

async function readPut({ request, url }: Exchange, now: number): Promise<Reading> {
  const key = decodeURIComponent(url.pathname.slice(1));
  const refusal = putRefusal(key, url.searchParams, now);
  return refusal ?? { key, bytes: await readBody(request) };
}

async function readUpload(exchange: Exchange, now: number): Promise<Reading> {
  const { method } = exchange.request;
  if (method === "POST") return readForm(exchange, now);
  return method === "PUT" ? readPut(exchange, now) : NOWHERE;
}

/** The storage bucket behind `stagedUploadsCreate`: takes a signed PUT or a POST form that keeps to its policy. */
export function stagedUploadHost({ catalogue }: { readonly catalogue: Catalogue }): SandboxHost {
  return {
    name: "staged-uploads",
    serves: (hostname) => HOSTS.has(hostname),
    async answer(exchange) {
      const { request, response } = exchange;
      const upload = await readUpload(exchange, catalogue.now());
      if ("code" in upload) {
        refuse(response, upload);
        return;
      }
      const staged = catalogue.world().staged.find(({ key }) => key === upload.key);
      if (!staged) {
        refuse(response, NOWHERE);
        return;
      }
      staged.sha256 = await catalogue.blobs.put(upload.bytes);
      catalogue.changed();
      response.writeHead(request.method === "POST" ? 201 : 200).end();
    },
  };
}
