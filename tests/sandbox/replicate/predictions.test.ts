import { expect, test } from "vitest";
import { z } from "zod";

import { anAccount, fillRequest, predictionSchema } from "./testing/account.ts";
import { rgbOf } from "./testing/pictures.ts";

const problem = z.object({
  title: z.string(),
  detail: z.string(),
  invalid_fields: z.array(z.object({ field: z.string() })),
});
const page = z.object({ next: z.string().nullable(), results: z.array(predictionSchema) });

test("a request without the account's token is answered 401", async () => {
  const { baseUrl, call } = await anAccount();
  const bare = await fetch(`${baseUrl}/predictions`);
  const wrong = await call("GET", "/predictions", { headers: { authorization: "Bearer r8_other" } });
  expect([bare.status, wrong.status]).toEqual([401, 401]);
  expect(await bare.json()).toMatchObject({ title: "Unauthenticated" });
});

test("a create is answered at once, before the picture is painted", async () => {
  const { create, untilEnded } = await anAccount({ startMs: 30 });
  const response = await create();
  const created = predictionSchema.parse(await response.json());
  expect(response.status).toBe(201);
  expect(created).toMatchObject({ status: "starting", output: null });
  expect(await untilEnded(created.id)).toMatchObject({ status: "succeeded" });
});

test("Prefer: wait holds the answer until the picture is painted", async () => {
  const { create } = await anAccount();
  const response = await create({}, { prefer: "wait" });
  expect(response.status).toBe(201);
  expect(await response.json()).toMatchObject({ status: "succeeded" });
});

test("a wait that runs out is answered 202 with the work still open", async () => {
  const { create } = await anAccount({ startMs: 3000 });
  const response = await create({}, { prefer: "wait=1" });
  expect(response.status).toBe(202);
  expect(await response.json()).toMatchObject({ status: "starting" });
});

test.each(["wait=0", "wait=61", "soon"])("Prefer: %s is refused", async (prefer) => {
  const { create } = await anAccount();
  expect((await create({}, { prefer })).status).toBe(400);
});

test("the output is a picture of the input's size behind replicate.delivery", async () => {
  const { createNow, localUrl } = await anAccount();
  const { output } = await createNow();
  expect(output).toMatch(/^https:\/\/replicate\.delivery\/.+\/output\.jpg$/);
  const response = await fetch(localUrl(output ?? ""));
  expect(response.headers.get("content-type")).toBe("image/jpeg");
  expect(await rgbOf(new Uint8Array(await response.arrayBuffer()))).toMatchObject({ width: 64, height: 64 });
});

test("output_format png gives a PNG", async () => {
  const { createNow, localUrl } = await anAccount();
  const { output } = await createNow({ input: { output_format: "png" } });
  expect((await fetch(localUrl(output ?? ""))).headers.get("content-type")).toBe("image/png");
});

test("outputs and inputs are gone one hour after the end", async () => {
  let now = Date.parse("2026-11-23T12:00:00Z");
  const { createNow, read, localUrl } = await anAccount({ now: () => now });
  const { id, output } = await createNow();
  now += 3_599_000;
  expect((await fetch(localUrl(output ?? ""))).status).toBe(200);
  now += 1000;
  expect((await fetch(localUrl(output ?? ""))).status).toBe(404);
  expect(await read(id)).toMatchObject({ status: "succeeded", output: null, input: {}, data_removed: true });
});

test("the list is newest first, 100 a page, and its cursor reaches the oldest", async () => {
  const { create, call } = await anAccount({ startMs: 60_000 });
  const ids: string[] = [];
  for (let count = 0; count < 101; count += 1) ids.unshift(predictionSchema.parse(await (await create()).json()).id);
  const first = page.parse(await (await call("GET", "/predictions")).json());
  const second = page.parse(await (await call("GET", `/predictions${new URL(first.next ?? "").search}`)).json());
  expect(first.results.map(({ id }) => id)).toEqual(ids.slice(0, 100));
  expect(second).toMatchObject({ next: null, results: [{ id: ids[100] }] });
});

test("whether the list names webhooks can be switched, since Replicate does not say", async () => {
  const webhook = "https://app.roomshots.test/hook";
  for (const listNamesWebhooks of [true, false]) {
    const { createNow, call } = await anAccount({ listNamesWebhooks });
    await createNow({ webhook });
    const { results } = page.parse(await (await call("GET", "/predictions")).json());
    expect(results[0]?.webhook).toBe(listNamesWebhooks ? webhook : undefined);
  }
});

