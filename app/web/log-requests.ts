import type { RequestHandler } from "express";

export type RequestLine = {
  readonly method: string;
  /** Without its query: Shopify puts session tokens there. */
  readonly path: string;
  readonly status: number;
  readonly durationMs: number;
};

export type RequestLog = { readonly info: (line: RequestLine, words: string) => void };

/** One line for every request that was answered or given up. */
export function logRequests(log: RequestLog): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    const path = request.path;
    response.once("close", () => {
      const durationMs = Math.round(performance.now() - startedAt);
      log.info({ method: request.method, path, status: response.statusCode, durationMs }, "request");
    });
    next();
  };
}
