import { timingSafeEqual } from "node:crypto";

import type { Exchange, SandboxHost } from "#tests/sandbox/gateway/host.ts";
import { ApiProblem, notFound, unauthenticated } from "#tests/sandbox/replicate/problem.ts";
import type { ReplicateWorld } from "#tests/sandbox/replicate/world.ts";

import { createModelPrediction, createVersionPrediction } from "./create-prediction.ts";
import { deleteFile, getFile, listFiles, uploadFile } from "./files.ts";
import { replyJson, type Call } from "./http.ts";
import { getModel } from "./read-model.ts";
import { cancelPrediction, getPrediction, listPredictions } from "./read-predictions.ts";

type Answer = (world: ReplicateWorld, call: Call) => Promise<void> | void;
type Route = { readonly method: string; readonly path: RegExp; readonly answer: Answer };

const MODEL = "/v1/models/(?<owner>[\\w.-]+)/(?<name>[\\w.-]+)";
const PREDICTION = "/v1/predictions/(?<id>\\w+)";

const ROUTES: readonly Route[] = [
  route("POST", `${MODEL}/predictions`, createModelPrediction),
  route("GET", MODEL, getModel),
  route("POST", "/v1/predictions", createVersionPrediction),
  route("GET", "/v1/predictions", listPredictions),
  route("GET", PREDICTION, getPrediction),
  route("POST", `${PREDICTION}/cancel`, cancelPrediction),
  route("POST", "/v1/files", uploadFile),
  route("GET", "/v1/files", listFiles),
  route("GET", "/v1/files/(?<id>[\\w-]+)", getFile),
  route("DELETE", "/v1/files/(?<id>[\\w-]+)", deleteFile),
  route("GET", "/v1/webhooks/default/secret", (world, { response }) => {
    replyJson(response, 200, { key: world.options.webhookSecret });
  }),
];

/** api.replicate.com */
export function apiHost(world: ReplicateWorld): SandboxHost {
  return {
    name: "replicate-api",
    serves: (hostname) => hostname === "api.replicate.com",
    answer: (exchange) => answer(world, exchange),
  };
}

function route(method: string, path: string, answerWith: Answer): Route {
  return { method, path: new RegExp(`^${path}$`), answer: answerWith };
}

async function answer(world: ReplicateWorld, exchange: Exchange): Promise<void> {
  try {
    requireToken(exchange, world.options.token);
    await follow(world, exchange);
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    for (const [name, value] of Object.entries(error.headers)) exchange.response.setHeader(name, value);
    replyJson(exchange.response, error.status, error.body);
  }
}

async function follow(world: ReplicateWorld, { request, response, url }: Exchange): Promise<void> {
  for (const { method, path, answer: answerWith } of ROUTES) {
    const found = path.exec(url.pathname);
    if (method !== request.method || found === null) continue;
    await answerWith(world, { request, response, url, parts: found.groups ?? {} });
    return;
  }
  throw notFound();
}

function requireToken({ request }: Exchange, token: string): void {
  const [scheme, given] = (request.headers.authorization ?? "").split(" ");
  if (scheme !== "Bearer" || given === undefined || !isSame(given, token)) throw unauthenticated();
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
