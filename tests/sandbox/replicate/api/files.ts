import { sha256, type StoredFile } from "#tests/sandbox/replicate/file-store.ts";
import { badRequest, invalidInput, notFound } from "#tests/sandbox/replicate/problem.ts";
import type { ReplicateWorld } from "#tests/sandbox/replicate/world.ts";

import { part, readBody, replyJson, type Call } from "./http.ts";

const MAX_FILE_BYTES = 100 * 1024 * 1024;

/** `POST /v1/files`: multipart with a part `content`. */
export async function uploadFile(world: ReplicateWorld, call: Call): Promise<void> {
  const content = (await readForm(call)).get("content");
  if (!(content instanceof File)) {
    throw invalidInput([{ type: "required", field: "content", description: "content is required" }]);
  }
  const file = world.uploads.keep({
    name: content.name,
    contentType: content.type || "application/octet-stream",
    bytes: new Uint8Array(await content.arrayBuffer()),
  });
  replyJson(call.response, 201, fileAnswer(file));
}

/** `GET /v1/files/{id}` */
export function getFile(world: ReplicateWorld, call: Call): void {
  const file = world.uploads.find(part(call, "id"));
  if (file === undefined) throw notFound();
  replyJson(call.response, 200, fileAnswer(file));
}

/** `GET /v1/files` */
export function listFiles(world: ReplicateWorld, call: Call): void {
  replyJson(call.response, 200, { previous: null, next: null, results: world.uploads.list().map(fileAnswer) });
}

/** `DELETE /v1/files/{id}` */
export function deleteFile(world: ReplicateWorld, call: Call): void {
  if (!world.uploads.delete(part(call, "id"))) throw notFound();
  call.response.writeHead(204).end();
}

async function readForm({ request }: Call): Promise<FormData> {
  const body = await readBody(request, MAX_FILE_BYTES);
  const contentType = request.headers["content-type"] ?? "";
  try {
    return await new Response(new Uint8Array(body), { headers: { "content-type": contentType } }).formData();
  } catch (error) {
    throw badRequest(
      `The request is not multipart/form-data: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function fileAnswer({ id, name, contentType, bytes, createdAt, expiresAt }: StoredFile): Record<string, unknown> {
  return {
    id,
    name,
    content_type: contentType,
    size: bytes.length,
    etag: sha256(bytes).slice(0, 32),
    checksums: { sha256: sha256(bytes) },
    metadata: {},
    created_at: new Date(createdAt).toISOString(),
    expires_at: new Date(expiresAt).toISOString(),
    urls: { get: `https://api.replicate.com/v1/files/${id}` },
  };
}
