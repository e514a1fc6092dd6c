import { ModelUnavailableError } from "#app/core/errors.ts";
import type { ShopId, ShotId } from "#app/core/ids.ts";
import type { Ports } from "#app/core/ports.ts";
import { backoffMs, later, POLL_PREDICTION_MS, UNCERTAIN_GRACE_MS, UNCERTAIN_LOOK_MS } from "#app/core/run/timing.ts";
import type { Attempt } from "#app/core/shot/attempt.ts";
import { modelInputKey } from "#app/core/shot/object-keys.ts";
import { nextAttempt } from "#app/core/shot/next-attempt.ts";
import type { CreateOutcome, PredictionRequest } from "#app/core/shot/ports.ts";
import type { Shot } from "#app/core/shot/shot.ts";
import { meetTrouble } from "#app/core/shot/step-trouble.ts";
import { settlePrediction } from "#app/core/shot/take-prediction.ts";
import { ROOM_MODELS, roomModelInput } from "#app/core/style/model.ts";
import { findStyle, promptFor } from "#app/core/style/styles.ts";

/** Canvas and mask stay readable for as long as the provider may wait before it begins. */
const INPUT_ADDRESS_SECONDS = 900;

/** Moves the newest attempt of a painting shot one step on; safe to call at any time. */
export async function paintShot(ports: Ports, shopId: ShopId, shotId: ShotId): Promise<void> {
  const shot = await ports.records.shots.find(shopId, shotId);
  if (shot?.state !== "painting") return;
  const attempt = await ports.records.attempts.latest(shopId, shotId);
  if (attempt === null) return;
  try {
    await advance(ports, shot, attempt);
  } catch (error) {
    await meetTrouble(ports, shot, { error, giveUpAs: "painter-unreachable" });
  }
}

async function advance(ports: Ports, shot: Shot, attempt: Attempt): Promise<void> {
  switch (attempt.state) {
    case "planned":
      await ask(ports, shot, attempt);
      return;
    case "creating":
      await lookForUncertain(ports, shot, attempt);
      return;
    case "created":
      await poll(ports, shot, attempt);
      return;
    case "succeeded":
      // Saved together with the move to `checking`: nothing is left to do here.
      return;
    case "failed":
      await nextAttempt(ports, shot, { attempt, giveUpAs: "painter-failed" });
  }
}

async function ask(ports: Ports, shot: Shot, attempt: Attempt): Promise<void> {
  const style = findStyle(shot.styleKey);
  const model = ROOM_MODELS[attempt.model];
  const address = { expiresInSeconds: INPUT_ADDRESS_SECONDS };
  const canvasUrl = await ports.objects.presignGet(modelInputKey(shot, "canvas"), address);
  const maskUrl = await ports.objects.presignGet(modelInputKey(shot, "mask"), address);
  const now = ports.now();
  const asking = await ports.records.attempts.move(attempt, { from: "planned", to: "creating", createStartedAt: now });
  if (!asking) return;
  const answer = await create(ports, attempt, {
    attemptId: attempt.id,
    model: attempt.model,
    input: roomModelInput({
      canvasUrl,
      maskUrl,
      prompt: style === null ? "" : promptFor(style, shot.surface),
      seed: attempt.seed,
    }),
    webhookUrl: webhookAddress(ports.appUrl, attempt),
    cancelAfterSeconds: model.cancelAfterSeconds,
  });
  switch (answer.outcome) {
    case "created":
      await ports.records.attempts.move(attempt, {
        from: "creating",
        to: "created",
        predictionId: answer.predictionId,
        costCents: model.costCents,
      });
      await wake(ports, shot, { afterMs: POLL_PREDICTION_MS, tries: 0 });
      return;
    case "uncertain":
      ports.journal.warn("create-uncertain", { shop: shot.shopId, attempt: attempt.id, why: answer.why });
      await wake(ports, shot, { afterMs: UNCERTAIN_LOOK_MS, tries: shot.tries });
      return;
    case "throttled":
      await ports.records.attempts.move(attempt, { from: "creating", to: "planned" });
      await wake(ports, shot, { afterMs: backoffMs(shot.tries, answer.retryAfterMs), tries: shot.tries });
      return;
    case "refused":
      ports.journal.warn("create-refused", { shop: shot.shopId, attempt: attempt.id, why: answer.reason });
      await ports.records.attempts.move(attempt, {
        from: "creating",
        to: "failed",
        detail: answer.reason,
        endedAt: now,
      });
      await nextAttempt(ports, shot, { attempt, giveUpAs: "painter-failed" });
  }
}

/** Where it is certain that nothing was bought, the attempt is as good as new. */
async function create(ports: Ports, attempt: Attempt, request: PredictionRequest): Promise<CreateOutcome> {
  try {
    return await ports.imageModel.createPrediction(request);
  } catch (error) {
    if (error instanceof ModelUnavailableError) {
      await ports.records.attempts.move(attempt, { from: "creating", to: "planned" });
    }
    throw error;
  }
}

/**
 * The answer to a create never came. It is looked for among the provider's predictions, and painted anew only when its
 * own deadline and some grace are over. That it cost nothing is likely, not certain: it counts as a paid attempt.
 */
async function lookForUncertain(ports: Ports, shot: Shot, attempt: Attempt): Promise<void> {
  const startedAt = attempt.createStartedAt ?? ports.now();
  const predictionId = await ports.imageModel.findPrediction(attempt.id, later(startedAt, -60_000));
  const model = ROOM_MODELS[attempt.model];
  if (predictionId !== null) {
    const found = { predictionId, costCents: model.costCents };
    await ports.records.attempts.move(attempt, { from: "creating", to: "created", ...found });
    await wake(ports, shot, { afterMs: 0, tries: 0 });
    return;
  }
  const certainAt = later(startedAt, model.cancelAfterSeconds * 1000 + UNCERTAIN_GRACE_MS);
  if (ports.now() < certainAt) {
    await wake(ports, shot, { afterMs: UNCERTAIN_LOOK_MS, tries: shot.tries });
    return;
  }
  const lost = { detail: "the create was never confirmed", endedAt: ports.now() };
  await ports.records.attempts.move(attempt, { from: "creating", to: "failed", ...lost });
  await nextAttempt(ports, shot, { attempt, giveUpAs: "painter-unreachable" });
}

async function poll(ports: Ports, shot: Shot, attempt: Attempt): Promise<void> {
  if (attempt.predictionId === null) return;
  const state = await ports.imageModel.getPrediction(attempt.predictionId);
  if (state.status === "running") {
    await wake(ports, shot, { afterMs: POLL_PREDICTION_MS, tries: 0 });
    return;
  }
  await settlePrediction(ports, { shot, attempt, state });
}

async function wake(
  ports: Ports,
  shot: Shot,
  how: { readonly afterMs: number; readonly tries: number },
): Promise<void> {
  const wakeAt = later(ports.now(), how.afterMs);
  await ports.records.shots.move(shot, { from: "painting", to: "painting", wakeAt, tries: how.tries });
}

function webhookAddress(appUrl: string, attempt: Attempt): string {
  const address = new URL("/webhooks/replicate", appUrl);
  address.searchParams.set("shop", attempt.shopId);
  address.searchParams.set("attempt", attempt.id);
  return address.href;
}
