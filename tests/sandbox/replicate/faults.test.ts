import { expect, test, vi } from "vitest";

import { replicateControlRoutes } from "./control-routes.ts";
import { anAccount, type Account } from "./testing/account.ts";
import { aCanvas, rgbOf } from "./testing/pictures.ts";

const webhook = "https://app.roomshots.test/webhooks/replicate/attempt-7";

test("a throttled create makes no prediction and says when to come back", async () => {
  const { control, create } = await anAccount();
  control.addFault({ effect: { kind: "create-429", retryAfterSeconds: 9 } });
  const response = await create();
  expect(response.status).toBe(429);
  expect(response.headers.get("retry-after")).toBe("9");
  expect(await response.json()).toMatchObject({ detail: "Request was throttled. Your rate limit resets in ~9s." });
  expect(control.predictions()).toHaveLength(0);
});

test("a create that meets a server failure makes no prediction", async () => {
  const { control, create } = await anAccount();
  control.addFault({ effect: { kind: "create-500" } });
  expect((await create()).status).toBe(500);
  expect(control.predictions()).toHaveLength(0);
});

test("a connection cut before creating leaves nothing behind", async () => {
  const { control, create } = await anAccount();
  control.addFault({ effect: { kind: "create-reset-before" } });
  await expect(create()).rejects.toThrow();
  expect(control.predictions()).toHaveLength(0);
  expect(control.creates()).toMatchObject([{ status: "reset", predictionId: undefined }]);
});

test("a connection cut after creating leaves a prediction that is painted and delivered", async () => {
  const { control, create, messages } = await anAccount();
  control.addFault({ effect: { kind: "create-reset-after" } });
  await expect(create({ webhook, webhook_events_filter: ["completed"] })).rejects.toThrow();
  await vi.waitUntil(() => messages.length === 1);
  expect(control.predictions()).toMatchObject([{ status: "succeeded", webhook }]);
});

test.each([
  ["prediction-failed", "failed", "Prediction interrupted"],
  ["prediction-flagged", "failed", "flagged as sensitive"],
  ["prediction-canceled", "canceled", undefined],
  ["prediction-aborted", "aborted", undefined],
] as const)("%s ends a prediction without an output", async (kind, status, error) => {
  const { control, createNow } = await anAccount();
  control.addFault({ effect: { kind } });
  const ended = await createNow();
  expect(ended).toMatchObject({ status, output: null });
  if (error !== undefined) expect(ended.error).toContain(error);
});

test("a slow prediction is at work for as long as asked", async () => {
  const { control, create, createNow } = await anAccount();
  await createNow();
  control.addFault({ effect: { kind: "slow", ms: 1500 } });
  expect(await (await create({}, { prefer: "wait=1" })).json()).toMatchObject({ status: "processing" });
});

test("a lost webhook is never sent, a repeated one comes twice under one id", async () => {
  const { control, createNow, messages } = await anAccount();
  control.addFault({ effect: { kind: "webhook-lost" } });
  await createNow({ webhook, webhook_events_filter: ["completed"] });
  await vi.waitUntil(() => control.deliveries().length === 1);
  expect(messages).toHaveLength(0);
  control.addFault({ effect: { kind: "webhook-repeat" } });
  await createNow({ webhook, webhook_events_filter: ["completed"] });
  await vi.waitUntil(() => messages.length === 2);
  expect(messages[0]?.headers["webhook-id"]).toBe(messages[1]?.headers["webhook-id"]);
});

test("a blank output has the right size and nothing in it", async () => {
  const { pixels, width } = await painted("output-blank");
  expect(width).toBe(64);
  expect(Math.max(...pixels)).toBeLessThan(4);
});

test("an output of the wrong size is not as wide as its canvas", async () => {
  expect(await painted("output-wrong-size")).toMatchObject({ width: 48, height: 64 });
});

test.each(["product-shifted", "product-recoloured"] as const)("%s alters the kept pixels", async (kind) => {
  const honest = await keptDifference();
  expect(honest).toBeLessThan(2);
  expect(await keptDifference(kind)).toBeGreaterThan(honest + 2);
});

test("an output that is already gone is named and cannot be fetched", async () => {
  const { control, createNow, localUrl } = await anAccount();
  control.addFault({ effect: { kind: "output-gone" } });
  const { status, output } = await createNow();
  expect(status).toBe("succeeded");
  expect((await fetch(localUrl(output ?? ""))).status).toBe(404);
});

test("a rule meets only the creates it names, as often as it says", async () => {
  const { control, create } = await anAccount();
  control.addFault({ match: { promptIncludes: "loft" }, times: 2, effect: { kind: "create-500" } });
  const statuses = [];
  for (const prompt of ["coast", "a loft", "a loft", "a loft"])
    statuses.push((await create({ input: { prompt } })).status);
  expect(statuses).toEqual([201, 500, 500, 201]);
  expect(control.faults()).toHaveLength(0);
});

test("a rule that makes no sense is refused", async () => {
  const routes = replicateControlRoutes((await anAccount()).control);
  const post = routes.find(({ method, path }) => method === "POST" && path === "/replicate/faults");
  expect(() => post?.answer({ effect: { kind: "explode" } })).toThrow(/effect/);
});

test("the journal keeps each body as it came, and no token", async () => {
  const { control, create, token } = await anAccount();
  await create({ webhook, input: { prompt: "a coastal living room" } });
  const [request] = control.creates();
  expect(request?.body).toContain("a coastal living room");
  expect(JSON.stringify(request)).not.toContain(token);
});

test("a reset account remembers nothing", async () => {
  const { control, createNow, call } = await anAccount();
  const { id } = await createNow();
  control.addFault({ effect: { kind: "create-500" } });
  control.reset();
  expect([control.faults(), control.creates(), control.predictions(), control.deliveries()]).toEqual([[], [], [], []]);
  expect((await call("GET", `/predictions/${id}`)).status).toBe(404);
});

type Kind = "output-blank" | "output-wrong-size" | "product-shifted" | "product-recoloured";

async function painted(kind?: Kind): Promise<Awaited<ReturnType<typeof rgbOf>>> {
  const account: Account = await anAccount();
  if (kind !== undefined) account.control.addFault({ effect: { kind } });
  const { output } = await account.createNow();
  return rgbOf(new Uint8Array(await (await fetch(account.localUrl(output ?? ""))).arrayBuffer()));
}

/** The mean difference, of 255, between the canvas and the output where the mask says to keep. */
async function keptDifference(kind?: Kind): Promise<number> {
  const { image, mask } = await aCanvas({ width: 64, height: 64 });
  const [canvas, kept, output] = [await rgbOf(image), await rgbOf(mask), await painted(kind)];
  let [sum, count] = [0, 0];
  for (let at = 0; at < kept.pixels.length; at += 1) {
    if (kept.pixels[at] !== 0) continue;
    sum += Math.abs((canvas.pixels[at] ?? 0) - (output.pixels[at] ?? 0));
    count += 1;
  }
  return sum / count;
}
