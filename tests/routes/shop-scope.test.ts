import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";

import { ROOT } from "#scripts/root.ts";
import { dumpRows } from "#tests/support/dump-rows.ts";
import { startLiveApp, type LiveApp } from "#tests/support/live-app.ts";
import { createTestRedis } from "#tests/support/redis.ts";
import { askApp, forged, sessionTokenOf, type Question } from "#tests/support/shop-requests.ts";
import { aWorkingShop, type WorkingShop } from "./working-shop.ts";

let app: LiveApp;
let a: WorkingShop;
/** Shop B's own product. */
let ofB: string;

const A = "demo-store";
const B = "other-store";
const productsSchema = z.object({ rows: z.array(z.object({ gid: z.string() })) });
const requestedSchema = z.object({ outcome: z.literal("requested"), runId: z.uuid() });

beforeAll(async () => {
  app = await startLiveApp({ redisUrl: await createTestRedis() });
  a = await aWorkingShop(app, A);
  const products = productsSchema.parse(await (await askAs(B, { path: "/app/api/products" })).json());
  ofB = products.rows[0]?.gid ?? "";
}, 300_000);

afterAll(() => app.close(), 60_000);

async function askAs(shop: string, question: Question): Promise<Response> {
  return askApp(app, { ...question, token: await sessionTokenOf(app, shop) });
}

type RouteCase = {
  /** What shop B asks for, with the ids of shop A. */
  readonly ask: () => Question;
  readonly status: number;
  /** Whether the page is for everybody: the others want to know who asks. */
  readonly isOpen?: boolean;
};

const post = (at: string, body: object): Question => ({ path: at, method: "POST", body });
const opened = (at: string): RouteCase => ({ ask: () => ({ path: at }), status: 200 });
const unsigned = (at: string): RouteCase => ({ ask: () => post(at, {}), status: 401, isOpen: true });

/** Every file of app/routes; a new one without a case fails the first test. */
const CASES: Readonly<Record<string, RouteCase>> = {
  "_index.tsx": { ...opened("/"), isOpen: true },
  "auth.login.tsx": { ...opened("/auth/login"), isOpen: true },
  "auth.$.tsx": { ask: () => ({ path: "/auth/somewhere" }), status: 404 },
  "app.tsx": opened("/app"),
  "app._index.tsx": opened("/app"),
  "app.$.tsx": { ask: () => ({ path: "/app/nowhere" }), status: 404 },
  "app.products._index.tsx": opened("/app/products"),
  "app.library._index.tsx": opened("/app/library?filter=all"),
  "app.review.tsx": { ask: () => ({ path: `/app/review?shot=${a.readyShotId}` }), status: 404 },
  "app.products.create.tsx": {
    ask: () => ({ path: `/app/products/create?ids=${encodeURIComponent(a.productGid)}` }),
    status: 200,
  },
  "app.library.runs.$runId.tsx": { ask: () => ({ path: `/app/library/runs/${a.runId}` }), status: 404 },
  "app.library.shots.$shotId.tsx": { ask: () => ({ path: `/app/library/shots/${a.readyShotId}` }), status: 404 },
  "app.api.products.ts": opened("/app/api/products"),
  "app.api.runs.ts": {
    ask: () =>
      post("/app/api/runs", {
        products: [a.productGid],
        styleKey: "japandi-bedroom",
        requestKey: randomUUID(),
      }),
    status: 409,
  },
  "app.api.runs.$runId.ts": { ask: () => ({ path: `/app/api/runs/${a.runId}` }), status: 404 },
  "app.api.runs.$runId.cancel.ts": { ask: () => post(`/app/api/runs/${a.waitingRunId}/cancel`, {}), status: 404 },
  "app.api.shots.$shotId.ts": { ask: () => ({ path: `/app/api/shots/${a.readyShotId}` }), status: 404 },
  "app.api.shots.$shotId.review.ts": {
    ask: () => post(`/app/api/shots/${a.readyShotId}/review`, { decision: "approve" }),
    status: 404,
  },
  "app.api.shots.$shotId.publication.ts": {
    ask: () => post(`/app/api/shots/${a.publishedShotId}/publication`, { action: "unpublish" }),
    status: 404,
  },
  "webhooks.app.scopes_update.ts": unsigned("/webhooks/app/scopes_update"),
  "webhooks.app.uninstalled.ts": unsigned("/webhooks/app/uninstalled"),
  "webhooks.customers.data_request.ts": unsigned("/webhooks/customers/data_request"),
  "webhooks.customers.redact.ts": unsigned("/webhooks/customers/redact"),
  "webhooks.products.delete.ts": unsigned("/webhooks/products/delete"),
  "webhooks.products.update.ts": unsigned("/webhooks/products/update"),
  "webhooks.replicate.ts": unsigned("/webhooks/replicate"),
  "webhooks.shop.redact.ts": unsigned("/webhooks/shop/redact"),
};

const cases = Object.entries(CASES).map(([file, route]) => ({ file, ...route }));
const closed = cases.filter(({ isOpen }) => isOpen !== true);

