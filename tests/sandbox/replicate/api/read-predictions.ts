import { predictionAnswer, type Prediction } from "#tests/sandbox/replicate/prediction.ts";
import { badRequest, notFound } from "#tests/sandbox/replicate/problem.ts";
import type { ReplicateWorld } from "#tests/sandbox/replicate/world.ts";

import { part, replyJson, type Call } from "./http.ts";

const PAGE = 100;

/** `GET /v1/predictions/{id}` */
export function getPrediction(world: ReplicateWorld, call: Call): void {
  replyJson(call.response, 200, predictionAnswer(wanted(world, call), world.options.now()));
}

/** `POST /v1/predictions/{id}/cancel` */
export function cancelPrediction(world: ReplicateWorld, call: Call): void {
  const prediction = wanted(world, call);
  world.lifecycle.cancel(prediction);
  replyJson(call.response, 200, predictionAnswer(prediction, world.options.now()));
}

/** `GET /v1/predictions`: newest first, 100 a page. */
export function listPredictions(world: ReplicateWorld, call: Call): void {
  const before = cursorOf(call.url);
  const matching = world.predictions.newestFirst().filter((prediction) => isListed(prediction, call.url, before));
  const page = matching.slice(0, PAGE);
  const last = matching.length > PAGE ? page.at(-1) : undefined;
  replyJson(call.response, 200, {
    previous: null,
    next: last === undefined ? null : pageAddress(call.url, last.sequence),
    results: page.map((prediction) => listed(world, prediction)),
  });
}

function wanted(world: ReplicateWorld, call: Call): Prediction {
  const prediction = world.predictions.find(part(call, "id"));
  if (prediction === undefined) throw notFound();
  return prediction;
}

function isListed(prediction: Prediction, url: URL, before: number): boolean {
  if (prediction.sequence >= before) return false;
  const createdAfter = url.searchParams.get("created_after");
  const createdBefore = url.searchParams.get("created_before");
  if (createdAfter !== null && prediction.createdAt < Date.parse(createdAfter)) return false;
  return createdBefore === null || prediction.createdAt < Date.parse(createdBefore);
}

function listed({ options }: ReplicateWorld, prediction: Prediction): Record<string, unknown> {
  const answer = predictionAnswer(prediction, options.now());
  if (options.listNamesWebhooks) return answer;
  return Object.fromEntries(Object.entries(answer).filter(([name]) => !name.startsWith("webhook")));
}

function cursorOf(url: URL): number {
  const cursor = url.searchParams.get("cursor");
  if (cursor === null) return Number.POSITIVE_INFINITY;
  const sequence = Number(Buffer.from(cursor, "base64url").toString());
  if (!Number.isSafeInteger(sequence)) throw badRequest("The cursor is not one of this list's.");
  return sequence;
}

function pageAddress(url: URL, sequence: number): string {
  const address = new URL("https://api.replicate.com/v1/predictions");
  for (const [name, value] of url.searchParams) address.searchParams.set(name, value);
  address.searchParams.set("cursor", Buffer.from(String(sequence)).toString("base64url"));
  return address.href;
}
