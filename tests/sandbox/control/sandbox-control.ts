import { z } from "zod";
import type { RequestLog } from "#tests/sandbox/gateway/request-log.ts";
import { replicateControlRoutes } from "#tests/sandbox/replicate/control-routes.ts";
import type { SandboxReplicate } from "#tests/sandbox/replicate/replicate.ts";
import { s3ControlRoutes } from "#tests/sandbox/s3/control-routes.ts";
import type { S3Server } from "#tests/sandbox/s3/start-s3.ts";
import type { SandboxShopify } from "#tests/sandbox/shopify/shopify.ts";
import type { ControlRoute } from "./route.ts";

export type ControlledParts = {
  readonly shopify: SandboxShopify;
  readonly replicate: SandboxReplicate;
  readonly s3: S3Server;
  readonly log: RequestLog;
  readonly setAppPort: (port: number) => void;
};

const appPort = z.object({ port: z.number().int().positive() });

/** Everything under `/control`. */
export const sandboxControl = (parts: ControlledParts): readonly ControlRoute[] => [
  { method: "GET", path: "/state", answer: () => stateOf(parts) },
  { method: "POST", path: "/reset", answer: () => reset(parts) },
  { method: "GET", path: "/requests", answer: () => parts.log.requests() },
  { method: "GET", path: "/egress", answer: () => parts.log.refused() },
  {
    method: "POST",
    path: "/app-port",
    answer: (body) => {
      const { port } = appPort.parse(body);
      parts.setAppPort(port);
      return { port };
    },
  },
  ...parts.shopify.control,
  ...replicateControlRoutes(parts.replicate.control),
  ...s3ControlRoutes(parts.s3),
];

const stateOf = ({ shopify, replicate, log }: ControlledParts) => ({
  ...shopify.state(),
  predictions: replicate.control.predictions().length,
  requests: log.requests().length,
  refusedEgress: log.refused().length,
});

/** S3 stays: what lies there belongs to the app, whose database is not the sandbox's to empty. */
const reset = async ({ shopify, replicate, log }: ControlledParts) => {
  await shopify.reset();
  replicate.control.reset();
  log.clear();
  return { token: shopify.storeToken() };
};
