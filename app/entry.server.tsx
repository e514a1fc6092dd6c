import { PassThrough } from "node:stream";

import { createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { renderToPipeableStream } from "react-dom/server";

import { services } from "#app/composition.server.ts";

const RENDER_WITHIN_MS = 5_000;

// eslint-disable-next-line max-params -- Remix calls it with these.
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Promise<Response> {
  const { shopify, journal } = services();
  shopify.addDocumentResponseHeaders(request, headers);
  headers.set("Content-Type", "text/html; charset=utf-8");
  return new Promise((resolve, reject) => {
    let answerStatus = status;
    const { pipe, abort } = renderToPipeableStream(<RemixServer context={context} url={request.url} />, {
      onShellReady: () => {
        const body = new PassThrough();
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status: answerStatus }));
        pipe(body);
      },
      onShellError: reject,
      onError: (error) => {
        answerStatus = 500;
        journal.warn("page-not-drawn", {}, error);
      },
    });
    setTimeout(abort, RENDER_WITHIN_MS).unref();
  });
}

/** Remix would print errors as they are; ours go through the log, which leaves secrets out. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (request.signal.aborted) return;
  services().journal.warn("request-failed", { path: new URL(request.url).pathname }, error);
}
