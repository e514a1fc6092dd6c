import type { AttemptId, ShopId } from "#app/core/ids.ts";
import type { Ports } from "#app/core/ports.ts";
import { turnOf } from "#app/core/run/ports.ts";
import { later, STEP_LEASE_MS } from "#app/core/run/timing.ts";
import type { Attempt } from "#app/core/shot/attempt.ts";
import { nextAttempt } from "#app/core/shot/next-attempt.ts";
import type { PredictionState } from "#app/core/shot/ports.ts";
import type { FailureReason, Shot } from "#app/core/shot/shot.ts";
import { ROOM_MODELS } from "#app/core/style/model.ts";

type SettlePorts = Pick<Ports, "work" | "records" | "jobs" | "now" | "newId" | "journal">;

/** What came of a prediction, told by a webhook or found out by asking. */
export async function settlePrediction(
  ports: SettlePorts,
  ended: {
    readonly shot: Shot;
    readonly attempt: Attempt;
    readonly state: Exclude<PredictionState, { status: "running" }>;
  },
): Promise<void> {
  const { shot, attempt, state } = ended;
  if (state.status === "succeeded") {
    await takeOutput(ports, { shot, attempt, outputUrl: state.outputUrl, predictionId: attempt.predictionId });
    return;
  }
  const detail = state.status === "failed" ? `${state.reason}: ${state.detail}` : state.status;
  ports.journal.warn("prediction-failed", { shop: shot.shopId, shot: shot.id, attempt: attempt.id, detail });
  const failed = await ports.records.attempts.move(attempt, {
    from: attempt.state,
    to: "failed",
    detail: detail.slice(0, 200),
    endedAt: ports.now(),
  });
  if (failed) await nextAttempt(ports, shot, { attempt, giveUpAs: reasonFor(state) });
}

function reasonFor(state: PredictionState): FailureReason {
  if (state.status === "gone") return "output-lost";
  return state.status === "failed" && state.reason === "refused-by-safety" ? "painter-refused" : "painter-failed";
}

async function takeOutput(
  ports: SettlePorts,
  made: {
    readonly shot: Shot;
    readonly attempt: Attempt;
    readonly outputUrl: string;
    readonly predictionId: string | null;
  },
): Promise<void> {
  const { shot, attempt } = made;
  const moved = await ports.work.transaction(async ({ shots, attempts }) => {
    const taken = await attempts.move(attempt, {
      from: attempt.state,
      to: "succeeded",
      outputUrl: made.outputUrl,
      costCents: ROOM_MODELS[attempt.model].costCents,
      ...(made.predictionId === null ? {} : { predictionId: made.predictionId }),
      endedAt: ports.now(),
    });
    if (!taken) return false;
    const wakeAt = later(ports.now(), STEP_LEASE_MS);
    return shots.move(shot, { from: "painting", to: "checking", wakeAt, tries: 0 });
  });
  const turn = turnOf({ attempts: attempt.number, tries: 0 });
  if (moved) await ports.jobs.add({ step: "finish", shopId: shot.shopId, shotId: shot.id, turn });
}

export type PredictionNews = {
  readonly shopId: ShopId;
  readonly attemptId: AttemptId;
  readonly deliveryId: string;
  readonly predictionId: string;
  readonly state: PredictionState;
};

/** A verified webhook of the provider. Late, repeated and foreign ones change nothing. */
export async function takePredictionNews(ports: SettlePorts, news: PredictionNews): Promise<void> {
  if (news.state.status === "running") return;
  const found = await ports.records.attempts.find(news.shopId, news.attemptId);
  if (found === null || found.state === "succeeded" || found.state === "failed") return;
  if (found.predictionId !== null && found.predictionId !== news.predictionId) return;
  const shot = await ports.records.shots.find(news.shopId, found.shotId);
  if (shot?.state !== "painting") return;
  await ports.records.receipts.add({
    id: ports.newId(),
    source: "replicate",
    deliveryId: news.deliveryId,
    topic: "prediction",
    shopDomain: null,
    fields: { attempt: news.attemptId, status: news.state.status },
    receivedAt: ports.now(),
    wakeAt: null,
  });
  const attempt = { ...found, predictionId: news.predictionId };
  await settlePrediction(ports, { shot, attempt, state: news.state });
}
