import { validateWebhook } from "replicate";
import { expect, test, vi } from "vitest";
import { z } from "zod";

import { anAccount, predictionSchema } from "./testing/account.ts";

const webhook = "https://app.roomshots.test/webhooks/replicate/attempt-7";
const messageSchema = z.object({
  url: z.string(),
  headers: z.object({ "webhook-id": z.string(), "webhook-timestamp": z.string(), "webhook-signature": z.string() }),
  body: z.string(),
});
const secretAnswer = z.object({ key: z.string() });

test("the end is delivered with a signature the official package accepts", async () => {
  const { createNow, messages, call } = await anAccount();
  const created = await createNow({ webhook, webhook_events_filter: ["completed"] });
  await vi.waitUntil(() => messages.length > 0);
  const [message] = z.tuple([messageSchema]).parse(messages);
  const { headers, body } = message;
  const { key } = secretAnswer.parse(await (await call("GET", "/webhooks/default/secret")).json());
  const signed = { id: headers["webhook-id"], timestamp: headers["webhook-timestamp"], secret: key };
  const signature = headers["webhook-signature"];
  expect(message.url).toBe(webhook);
  expect(await validateWebhook({ ...signed, signature, body })).toBe(true);
  expect(await validateWebhook({ ...signed, signature, body: `${body} ` })).toBe(false);
  expect(predictionSchema.parse(JSON.parse(body))).toMatchObject({ id: created.id, status: "succeeded" });
});

test("only the events asked for are delivered, in order", async () => {
  const { createNow, messages } = await anAccount();
  await createNow({ webhook, webhook_events_filter: ["start", "completed"] });
  await vi.waitUntil(() => messages.length === 2);
  expect(messages.map(({ body }) => predictionSchema.parse(JSON.parse(body)).status)).toEqual([
    "processing",
    "succeeded",
  ]);
});

test("the end is delivered again until it is taken, under one id", async () => {
  const answers = [500, 503, 204];
  const ids: (string | undefined)[] = [];
  const { createNow, control } = await anAccount({
    deliver: (_url, headers) => {
      ids.push(headers["webhook-id"]);
      return Promise.resolve({ status: answers[ids.length - 1] ?? 204 });
    },
  });
  await createNow({ webhook, webhook_events_filter: ["completed"] });
  await vi.waitUntil(() => control.deliveries().length === 3);
  expect(control.deliveries().map(({ status }) => status)).toEqual(answers);
  expect(new Set(ids).size).toBe(1);
});

test("a start that is not taken is not delivered again", async () => {
  const { createNow, control } = await anAccount({ deliver: () => Promise.resolve({ status: 500 }) });
  await createNow({ webhook, webhook_events_filter: ["start", "completed"] });
  await vi.waitUntil(() => control.deliveries().length === 4);
  expect(control.deliveries().filter(({ event }) => event === "start")).toHaveLength(1);
});

test("a receiver that cannot be reached is tried again and then left", async () => {
  const { createNow, control } = await anAccount({ deliver: () => Promise.reject(new Error("connection refused")) });
  expect(await createNow({ webhook })).toMatchObject({ status: "succeeded" });
  await vi.waitUntil(() => control.deliveries().filter(({ event }) => event === "completed").length === 3);
  expect(control.deliveries().every(({ status }) => status === undefined)).toBe(true);
});

test("whether an aborted prediction is delivered can be switched, since Replicate does not say", async () => {
  for (const abortedSendsWebhook of [false, true]) {
    const { control, createNow, messages } = await anAccount({ abortedSendsWebhook });
    control.addFault({ effect: { kind: "prediction-aborted" } });
    expect(await createNow({ webhook })).toMatchObject({ status: "aborted" });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(messages).toHaveLength(abortedSendsWebhook ? 1 : 0);
  }
});
