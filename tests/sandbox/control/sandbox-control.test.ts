import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { fillRequest } from "#tests/sandbox/replicate/testing/account.ts";
import type { Sandbox } from "#tests/sandbox/sandbox.ts";
import { callControl, startTestSandbox } from "#tests/sandbox/testing/start-test-sandbox.ts";
import { startStandInApp, type StandInApp } from "#tests/sandbox/testing/stand-in-app.ts";

const stateSchema = z.object({ predictions: z.number(), requests: z.number(), refusedEgress: z.number() });
const requestsSchema = z.array(z.object({ host: z.string(), path: z.string(), status: z.number() }));

let app: StandInApp;
let sandbox: Sandbox;
beforeAll(async () => {
  [app, sandbox] = await Promise.all([startStandInApp(), startTestSandbox()]);
});
afterAll(async () => {
  await sandbox.close();
  await app.close();
});

const state = async (): Promise<z.infer<typeof stateSchema>> => stateSchema.parse(await callControl(sandbox, "/state"));

const create = async (): Promise<Response> =>
  fetch(`${sandbox.replicate.baseUrl}/v1/models/black-forest-labs/flux-fill-pro/predictions`, {
    method: "POST",
    headers: { authorization: `Bearer ${sandbox.replicate.token}` },
    body: JSON.stringify(await fillRequest()),
  });

test("the state counts predictions, requests and refusals", async () => {
  const before = await state();
  expect((await create()).status).toBe(201);
  await fetch(sandbox.control.replace("/control", "/hosts/nobody.example/"));
  const after = await state();
  expect(after.predictions).toBe(before.predictions + 1);
  expect(after.requests).toBeGreaterThanOrEqual(before.requests + 2);
  // Told that a host is not served here, fetch asks once more on a connection of its own.
  expect(after.refusedEgress).toBeGreaterThan(before.refusedEgress);
});

test("every request is listed with its answer, and the token it carried is not", async () => {
  await create();
  const listed = await callControl(sandbox, "/requests");
  expect(requestsSchema.parse(listed)).toContainEqual(
    expect.objectContaining({
      host: "api.replicate.com",
      path: "/v1/models/black-forest-labs/flux-fill-pro/predictions",
      status: 201,
    }),
  );
  expect(JSON.stringify(listed)).not.toContain(sandbox.replicate.token);
});

test("what tried to leave is listed", async () => {
  await fetch(sandbox.control.replace("/control", "/hosts/telemetry.example/collect"));
  expect(await callControl(sandbox, "/egress")).toContainEqual(
    expect.objectContaining({ target: "telemetry.example" }),
  );
});

test("the app's port can be told later, and then the app answers at its public name", async () => {
  const address = sandbox.control.replace("/control", `/hosts/${new URL(sandbox.appUrl).hostname}/who`);
  expect((await fetch(address)).status).toBe(502);
  expect(await callControl(sandbox, "/app-port", { port: app.port })).toEqual({ port: app.port });
  expect(await (await fetch(address)).json()).toEqual({ hasToken: false, forwarded: "https" });
});

test.each([{}, { port: 0 }, { port: "3000" }, { port: 1.5 }])("%j is no port for the app", async (body) => {
  expect(await callControl(sandbox, "/app-port", body)).toMatchObject({
    error: expect.stringContaining("port") as string,
  });
});

test("faults are planned, listed and cleared over HTTP", async () => {
  const rule = { times: 2, effect: { kind: "create-429", retryAfterSeconds: 7 } };
  expect(await callControl(sandbox, "/replicate/faults", rule)).toEqual([{ ...rule, match: {} }]);
  expect((await create()).headers.get("retry-after")).toBe("7");
  expect(await callControl(sandbox, "/replicate/faults")).toMatchObject([{ times: 1 }]);
  expect(await callControl(sandbox, "/replicate/clear-faults", {})).toEqual({ done: true });
  expect((await create()).status).toBe(201);
});

test.each([
  { effect: { kind: "explode" } },
  { effect: { kind: "create-429", retryAfterSeconds: 0 } },
  { effect: { kind: "slow" } },
  { effect: { kind: "webhook-repeat", copies: 1 } },
  { effect: { kind: "create-500", ms: 5 } },
  { times: 0, effect: { kind: "create-500" } },
  { match: { style: "coastal" }, effect: { kind: "create-500" } },
])("the fault %j makes no sense and is refused", async (rule) => {
  const address = `${sandbox.control}/replicate/faults`;
  const answer = await fetch(address, { method: "POST", body: JSON.stringify(rule) });
  expect(answer.status).toBe(400);
  expect(await callControl(sandbox, "/replicate/faults")).toEqual([]);
});

test("a reset forgets predictions, faults and refusals", async () => {
  await create();
  await callControl(sandbox, "/replicate/faults", { effect: { kind: "create-500" } });
  await callControl(sandbox, "/reset", {});
  expect(await state()).toMatchObject({ predictions: 0, refusedEgress: 0 });
  expect(await callControl(sandbox, "/replicate/faults")).toEqual([]);
});
