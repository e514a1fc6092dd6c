import { ModelUnavailableError, OutputGoneError } from "#app/core/errors.ts";
import type { CreateOutcome, ImageModel, PredictionRequest, PredictionState } from "#app/core/shot/ports.ts";

type FakePrediction = {
  readonly id: string;
  readonly request: PredictionRequest;
  readonly createdAt: Date;
  state: PredictionState;
};

/** What the next create meets: `lost` makes the prediction and loses the answer. */
export type CreateFault = Exclude<CreateOutcome, { outcome: "created" }> | { readonly outcome: "lost" | "unreachable" };

export type FakeImageModel = ImageModel & {
  /** In the order they were asked for, whatever came of them. */
  readonly requests: PredictionRequest[];
  readonly predictions: Map<string, FakePrediction>;
  failNextCreate: (fault: CreateFault) => void;
  /** Ends a prediction; `succeeded` gives the bytes that its output's address leads to. */
  succeed: (predictionId: string, output: Uint8Array) => void;
  end: (predictionId: string, state: PredictionState) => void;
  forgetOutputs: () => void;
};

/** Predictions in memory that stay running until the test ends them. */
export function fakeImageModel(now: () => Date = () => new Date()): FakeImageModel {
  const requests: PredictionRequest[] = [];
  const predictions = new Map<string, FakePrediction>();
  const outputs = new Map<string, Uint8Array>();
  const faults: CreateFault[] = [];
  const add = (request: PredictionRequest): string => {
    const id = `prediction-${predictions.size + 1}`;
    predictions.set(id, { id, request, createdAt: now(), state: { status: "running" } });
    return id;
  };
  const end = (predictionId: string, state: PredictionState): void => {
    const prediction = predictions.get(predictionId);
    if (prediction) prediction.state = state;
  };
  return {
    requests,
    predictions,
    end,
    failNextCreate: (fault) => void faults.push(fault),
    succeed: (predictionId, output) => {
      const outputUrl = `https://replicate.delivery/${predictionId}/output.png`;
      outputs.set(outputUrl, output);
      end(predictionId, { status: "succeeded", outputUrl });
    },
    forgetOutputs: () => {
      outputs.clear();
    },
    createPrediction: async (request) => {
      await Promise.resolve();
      requests.push(request);
      return answerCreate(faults.shift(), () => add(request));
    },
    findPrediction: (attemptId, since) => {
      const found = [...predictions.values()].find(
        ({ request, createdAt }) => request.webhookUrl.includes(attemptId) && createdAt >= since,
      );
      return Promise.resolve(found?.id ?? null);
    },
    getPrediction: (id) => Promise.resolve(predictions.get(id)?.state ?? { status: "gone" }),
    cancelPrediction: (id) => {
      if (predictions.get(id)?.state.status === "running") end(id, { status: "canceled" });
      return Promise.resolve();
    },
    downloadOutput: (outputUrl) => {
      const output = outputs.get(outputUrl);
      return output ? Promise.resolve(output) : Promise.reject(new OutputGoneError("The output is gone"));
    },
  };
}

function answerCreate(fault: CreateFault | undefined, add: () => string): CreateOutcome {
  switch (fault?.outcome) {
    case undefined:
      return { outcome: "created", predictionId: add() };
    case "lost":
      add();
      return { outcome: "uncertain", why: "the fake lost its answer" };
    case "unreachable":
      throw new ModelUnavailableError("The fake cannot be reached");
    case "uncertain":
    case "throttled":
    case "refused":
      return fault;
  }
}
