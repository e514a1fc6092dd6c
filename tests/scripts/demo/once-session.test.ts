import { expect, test } from "vitest";
import { z } from "zod";

import { openAdminSession } from "#scripts/demo/once/admin-session.ts";
import { productsAnswer, runAnswer } from "#scripts/demo/once/answers.ts";
import { AppRefusedError } from "#scripts/demo/once/errors.ts";
import { startStandIn } from "./stand-in-app.ts";

const anything = z.unknown();

test("every request carries a session token of its own", async () => {
  const app = await startStandIn();
  app.answer("/app/api/products", { body: {} });
  const admin = openAdminSession(app.report);
  await admin.ask("/app/api/products", anything);
  await admin.ask("/app/api/products?after=x", anything);
  expect(app.seen.map(({ path, authorization }) => [path, authorization])).toEqual([
    ["/app/api/products", "Bearer token-1"],
    ["/app/api/products?after=x", "Bearer token-2"],
  ]);
});

test("with a body it is a POST of JSON, without one a GET", async () => {
  const app = await startStandIn();
  app.answer("/app/api/runs", { body: {} });
  const admin = openAdminSession(app.report);
  await admin.ask("/app/api/runs", anything, { products: ["gid"] });
  await admin.ask("/app/api/runs", anything);
  expect(app.seen).toMatchObject([
    { method: "POST", body: { products: ["gid"] } },
    { method: "GET", body: undefined },
  ]);
});

test("a refusal that the app chose is an answer", async () => {
  const app = await startStandIn();
  app.answer("/app/api/runs", { status: 422, body: { outcome: "invalid", problems: ["styleKey"] } });
  const answer = await openAdminSession(app.report).ask("/app/api/runs", runAnswer, {});
  expect(answer).toEqual({ outcome: "invalid", problems: ["styleKey"] });
});

test.each([
  ["a failure", { status: 500, body: {} }],
  ["a gateway's failure", { status: 502, body: { error: "The app's web process does not answer" } }],
  ["a page for people", { status: 200, type: "text/html", body: "<h1>Sign in</h1>" }],
])("%s is an error that names status and path", async (_, answer) => {
  const app = await startStandIn();
  app.answer("/app/api/products", answer);
  const asking = openAdminSession(app.report).ask("/app/api/products", anything);
  await expect(asking).rejects.toThrow(AppRefusedError);
  await expect(asking).rejects.toThrow(
    `answered ${String(answer.status)} to /hosts/app.roomshots.test/app/api/products`,
  );
});

test("an answer of another shape is refused", async () => {
  const app = await startStandIn();
  app.answer("/app/api/products", { body: { rows: [{ gid: 1 }], nextCursor: null } });
  await expect(openAdminSession(app.report).ask("/app/api/products", productsAnswer)).rejects.toThrow(z.ZodError);
});
