import { setTimeout as sleep } from "node:timers/promises";

import { findModel, findModelByVersion } from "#tests/sandbox/replicate/models/catalogue.ts";
import { modelName, type Model } from "#tests/sandbox/replicate/models/model.ts";
import { isEnded, predictionAnswer, type Prediction } from "#tests/sandbox/replicate/prediction.ts";
import { ApiProblem, invalidInput, notFound, serverFailure, throttled } from "#tests/sandbox/replicate/problem.ts";
import type { ReplicateWorld } from "#tests/sandbox/replicate/world.ts";

import { checkInput, deadlineOf, parseCreateRequest, waitMsOf, type CreateRequest } from "./create-request.ts";
import { parseJson, part, readBody, replyJson, type Call } from "./http.ts";

const MAX_BODY_BYTES = 10 * 1024 * 1024;
const RATE_WINDOW_MS = 60_000;

type Arrival = { readonly call: Call; readonly body: string };
type Wanted = { readonly model: Model; readonly version: string };
type Outcome = { readonly status: number | "reset"; readonly prediction: Prediction | undefined };

/** The connection is to be cut without an answer. */
class ConnectionCut extends Error {
  override readonly name = "ConnectionCut";
  readonly prediction: Prediction | undefined;

  constructor(prediction: Prediction | undefined) {
    super("The sandbox cuts this connection on purpose.");
    this.prediction = prediction;
  }
}

/** `POST /v1/models/{owner}/{name}/predictions` */
export function createModelPrediction(world: ReplicateWorld, call: Call): Promise<void> {
  return create(world, call, () => {
    const model = findModel(part(call, "owner"), part(call, "name"));
    if (model === undefined) throw notFound();
    return { model, version: "hidden" };
  });
}

/** `POST /v1/predictions` */
export function createVersionPrediction(world: ReplicateWorld, call: Call): Promise<void> {
  return create(world, call, ({ version, model: named }) => {
    const wanted = version ?? named;
    if (wanted === undefined) {
      throw invalidInput([{ type: "required", field: "version", description: "version is required" }]);
    }
    const model = findModelByVersion(wanted);
    if (model !== undefined) return { model, version: model.versionId };
    const description = "The specified version does not exist (or perhaps you don't have permission to use it?)";
    throw invalidInput([{ type: "invalid", field: "version", description }]);
  });
}

async function create(world: ReplicateWorld, call: Call, choose: (body: CreateRequest) => Wanted): Promise<void> {
  const arrival = { call, body: (await readBody(call.request, MAX_BODY_BYTES)).toString() };
  try {
    write(world, arrival, await answer(world, arrival, choose));
  } catch (error) {
    if (error instanceof ApiProblem) write(world, arrival, { status: error.status, prediction: undefined });
    if (!(error instanceof ConnectionCut)) throw error;
    write(world, arrival, { status: "reset", prediction: error.prediction });
    call.request.socket.destroy();
  }
}

async function answer(
  world: ReplicateWorld,
  arrival: Arrival,
  choose: (body: CreateRequest) => Wanted,
): Promise<Outcome> {
  const { call } = arrival;
  const waitMs = waitMsOf(call.request.headers);
  const body = parseCreateRequest(parseJson(arrival.body));
  const { model, version } = choose(body);
  checkInput(model, body.input);
  keepRateLimit(world);
  const prediction = admit(world, call, { body, model, version });
  world.lifecycle.begin(prediction, model);
  if (waitMs !== undefined) await Promise.race([prediction.ended, sleep(waitMs, undefined, { ref: false })]);
  const status = waitMs !== undefined && !isEnded(prediction) ? 202 : 201;
  replyJson(call.response, status, predictionAnswer(prediction, world.options.now()));
  return { status, prediction };
}

function admit(
  world: ReplicateWorld,
  call: Call,
  { body, model, version }: Wanted & { body: CreateRequest },
): Prediction {
  const prompt = body.input["prompt"];
  const subject = { model: modelName(model), prompt: typeof prompt === "string" ? prompt : "" };
  const fault = world.faults.takeCreateEffect(subject);
  if (fault?.kind === "create-429") throw throttled(fault.retryAfterSeconds);
  if (fault?.kind === "create-500") throw serverFailure();
  if (fault?.kind === "create-reset-before") throw new ConnectionCut(undefined);
  const createdAt = world.options.now();
  const prediction = world.predictions.add({
    model: subject.model,
    version,
    input: body.input,
    webhook: body.webhook,
    webhookEvents: body.webhook_events_filter,
    createdAt,
    deadline: deadlineOf(call.request.headers, createdAt),
    effects: world.faults.takeRunEffects(subject),
  });
  if (fault?.kind !== "create-reset-after") return prediction;
  world.lifecycle.begin(prediction, model);
  throw new ConnectionCut(prediction);
}

function keepRateLimit({ options, predictions }: ReplicateWorld): void {
  const now = options.now();
  if (predictions.createdSince(now - RATE_WINDOW_MS) >= options.createsPerMinute) throw throttled(30);
}

function write({ journal, options }: ReplicateWorld, { call, body }: Arrival, { status, prediction }: Outcome): void {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(call.request.headers)) {
    if (name !== "authorization") headers[name] = String(value);
  }
  const path = call.url.pathname;
  journal.write({ at: options.now(), path, headers, body, status, predictionId: prediction?.id });
}
