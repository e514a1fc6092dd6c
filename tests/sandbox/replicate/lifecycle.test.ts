import { expect, test, vi } from "vitest";
import { z } from "zod";

import { anAccount, predictionSchema, type ReadPrediction } from "./testing/account.ts";

const START = Date.parse("2026-11-23T12:00:00Z");
const webhook = "https://app.roomshots.test/webhooks/replicate";
const listSchema = z.object({
  previous: z.null(),
  next: z.string().nullable(),
  results: z.array(z.object({ id: z.string() })),
});

test.each([
  ["90s", 90],
  ["5s", 5],
  ["5m", 300],
  ["1h30m", 5_400],
  ["1h1m1s", 3_661],
])("Cancel-After: %s is a deadline %d seconds after creation", async (written, seconds) => {
  const { create } = await anAccount({ startMs: 60_000, now: () => START });
  const { deadline } = predictionSchema.parse(await (await create({}, { "cancel-after": written })).json());
  expect(Date.parse(deadline ?? "") - START).toBe(seconds * 1000);
});

test.each(["", "5", "-5s", "90", "5s5m", "1.5m", "4s", "0h"])("Cancel-After: “%s” is refused", async (written) => {
  const { create, control } = await anAccount();
  expect((await create({}, { "cancel-after": written })).status).toBe(400);
  expect(control.predictions()).toEqual([]);
});

test.each(["wait=", "wait=60.5", "wait=-1", "wait=61", "respond-sync", "wait=1, wait=2"])(
  "Prefer: “%s” is refused",
  async (prefer) => {
    const { create, control } = await anAccount();
    expect((await create({}, { prefer })).status).toBe(400);
    expect(control.predictions()).toEqual([]);
  },
);

test("Prefer: respond-async is answered at once", async () => {
  const { create } = await anAccount({ startMs: 60_000 });
  const response = await create({}, { prefer: "respond-async" });
  expect([response.status, predictionSchema.parse(await response.json()).status]).toEqual([201, "starting"]);
});

test("a waiting create is answered as soon as the prediction is cancelled", async () => {
  const { create, call, control } = await anAccount({ startMs: 60_000 });
  const waiting = create({}, { prefer: "wait" });
  await vi.waitUntil(() => control.predictions().length === 1);
  const [{ id }] = z.tuple([z.object({ id: z.string() })]).parse(control.predictions());
  await call("POST", `/predictions/${id}/cancel`);
  const response = await waiting;
  expect([response.status, predictionSchema.parse(await response.json()).status]).toEqual([201, "canceled"]);
});

test.each([
  ["waiting to start", { startMs: 60_000 }, undefined, "starting"],
  ["at work", { startMs: 0 }, { kind: "slow", ms: 60_000 } as const, "processing"],
])("a prediction can be cancelled while %s", async (...[, settings, effect, status]) => {
  const { control, create, call, read } = await anAccount(settings);
  if (effect !== undefined) control.addFault({ effect });
  const { id } = predictionSchema.parse(await (await create()).json());
  await vi.waitUntil(async () => (await read(id)).status === status);
  const cancelled = predictionSchema.parse(await (await call("POST", `/predictions/${id}/cancel`)).json());
  expect(cancelled).toMatchObject({ id, status: "canceled", output: null, error: null });
});

test("cancelling what has ended changes nothing", async () => {
  const { createNow, call } = await anAccount();
  const ended = await createNow();
  const after = predictionSchema.parse(await (await call("POST", `/predictions/${ended.id}/cancel`)).json());
  expect(after).toEqual(ended);
});

test.each(["GET", "POST"])("%s to a prediction that nobody made is answered 404", async (method) => {
  const { call } = await anAccount();
  const path = method === "GET" ? "/predictions/nobody" : "/predictions/nobody/cancel";
  const response = await call(method, path);
  expect(response.status).toBe(404);
  expect(await response.json()).toEqual({
    title: "Not found",
    detail: "The requested resource could not be found.",
    status: 404,
  });
});

test("a cancelled prediction is delivered like any other end", async () => {
  const { create, call, messages } = await anAccount({ startMs: 60_000 });
  const { id } = predictionSchema.parse(await (await create({ webhook, webhook_events_filter: ["completed"] })).json());
  await call("POST", `/predictions/${id}/cancel`);
  await vi.waitUntil(() => messages.length === 1);
  expect(JSON.parse(messages[0]?.body ?? "")).toMatchObject({ id, status: "canceled" });
});

