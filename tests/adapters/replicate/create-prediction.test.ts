import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { ModelUnavailableError } from "#app/core/errors.ts";
import { anAttempt, aRequest } from "#tests/contracts/image-model.contract.ts";
import { aFarSide, json, TOKEN } from "./far-side.ts";
import { aSandboxAccount } from "./sandbox-account.ts";

const INPUT = { image: "https://objects.test/canvas.png?X-Amz-Signature=abc", prompt: "a room", seed: 7 };
/** The official client sent its repeats within 56 ms. */
const LONG_ENOUGH_FOR_A_REPEAT_MS = 300;

async function aClosedPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

describe("a create is sent exactly once when", () => {
  test("it succeeds", async () => {
    const { model, received } = await aFarSide((_request, response) => {
      json(response, 201, { id: "p1", status: "starting" });
    });
    const outcome = await model.createPrediction(aRequest(anAttempt(), INPUT));
    expect(outcome).toEqual({ outcome: "created", predictionId: "p1" });
    expect(received).toHaveLength(1);
  });

  test("it is throttled, and it does not wait", async () => {
    const { model, received } = await aFarSide((_request, response) => {
      json(response.setHeader("retry-after", "2"), 429, { detail: "throttled" });
    });
    const started = performance.now();
    const outcome = await model.createPrediction(aRequest(anAttempt(), INPUT));
    expect(performance.now() - started).toBeLessThan(1500);
    expect(outcome).toEqual({ outcome: "throttled", retryAfterMs: 2000 });
    await sleep(LONG_ENOUGH_FOR_A_REPEAT_MS);
    expect(received).toHaveLength(1);
  });

  test("the connection is reset after sending", async () => {
    const { model, received } = await aFarSide((_request, response) => response.socket?.resetAndDestroy());
    expect(await model.createPrediction(aRequest(anAttempt(), INPUT))).toMatchObject({ outcome: "uncertain" });
    await sleep(LONG_ENOUGH_FOR_A_REPEAT_MS);
    expect(received).toHaveLength(1);
  });

  test("no answer comes in time", async () => {
    const { model, received } = await aFarSide(() => undefined, { timeoutMs: 200 });
    const outcome = await model.createPrediction(aRequest(anAttempt(), INPUT));
    expect(outcome).toEqual({ outcome: "uncertain", why: "no answer: TimeoutError" });
    expect(received).toHaveLength(1);
  });

  test("the answer breaks off", async () => {
    const { model, received } = await aFarSide((_request, response) => {
      response.writeHead(201, { "content-length": "500" }).write('{"id":');
      setTimeout(() => response.destroy(), 50);
    });
    expect(await model.createPrediction(aRequest(anAttempt(), INPUT))).toMatchObject({ outcome: "uncertain" });
    await sleep(LONG_ENOUGH_FOR_A_REPEAT_MS);
    expect(received).toHaveLength(1);
  });

  test.each([500, 502, 503, 504, 408])("the answer is %i, after which it may exist", async (status) => {
    const { model, received } = await aFarSide((_request, response) => {
      json(response, status, { detail: "trouble" });
    });
    const outcome = await model.createPrediction(aRequest(anAttempt(), INPUT));
    expect(outcome).toEqual({ outcome: "uncertain", why: `${status}: trouble` });
    expect(received).toHaveLength(1);
  });

  test.each([{}, "<html>", { id: "" }, null])("the answer is 201 with %j, which names no prediction", async (body) => {
    const { model } = await aFarSide((_request, response) => {
      json(response, 201, body);
    });
    expect(await model.createPrediction(aRequest(anAttempt(), INPUT))).toMatchObject({ outcome: "uncertain" });
  });
});

