import type { IncomingMessage, ServerResponse } from "node:http";

const MAX_BODY_BYTES = 64 * 1024 * 1024;

export class BodyTooLargeError extends Error {
  override name = "BodyTooLargeError" as const;
  constructor() {
    super(`A request to the sandbox may have at most ${MAX_BODY_BYTES} bytes`);
  }
}

export class BodyNotJsonError extends Error {
  override name = "BodyNotJsonError" as const;
  constructor(cause: unknown) {
    super("The request's body is not JSON", { cause });
  }
}

export const readBody = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > MAX_BODY_BYTES) throw new BodyTooLargeError();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
};

/** `undefined` for an empty body. */
export const readJson = async (request: IncomingMessage): Promise<unknown> => {
  const text = (await readBody(request)).toString("utf8");
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BodyNotJsonError(error);
  }
};

export const sendJson = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
  response.end(JSON.stringify(body ?? null));
};

export type TextAnswer = { readonly status?: number; readonly type: string; readonly text: string | Buffer };

export const sendText = (response: ServerResponse, { status = 200, type, text }: TextAnswer): void => {
  response.writeHead(status, { "content-type": `${type}; charset=utf-8`, "cache-control": "no-store" });
  response.end(text);
};