test("a cancelled prediction stays cancelled", async () => {
  const { create, call, read } = await anAccount({ startMs: 20 });
  const { id } = predictionSchema.parse(await (await create()).json());
  expect((await call("POST", `/predictions/${id}/cancel`)).status).toBe(200);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect(await read(id)).toMatchObject({ status: "canceled", output: null });
});

test("a deadline before the start aborts, one during the work cancels", async () => {
  const early = await anAccount({ startMs: 60_000, now: hurried() });
  const late = await anAccount({ now: hurried() });
  late.control.addFault({ effect: { kind: "slow", ms: 60_000 } });
  const [aborted, canceled] = await Promise.all(
    [early, late].map(async ({ create, untilEnded }) => {
      const created = predictionSchema.parse(await (await create({}, { "cancel-after": "5s" })).json());
      expect(created.deadline).toBeDefined();
      return untilEnded(created.id);
    }),
  );
  expect(aborted?.status).toBe("aborted");
  expect(canceled?.status).toBe("canceled");
});

/** A clock on which five seconds pass between any two looks, so that a deadline is reached at once. */
function hurried(): () => number {
  let now = Date.parse("2026-11-23T12:00:00Z");
  return () => (now += 4950);
}

test.each(["4s", "soon", "1s"])("Cancel-After: %s is refused", async (value) => {
  const { create } = await anAccount();
  expect((await create({}, { "cancel-after": value })).status).toBe(400);
});

test("an unknown model, prediction or path is answered 404", async () => {
  const { call } = await anAccount();
  const body = await fillRequest();
  const answers = [
    await call("POST", "/models/nobody/nothing/predictions", { body }),
    await call("GET", "/models/nobody/nothing"),
    await call("GET", "/predictions/unknown"),
    await call("GET", "/elsewhere"),
  ];
  expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
});

test.each([
  ["a missing prompt", { prompt: undefined }, "input.prompt"],
  ["a text for a number", { steps: "many" }, "input.steps"],
  ["a number out of range", { guidance: 90 }, "input.guidance"],
  ["a picture that is no address", { image: "picture.png" }, "input.image"],
  ["a field the model does not have", { strength: 1 }, "input"],
])("%s is answered 422 naming the field", async (_, input, field) => {
  const { create } = await anAccount();
  const response = await create({ input });
  expect(response.status).toBe(422);
  expect(problem.parse(await response.json())).toMatchObject({
    title: "Input validation failed",
    invalid_fields: [{ field }],
  });
});

test("a webhook address without TLS is answered 422", async () => {
  const { create } = await anAccount();
  expect((await create({ webhook: "http://app.roomshots.test/hook" })).status).toBe(422);
});

test("a prediction by version names the version it ran", async () => {
  const { call } = await anAccount();
  const { input } = await fillRequest();
  const body = { version: "black-forest-labs/flux-fill-pro", input };
  const response = await call("POST", "/predictions", { body });
  expect(response.status).toBe(201);
  expect(await response.json()).toMatchObject({ version: expect.stringMatching(/^9609ba73/) as string });
  expect((await call("POST", "/predictions", { body: { version: "0000", input } })).status).toBe(422);
});

test("a model's schema is the one its inputs are checked against", async () => {
  const { call } = await anAccount();
  const model: unknown = await (await call("GET", "/models/black-forest-labs/flux-fill-pro")).json();
  expect(model).toMatchObject({
    latest_version: {
      openapi_schema: {
        components: { schemas: { Input: { required: ["image", "prompt"], properties: { guidance: { maximum: 5 } } } } },
      },
    },
  });
});

test("more creates in a minute than the account may make are throttled", async () => {
  const { create } = await anAccount({ createsPerMinute: 2 });
  const statuses = [];
  for (let count = 0; count < 3; count += 1) statuses.push((await create()).status);
  expect(statuses).toEqual([201, 201, 429]);
});

test("a picture that cannot be fetched fails the prediction and says so", async () => {
  const { createNow } = await anAccount();
  const { status, error } = await createNow({ input: { image: "https://elsewhere.example/picture.png" } });
  expect(status).toBe("failed");
  expect(error).toContain("elsewhere.example");
});

test("an uploaded file can be an input", async () => {
  const { baseUrl, token, createNow } = await anAccount();
  const { image } = await fillRequest().then(({ input }) => z.object({ image: z.string() }).parse(input));
  const form = new FormData();
  form.set("content", new File([await (await fetch(image)).arrayBuffer()], "canvas.png", { type: "image/png" }));
  const response = await fetch(`${baseUrl}/files`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body: form,
  });
  const file = z.object({ urls: z.object({ get: z.string() }) }).parse(await response.json());
  expect(await createNow({ input: { image: file.urls.get } })).toMatchObject({ status: "succeeded" });
});
