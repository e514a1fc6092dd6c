import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import express, { type Express, type RequestHandler } from "express";

import { logRequests, type RequestLog } from "./log-requests.ts";

type Settings = {
  readonly build: ServerBuild;
  /** What the browser loads: file names there carry a hash of their content. */
  readonly clientDirectory: string;
  readonly log: RequestLog;
};

const ONE_YEAR_SECONDS = 31_536_000;

/** Which page may show ours in a frame is said per shop by Shopify's library; this is what holds for every answer. */
const secureHeaders: RequestHandler = (_request, response, next) => {
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "strict-origin-when-cross-origin");
  response.setHeader("Strict-Transport-Security", `max-age=${ONE_YEAR_SECONDS}`);
  response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
  next();
};

/** Pages hold one merchant's figures and addresses that expire: nobody in between may keep them. */
const neverStored: RequestHandler = (_request, response, next) => {
  response.setHeader("Cache-Control", "no-store");
  next();
};

/**
 * The app behind the proxy that ends TLS. No body parser: webhooks are signed over their raw bytes,
 * and Remix reads every other body itself.
 */
export function webServer({ build, clientDirectory, log }: Settings): Express {
  const server = express();
  server.disable("x-powered-by");
  server.set("trust proxy", true);
  server.get("/healthz", (_request, response) => {
    response.type("text").send("ok");
  });
  server.use(logRequests(log), secureHeaders);
  server.use(
    "/assets",
    express.static(`${clientDirectory}/assets`, { immutable: true, maxAge: "1y", fallthrough: false }),
  );
  server.use(express.static(clientDirectory, { index: false, maxAge: "1h" }));
  const draw = createRequestHandler({ build, mode: "production" });
  server.all("*", neverStored, (request, response, next) => {
    void draw(request, response, next);
  });
  return server;
}
