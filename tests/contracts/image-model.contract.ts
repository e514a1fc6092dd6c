import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { OutputGoneError } from "#app/core/errors.ts";
import { type AttemptId, attemptIdSchema } from "#app/core/ids.ts";
import type { CreateOutcome, ImageModel, PredictionRequest } from "#app/core/shot/ports.ts";

/** What the far side can be told to do, in the words of the port. */
export type ImageModelWorld = {
  readonly model: ImageModel;
  /** Inputs that this world's model takes. */
  readonly input: PredictionRequest["input"];
  throttleNextCreate: (retryAfterMs: number) => void;
  /** Creates the next prediction, and loses the answer. */
  loseNextAnswer: () => void;
  succeed: (predictionId: string) => Promise<void>;
  forgetOutputs: () => void;
  /** Requests to create that arrived, whatever came of them. */
  countCreates: () => number;
  /** Keeps the next prediction running until it is cancelled. */
  holdNext: () => void;
};

const LONG_AGO = new Date(0);

export function anAttempt(): AttemptId {
  return attemptIdSchema.parse(randomUUID());
}

export function aRequest(attemptId: AttemptId, input: PredictionRequest["input"]): PredictionRequest {
  const webhookUrl = `https://app.roomshots.test/webhooks/replicate?attempt=${attemptId}`;
  return { attemptId, model: "black-forest-labs/flux-fill-pro", input, webhookUrl, cancelAfterSeconds: 90 };
}

/** What every `ImageModel` promises. */
export function describeImageModel(name: string, open: () => Promise<ImageModelWorld>): void {
  describe(`${name} as an image model`, () => {
    test("creates one prediction, which runs and then has an output", async () => {
      const world = await open();
      const predictionId = createdId(await world.model.createPrediction(aRequest(anAttempt(), world.input)));
      await world.succeed(predictionId);
      const state = await world.model.getPrediction(predictionId);
      expect(state.status).toBe("succeeded");
      if (state.status !== "succeeded") return;
      expect((await world.model.downloadOutput(state.outputUrl)).byteLength).toBeGreaterThan(0);
      expect(world.countCreates()).toBe(1);
    });

    test("finds a prediction again by its attempt, and none for another attempt", async () => {
      const world = await open();
      const attempt = anAttempt();
      const predictionId = createdId(await world.model.createPrediction(aRequest(attempt, world.input)));
      await world.model.createPrediction(aRequest(anAttempt(), world.input));
      expect(await world.model.findPrediction(attempt, LONG_AGO)).toBe(predictionId);
      expect(await world.model.findPrediction(anAttempt(), LONG_AGO)).toBeNull();
    });

    test("calls a create uncertain when its answer is lost, and the prediction can be found", async () => {
      const world = await open();
      world.loseNextAnswer();
      const attempt = anAttempt();
      const outcome = await world.model.createPrediction(aRequest(attempt, world.input));
      expect(outcome.outcome).toBe("uncertain");
      expect(await world.model.findPrediction(attempt, LONG_AGO)).toEqual(expect.any(String));
      expect(world.countCreates()).toBe(1);
    });

    test("passes on how long a throttled create should wait, and does not wait or repeat itself", async () => {
      const world = await open();
      world.throttleNextCreate(9000);
      const started = performance.now();
      const outcome = await world.model.createPrediction(aRequest(anAttempt(), world.input));
      expect(outcome).toEqual({ outcome: "throttled", retryAfterMs: 9000 });
      expect(performance.now() - started).toBeLessThan(3000);
      expect(world.countCreates()).toBe(1);
    });

    test("cancels a running prediction, also twice, and an unknown one", async () => {
      const world = await open();
      world.holdNext();
      const predictionId = createdId(await world.model.createPrediction(aRequest(anAttempt(), world.input)));
      await world.model.cancelPrediction(predictionId);
      await world.model.cancelPrediction(predictionId);
      await world.model.cancelPrediction("unknown");
      expect(await world.model.getPrediction(predictionId)).toEqual({ status: "canceled" });
    });

    test("says gone of a prediction nobody knows", async () => {
      const world = await open();
      expect(await world.model.getPrediction("unknown")).toEqual({ status: "gone" });
    });

    test("says so when an output has been deleted", async () => {
      const world = await open();
      const predictionId = createdId(await world.model.createPrediction(aRequest(anAttempt(), world.input)));
      await world.succeed(predictionId);
      const state = await world.model.getPrediction(predictionId);
      world.forgetOutputs();
      const outputUrl = state.status === "succeeded" ? state.outputUrl : "no output";
      await expect(world.model.downloadOutput(outputUrl)).rejects.toThrow(OutputGoneError);
    });
  });
}

function createdId(outcome: CreateOutcome): string {
  expect(outcome).toMatchObject({ outcome: "created" });
  return outcome.outcome === "created" ? outcome.predictionId : "";
}
