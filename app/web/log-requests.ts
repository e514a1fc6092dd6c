import type { RequestHandler } from "express";

export type RequestLine = {
  readonly event: "request";
  readonly method: string;
  /** Without its query: Shopify puts session tokens there. */
  readonly path: string;
  readonly status: number;
  readonly ms: number;
};

export type RequestLog = { readonly info: (line: RequestLine) => void };

/** One line for every request that was answered or given up. */
export function logRequests(log: RequestLog): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    const path = request.path;
    response.once("close", () => {
      const ms = Math.round(performance.now() - startedAt);
      log.info({ event: "request", method: request.method, path, status: response.statusCode, ms });
    });
    next();
  };
}
