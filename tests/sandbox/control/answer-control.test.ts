import { createServer } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { listenOnLoopback, trackConnections } from "#tests/sandbox/gateway/listen.ts";
import { answerControl } from "./answer-control.ts";
import { ControlRefusedError } from "./control-refused-error.ts";
import type { ControlRoute } from "./route.ts";

const shopSchema = z.object({ shop: z.string(), times: z.number().max(3) });

const routes: readonly ControlRoute[] = [
  { method: "GET", path: "/state", answer: () => ({ shops: 2 }) },
  { method: "POST", path: "/echo", answer: (body) => ({ body }) },
  { method: "POST", path: "/later", answer: () => Promise.resolve("at last") },
  { method: "POST", path: "/nothing", answer: () => undefined },
  { method: "POST", path: "/shop", answer: (body) => shopSchema.parse(body) },
  {
    method: "POST",
    path: "/refuse",
    answer: () => {
      throw new ControlRefusedError("The sandbox has no shop nobody");
    },
  },
  {
    method: "POST",
    path: "/break",
    answer: () => Promise.reject(new TypeError("planted")),
  },
];

const server = createServer((request, response) => void answerControl(routes, request, response));
let base = "";
beforeAll(async () => {
  base = `http://127.0.0.1:${String(await listenOnLoopback(server, 0))}/control`;
});
afterAll(trackConnections(server));

const post = async (path: string, body?: string): Promise<{ status: number; answer: unknown }> => {
  const response = await fetch(`${base}${path}`, { method: "POST", ...(body !== undefined && { body }) });
  return { status: response.status, answer: await response.json() };
};

test.each([
  ["/echo", '{"a":[1]}', { body: { a: [1] } }],
  ["/echo", "", {}],
  ["/echo", "  ", {}],
  ["/echo?why=so", "7", { body: 7 }],
  ["/later", "", "at last"],
  ["/nothing", "", null],
])("%s with “%s” is answered %j", async (path, body, answer) => {
  expect(await post(path, body)).toEqual({ status: 200, answer });
});

test.each([
  ["what is no JSON", "/echo", "{", "The request's body is not JSON"],
  ["what the sandbox cannot do now", "/refuse", "", "The sandbox has no shop nobody"],
])("%s is answered 400 with the reason", async (...[, path, body, error]) => {
  expect(await post(path, body)).toEqual({ status: 400, answer: { error } });
});

test("fields that make no sense are each named", async () => {
  const { status, answer } = await post("/shop", '{"times":4}');
  const { error } = z.object({ error: z.string() }).parse(answer);
  expect(status).toBe(400);
  expect(error).toContain("shop");
  expect(error).toContain("times");
});

test("a control that breaks is answered 500 with its reason", async () => {
  expect(await post("/break")).toEqual({ status: 500, answer: { error: "planted" } });
});

test.each([
  ["a path nobody has", "/states", "GET"],
  ["the wrong method", "/state", "POST"],
  ["a path with more behind it", "/state/1", "GET"],
])("%s is answered 404 with all there is", async (...[, path, method]) => {
  const response = await fetch(`${base}${path}`, { method });
  expect(response.status).toBe(404);
  expect(await response.json()).toEqual({
    error: "No such control",
    routes: ["GET /state", ...["echo", "later", "nothing", "shop", "refuse", "break"].map((name) => `POST /${name}`)],
  });
});

test("answers are not to be kept by anybody", async () => {
  const { headers } = await fetch(`${base}/state`);
  expect(headers.get("cache-control")).toBe("no-store");
});
