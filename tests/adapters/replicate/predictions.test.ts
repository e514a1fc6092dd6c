import { describe, expect, test } from "vitest";
import { ModelUnavailableError, UnexpectedAnswerError } from "#app/core/errors.ts";
import { anAttempt, aRequest } from "#tests/contracts/image-model.contract.ts";
import { aFarSide, json, TOKEN } from "./far-side.ts";
import { aSandboxAccount } from "./sandbox-account.ts";

const answering = (status: number, body: unknown) =>
  aFarSide((_request, response) => {
    json(response, status, body);
  });

describe("a prediction's state", () => {
  test.each([
    [{ status: "starting" }, { status: "running" }],
    [{ status: "processing", output: null }, { status: "running" }],
    [
      { status: "succeeded", output: "https://replicate.delivery/a.png" },
      { status: "succeeded", outputUrl: "https://replicate.delivery/a.png" },
    ],
    [
      { status: "succeeded", output: ["https://replicate.delivery/a.png"] },
      { status: "succeeded", outputUrl: "https://replicate.delivery/a.png" },
    ],
    [{ status: "succeeded", output: null, data_removed: true }, { status: "gone" }],
    [{ status: "succeeded", output: [] }, { status: "gone" }],
    [{ status: "canceled" }, { status: "canceled" }],
    [{ status: "aborted" }, { status: "aborted" }],
    [
      { status: "failed", error: "NSFW content detected" },
      { status: "failed", reason: "refused-by-safety", detail: "NSFW content detected" },
    ],
    [
      { status: "failed", error: "The input or output was flagged as sensitive. (E005)" },
      { status: "failed", reason: "refused-by-safety", detail: "The input or output was flagged as sensitive. (E005)" },
    ],
    [
      { status: "failed", error: "could not open https://objects.test/a?X-Amz-Signature=1" },
      { status: "failed", reason: "model-error", detail: "could not open (address)" },
    ],
    [
      { status: "failed", error: { code: 7 } },
      { status: "failed", reason: "model-error", detail: '{"code":7}' },
    ],
    [{ status: "failed" }, { status: "failed", reason: "model-error", detail: "no reason given" }],
  ])("of %j is %j", async (answer, state) => {
    const { model } = await answering(200, { id: "p1", ...answer });
    expect(await model.getPrediction("p1")).toEqual(state);
  });

  test("that Replicate has invented is not guessed at", async () => {
    const { model } = await answering(200, { id: "p1", status: "dreaming" });
    await expect(model.getPrediction("p1")).rejects.toThrow(UnexpectedAnswerError);
  });

  test.each([429, 500, 503, 401])("is asked for again later after %i", async (status) => {
    const { model } = await answering(status, { detail: "trouble" });
    await expect(model.getPrediction("p1")).rejects.toMatchObject({ name: "ModelUnavailableError", canRetry: true });
  });

  test("carries Replicate's wish when it is throttled", async () => {
    const { model } = await answering(429, { detail: "Your rate limit resets in ~12s." });
    await expect(model.getPrediction("p1")).rejects.toMatchObject({ retryAfterMs: 12_000 });
  });

  test("is asked for again later after no answer, and the error does not have the token", async () => {
    const { model } = await aFarSide((_request, response) => response.socket?.destroy());
    const failure = await model.getPrediction("p1").catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ModelUnavailableError);
    expect(JSON.stringify(failure) + String(failure)).not.toContain(TOKEN);
  });

  test("ends as aborted when Replicate gives the prediction up, without a webhook", async () => {
    const { account, model, input } = await aSandboxAccount();
    account.control.addFault({ effect: { kind: "prediction-aborted" } });
    const outcome = await model.createPrediction(aRequest(anAttempt(), input));
    const predictionId = outcome.outcome === "created" ? outcome.predictionId : "";
    await account.untilEnded(predictionId);
    expect(await model.getPrediction(predictionId)).toEqual({ status: "aborted" });
    expect(account.messages).toHaveLength(0);
  });

  test("cannot be asked for outside the predictions", async () => {
    const { model, received } = await answering(404, {});
    await model.getPrediction("../account?x=1");
    expect(received[0]?.path).toBe("/v1/predictions/..%2Faccount%3Fx%3D1");
  });
});

describe("looking for an attempt", () => {
  const NOW = new Date("2026-11-23T12:00:00Z");
  const listed = (id: string, minutesAgo: number, webhook?: string) => ({
    id,
    created_at: new Date(NOW.getTime() - minutesAgo * 60_000).toISOString(),
    ...(webhook === undefined ? {} : { webhook }),
  });

  test("goes on over the pages, asking only its own address for them", async () => {
    const attempt = anAttempt();
    const { model, received } = await aFarSide((request, response) => {
      const isFirst = !request.path.includes("cursor");
      const next = isFirst ? "https://elsewhere.test/v1/predictions?cursor=abc%3D" : null;
      const webhook = `https://app.test/?attempt=${isFirst ? "another" : attempt}`;
      json(response, 200, { next, results: [listed(isFirst ? "p2" : "p1", 1, webhook)] });
    });
    expect(await model.findPrediction(attempt, new Date(NOW.getTime() - 600_000))).toBe("p1");
    expect(received.map((request) => request.path)).toEqual(["/v1/predictions", "/v1/predictions?cursor=abc%3D"]);
  });

  test("stops at predictions older than the attempt, but allows the clocks a minute", async () => {
    const attempt = anAttempt();
    const webhook = `https://app.test/?attempt=${attempt}`;
    const since = new Date(NOW.getTime() - 10 * 60_000);
    const find = async (minutesAgo: number): Promise<string | null> => {
      const { model, received } = await aFarSide((_request, response) => {
        json(response, 200, { next: "https://x.test/?cursor=more", results: [listed("p1", minutesAgo, webhook)] });
      });
      const found = await model.findPrediction(attempt, since);
      expect(received).toHaveLength(1);
      return found;
    };
    expect(await find(10.5)).toBe("p1");
    expect(await find(12)).toBeNull();
  });

  test("does not go round for ever", async () => {
    const { model, received } = await aFarSide((_request, response) => {
      json(response, 200, { next: "https://x.test/?cursor=same", results: [] });
    });
    await expect(model.findPrediction(anAttempt(), NOW)).rejects.toThrow(UnexpectedAnswerError);
    expect(received).toHaveLength(400);
  });

  test("is not mistaken for a miss when Replicate has no time", async () => {
    const { model } = await answering(503, {});
    await expect(model.findPrediction(anAttempt(), NOW)).rejects.toThrow(ModelUnavailableError);
  });
});