describe("a create that is certainly not made", () => {
  test.each([400, 404, 413, 422])("is refused with %i and Replicate's reason", async (status) => {
    const { model } = await aFarSide((_request, response) => {
      json(response, status, { detail: "input.image: not a picture" });
    });
    const outcome = await model.createPrediction(aRequest(anAttempt(), INPUT));
    expect(outcome).toEqual({ outcome: "refused", reason: `${status}: input.image: not a picture` });
  });

  test.each([401, 402, 403])("is the account's trouble, not the shot's, with %i", async (status) => {
    const { model } = await aFarSide((_request, response) => {
      json(response, status, { title: "Insufficient credit" });
    });
    const creating = model.createPrediction(aRequest(anAttempt(), INPUT));
    await expect(creating).rejects.toThrow(ModelUnavailableError);
  });

  test("is worth another try when Replicate could not be reached at all", async () => {
    const { model } = await aFarSide(() => undefined, { baseUrl: `http://127.0.0.1:${await aClosedPort()}/v1` });
    await expect(model.createPrediction(aRequest(anAttempt(), INPUT))).rejects.toThrow(ModelUnavailableError);
  });

  test("is refused when Replicate sends us elsewhere, and the token stays here", async () => {
    const elsewhere = await aFarSide((_request, response) => {
      json(response, 201, { id: "stolen" });
    });
    const { model } = await aFarSide((_request, response) => {
      response.writeHead(307, { location: elsewhere.origin }).end();
    });
    const outcome = await model.createPrediction(aRequest(anAttempt(), INPUT));
    expect(outcome).toMatchObject({ outcome: "refused" });
    expect(elsewhere.received).toHaveLength(0);
  });

  test("does not repeat our signed addresses in its reason", async () => {
    const { model } = await aFarSide((_request, response) => {
      json(response, 422, { detail: `could not read ${INPUT.image}` });
    });
    const outcome = await model.createPrediction(aRequest(anAttempt(), INPUT));
    expect(outcome).toEqual({ outcome: "refused", reason: "422: could not read (address)" });
  });
});

describe("a throttled create should wait", () => {
  test.each([
    [{ "retry-after": "7" }, "throttled", 7000],
    [{ "retry-after": "0" }, "throttled", 0],
    [{}, "Request was throttled. Your rate limit resets in ~45s.", 45_000],
    [{}, "throttled", 30_000],
    [{ "retry-after": "soon" }, "throttled", 30_000],
  ])("as %j and %j say: %i ms", async (headers: Record<string, string>, detail, retryAfterMs) => {
    const { model } = await aFarSide((_request, response) => {
      json(response.setHeaders(new Map(Object.entries(headers))), 429, { detail });
    });
    const outcome = await model.createPrediction(aRequest(anAttempt(), INPUT));
    expect(outcome).toEqual({ outcome: "throttled", retryAfterMs });
  });

  test("until the date it names", async () => {
    const date = new Date(Date.now() + 20_000).toUTCString();
    const { model } = await aFarSide((_request, response) => {
      json(response.setHeader("retry-after", date), 429, {});
    });
    const outcome = await model.createPrediction(aRequest(anAttempt(), INPUT));
    expect(outcome.outcome === "throttled" && outcome.retryAfterMs).toBeGreaterThan(15_000);
  });
});

describe("what is sent", () => {
  test("is the input as given, the webhook of the end, and a deadline; the token is in one header only", async () => {
    const { model, received } = await aFarSide((_request, response) => {
      json(response, 201, { id: "p1" });
    });
    const request = aRequest(anAttempt(), INPUT);
    await model.createPrediction(request);
    const [create] = received;
    expect(JSON.parse(create?.body ?? "")).toEqual({
      input: INPUT,
      webhook: request.webhookUrl,
      webhook_events_filter: ["completed"],
    });
    expect(create?.path).toBe("/v1/models/black-forest-labs/flux-fill-pro/predictions");
    expect(create?.headers).toMatchObject({ authorization: `Bearer ${TOKEN}`, "cancel-after": "90s" });
    expect(create?.headers["prefer"]).toBeUndefined();
    expect(create?.body).not.toContain(TOKEN);
  });

  test("has at least the shortest deadline that Replicate takes", async () => {
    const { model, received } = await aFarSide((_request, response) => {
      json(response, 201, { id: "p1" });
    });
    await model.createPrediction({ ...aRequest(anAttempt(), INPUT), cancelAfterSeconds: 1 });
    expect(received[0]?.headers["cancel-after"]).toBe("5s");
  });

  test("never has the token in a body, as the sandbox's Replicate received it", async () => {
    const { account, model, input } = await aSandboxAccount();
    await model.createPrediction(aRequest(anAttempt(), input));
    const creates = account.control.creates();
    expect(creates).toMatchObject([{ status: 201 }]);
    expect(JSON.stringify(creates)).not.toContain(account.token);
  });
});
