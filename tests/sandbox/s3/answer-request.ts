import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import type { FileSlice, S3Answer, S3World } from "./operation.ts";
import { chooseOperation } from "./operations/choose-operation.ts";
import { parseRequestTarget } from "./request-target.ts";
import { S3RefusalError } from "./s3-refusal-error.ts";
import type { AccessKey } from "./signature/signing-key.ts";
import { verifyRequest } from "./signature/verify-request.ts";
import { writeErrorXml } from "./xml/write-xml.ts";

export async function answerRequest(
  { world, accessKey }: { readonly world: S3World; readonly accessKey: AccessKey },
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const requestId = randomUUID();
  response.setHeader("x-amz-request-id", requestId);
  try {
    const target = parseRequestTarget(incoming.url ?? "/");
    const request = { ...target, incoming, signature: verifyRequest(incoming, target, accessKey) };
    await send(incoming, response, await chooseOperation(request)(world, request));
  } catch (error) {
    sendRefusal(incoming, response, toRefusal(error, requestId));
  }
}

async function send(incoming: IncomingMessage, response: ServerResponse, answer: S3Answer): Promise<void> {
  const { body } = answer;
  if (body === undefined || typeof body === "string") {
    const type = body === undefined ? {} : { "content-type": "application/xml" };
    const length =
      answer.status === 204 || incoming.method === "HEAD" ? {} : { "content-length": Buffer.byteLength(body ?? "") };
    response.writeHead(answer.status, { ...type, ...length, ...answer.headers }).end(body);
    return;
  }
  response.writeHead(answer.status, answer.headers);
  await sendSlice(response, body);
}

async function sendSlice(response: ServerResponse, { file, start, end }: FileSlice): Promise<void> {
  if (start === end) {
    await file.close();
    response.end();
    return;
  }
  await pipeline(file.createReadStream({ start, end: end - 1 }), response);
}

function sendRefusal(incoming: IncomingMessage, response: ServerResponse, refusal: S3RefusalError): void {
  if (response.headersSent) {
    response.destroy(refusal);
    return;
  }
  const body = writeErrorXml({
    Code: refusal.code,
    Message: refusal.message,
    Resource: incoming.url?.split("?")[0],
    RequestId: String(response.getHeader("x-amz-request-id")),
  });
  // What is left of a refused body is not read, so the connection cannot carry another request.
  const connection = incoming.complete ? {} : { connection: "close" };
  response.writeHead(refusal.status, { "content-type": "application/xml", ...connection, ...refusal.headers });
  response.end(incoming.method === "HEAD" ? undefined : body);
  incoming.resume();
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function toRefusal(error: unknown, requestId: string): S3RefusalError {
  if (error instanceof S3RefusalError) return error;
  process.stderr.write(`sandbox s3: request ${requestId} failed: ${describe(error)}\n`);
  return new S3RefusalError("InternalError", "We encountered an internal error. Please try again.");
}