/** Whatever of shop A an answer holds beside the address that was asked for. */
async function leaks(answer: Response, question: Question): Promise<readonly string[]> {
  const told = `${[...answer.headers.values()].join("\n")}\n${await answer.text()}`;
  const text = told.replaceAll(question.path, "").replaceAll(JSON.stringify(question.path).slice(1, -1), "");
  return a.marks.filter((mark) => text.includes(mark));
}

/** Rows that name shop A, in all tables. */
async function rowsOfA(): Promise<readonly string[]> {
  const rows = [...(await dumpRows(app.databaseUrl)).values()].flat();
  return rows.filter((row) => [a.shopId, A].some((name) => row.includes(name)));
}

test("every route of the app has a case here", () => {
  const files = readdirSync(path.join(ROOT, "app/routes"));
  expect(Object.keys(CASES).toSorted()).toEqual(files.toSorted());
});

test.each(cases)("the case of $file asks for an address of that file", ({ file, ask }) => {
  const { pathname } = new URL(ask().path, "https://app.roomshots.test");
  expect(pathname).toMatch(addressesOf(file));
});

/** Remix' file names: dots between the parts of the address, a dollar before what varies, an underscore for none. */
function addressesOf(file: string): RegExp {
  const parts = file.replace(/\.tsx?$/, "").split(".");
  const named = parts.filter((part) => !part.startsWith("_"));
  const patterns = named.map((part) => part.replace(/^\$$/, ".+").replace(/^\$.+/, "[^/]+"));
  return new RegExp(`^/${patterns.join("/")}$`);
}

describe("shop B with the ids of shop A", () => {
  test.each(cases)("$file answers nothing of shop A and changes nothing there", async ({ ask, status }) => {
    const before = await rowsOfA();
    const question = ask();
    const answer = await askAs(B, question);
    expect(answer.status).toBe(status);
    expect(await leaks(answer, question)).toEqual([]);
    expect(await rowsOfA()).toEqual(before);
  });

  test.each(["decision=approve", "decision=discard", "decision=repaint"])(
    "no decision of B's reaches A's shot: %s",
    async (words) => {
      const before = await rowsOfA();
      const headers = { "content-type": "application/x-www-form-urlencoded" };
      const answer = await askAs(B, {
        path: `/app/api/shots/${a.readyShotId}/review`,
        method: "POST",
        body: words,
        headers,
      });
      expect(answer.status).toBe(404);
      expect(await rowsOfA()).toEqual(before);
    },
  );

  test("the key of A's request makes a run of B's own", async () => {
    const request = { products: [ofB], styleKey: "japandi-bedroom", requestKey: a.requestKey };
    const answer = requestedSchema.parse(await (await askAs(B, post("/app/api/runs", request))).json());
    expect([a.runId, a.waitingRunId]).not.toContain(answer.runId);
    const seenByA = await askAs(A, { path: `/app/api/runs/${answer.runId}` });
    expect(seenByA.status).toBe(404);
  });

  test("B's own review queue does not lead to a shot of A's", async () => {
    const answer = await askAs(B, { path: "/app/review" });
    expect(answer.status).toBe(200);
    expect(await leaks(answer, { path: "/app/review" })).toEqual([]);
  });

  test("naming shop A in the address does not make B's token A's", async () => {
    const question = { path: `/app/library?shop=${A}.myshopify.com&filter=all` };
    const told = await leaks(await askAs(B, question), question);
    // Which admin may frame the page is said of the shop in the address, as Shopify's library does it.
    expect(told.filter((mark) => mark !== A)).toEqual([]);
  });
});

describe("shop A with its own ids", () => {
  test.each([
    "app.library.runs.$runId.tsx",
    "app.library.shots.$shotId.tsx",
    "app.api.runs.$runId.ts",
    "app.api.shots.$shotId.ts",
  ])("%s answers, so that the refusals above are not those of a broken page", async (file) => {
    const question = CASES[file]?.ask() ?? { path: "/" };
    const answer = await askAs(A, question);
    expect(answer.status).toBe(200);
    expect(await leaks(answer, question)).not.toEqual([]);
  });
});

describe("nobody in particular", () => {
  const strangers = [
    { who: "without a token", token: () => null },
    { who: "with shop A's name only", token: () => null, query: `shop=${A}.myshopify.com&host=YWRtaW4&embedded=1` },
    { who: "with A's claims under another secret", token: async () => forged(await sessionTokenOf(app, A)) },
    {
      who: "with B's token made out to A",
      token: async () => forged(await sessionTokenOf(app, B), (claims) => claims.replaceAll(B, A)),
    },
  ];
  const visits = strangers.flatMap((stranger) => closed.map((route) => ({ ...stranger, ...route })));

  test.each(visits)("$who: $file shows nothing and does nothing", async ({ ask, token, query }) => {
    const before = await rowsOfA();
    const asked = ask();
    const joint = asked.path.includes("?") ? "&" : "?";
    const question = query === undefined ? asked : { ...asked, path: `${asked.path}${joint}${query}` };
    const answer = await askApp(app, { ...question, token: await token() });
    const shown = answer.headers.get("location") ?? "";
    expect(answer.status === 401 || new URL(shown, "https://app.roomshots.test").pathname.startsWith("/auth/")).toBe(
      true,
    );
    expect((await leaks(answer, question)).filter((mark) => mark !== A)).toEqual([]);
    expect(await rowsOfA()).toEqual(before);
  });
});