test("a finished prediction tells when it was made, begun and ended, and what that took", async () => {
  let now = START;
  const { createNow, call } = await anAccount({ now: () => (now += 1000) });
  const { id } = await createNow();
  expect(await (await call("GET", `/predictions/${id}`)).json()).toMatchObject({
    created_at: expect.stringMatching(/^2026-11-23T12:00/) as string,
    started_at: expect.stringMatching(/^2026-11-23T12:00/) as string,
    completed_at: expect.stringMatching(/^2026-11-23T12:00/) as string,
    metrics: { predict_time: expect.any(Number) as number, total_time: expect.any(Number) as number },
    logs: "Using seed: 1\n",
    source: "api",
    version: "hidden",
    model: "black-forest-labs/flux-fill-pro",
    urls: {
      get: `https://api.replicate.com/v1/predictions/${id}`,
      cancel: `https://api.replicate.com/v1/predictions/${id}/cancel`,
      web: `https://replicate.com/p/${id}`,
    },
  });
});

test("ids are 26 letters of base 32, none like another", async () => {
  const { create } = await anAccount({ startMs: 60_000 });
  const ids: string[] = [];
  for (let count = 0; count < 20; count += 1) ids.push(predictionSchema.parse(await (await create()).json()).id);
  expect(ids.every((id) => /^[a-z0-5]{26}$/.test(id))).toBe(true);
  expect(new Set(ids).size).toBe(20);
});

test("without a seed each prediction draws its own and says which", async () => {
  const { createNow, call } = await anAccount();
  const logs = [];
  for (let count = 0; count < 2; count += 1) {
    const { id } = await createNow({ input: { seed: undefined } });
    logs.push(z.object({ logs: z.string() }).parse(await (await call("GET", `/predictions/${id}`)).json()).logs);
  }
  expect(logs.every((log) => /^Using seed: \d+\n$/.test(log))).toBe(true);
  expect(logs[0]).not.toBe(logs[1]);
});

test("the list can be narrowed to a time, its later end left out", async () => {
  let now = START;
  const { create, call } = await anAccount({ startMs: 60_000, now: () => now });
  const made: ReadPrediction[] = [];
  for (let count = 0; count < 3; count += 1) {
    made.push(predictionSchema.parse(await (await create()).json()));
    now += 60_000;
  }
  const listed = async (query: string): Promise<number[]> => {
    const { results } = listSchema.parse(await (await call("GET", `/predictions?${query}`)).json());
    return results.map(({ id }) => made.findIndex((each) => each.id === id));
  };
  const minute = (count: number): string => new Date(START + count * 60_000).toISOString();
  expect(await listed(`created_after=${minute(1)}`)).toEqual([2, 1]);
  expect(await listed(`created_before=${minute(1)}`)).toEqual([0]);
  expect(await listed(`created_after=${minute(1)}&created_before=${minute(2)}`)).toEqual([1]);
  expect(await listed(`created_after=${minute(9)}`)).toEqual([]);
});

test("a page's address keeps what the list was narrowed to", async () => {
  const { create, call } = await anAccount({ startMs: 60_000, now: () => START });
  for (let count = 0; count < 101; count += 1) await create();
  const { next } = listSchema.parse(await (await call("GET", "/predictions?created_after=2026-01-01")).json());
  expect(new URL(next ?? "").searchParams.get("created_after")).toBe("2026-01-01");
  const rest = listSchema.parse(await (await call("GET", `/predictions${new URL(next ?? "").search}`)).json());
  expect([rest.results.length, rest.next]).toEqual([1, null]);
});

test("a cursor that is none of the list's is answered 400", async () => {
  const { call } = await anAccount();
  expect((await call("GET", "/predictions?cursor=bm90LWEtbnVtYmVy")).status).toBe(400);
});

test("an account's minute of creates begins anew after a minute", async () => {
  let now = START;
  const { create } = await anAccount({ createsPerMinute: 1, startMs: 60_000, now: () => now });
  const statuses = [];
  for (const wait of [0, 59_999, 2]) {
    now += wait;
    statuses.push((await create()).status);
  }
  expect(statuses).toEqual([201, 429, 201]);
});
