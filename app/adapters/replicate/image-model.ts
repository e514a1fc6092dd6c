import { ModelUnavailableError, RoomshotsError } from "#app/core/errors.ts";
import type { ImageModel, PredictionState } from "#app/core/shot/ports.ts";
import { createPrediction } from "./create-prediction.ts";
import { downloadOutput } from "./download-output.ts";
import { type Exchange, openExchange } from "./exchange.ts";
import { findPrediction } from "./find-prediction.ts";
import { parsePrediction, predictionState } from "./prediction.ts";
import { refusal } from "./refusal.ts";
import type { ReplicateSettings } from "./settings.ts";

/**
 * `ImageModel` on Replicate's HTTP API. Our own client, because the official one repeats creates, waits for `aborted`
 * ones for ever and can send its token as input. Reads throw `ModelUnavailableError` where asking again can help.
 */
export function replicateImageModel(settings: ReplicateSettings): ImageModel {
  const exchange = openExchange(settings);
  const read: Exchange = (request) => reachable(() => exchange(request));
  return {
    createPrediction: (request) => createPrediction(exchange, request),
    findPrediction: (attemptId, since) => findPrediction(read, attemptId, since),
    getPrediction: (predictionId) => getPrediction(read, predictionId),
    cancelPrediction: (predictionId) => cancelPrediction(read, predictionId),
    downloadOutput: (outputUrl) => downloadOutput(settings.fetch ?? globalThis.fetch, outputUrl),
  };
}

async function getPrediction(read: Exchange, predictionId: string): Promise<PredictionState> {
  const answer = await read({ method: "GET", path: pathOf(predictionId) });
  if (answer.status === 404) return { status: "gone" };
  if (answer.status !== 200) throw refusal(answer);
  return predictionState(parsePrediction(answer.body));
}

/** A prediction that has ended or is unknown is as good as cancelled. */
async function cancelPrediction(read: Exchange, predictionId: string): Promise<void> {
  const answer = await read({ method: "POST", path: `${pathOf(predictionId)}/cancel` });
  if (answer.status >= 300 && answer.status !== 404) throw refusal(answer);
}

function pathOf(predictionId: string): string {
  return `/predictions/${encodeURIComponent(predictionId)}`;
}

async function reachable<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof RoomshotsError) throw error;
    throw new ModelUnavailableError("Replicate did not answer", { cause: error });
  }
}
