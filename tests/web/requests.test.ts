import { expect, test } from "vitest";

import { answer, answerRequest, answerView } from "#app/web/answer.ts";
import { parseLibraryPage } from "#app/web/library-page.ts";
import { publicationRequestSchema, reviewRequestSchema, runRequestSchema } from "#app/web/merchant-requests.ts";
import { findRunId, findShotId } from "#app/web/path-ids.ts";
import { parseProductSelection } from "#app/web/product-selection.ts";
import { parseProductsPage } from "#app/web/products-page.ts";

const GID = "gid://shopify/Product/11";
const KEY = "6f1f3f0e-3a43-4a7c-9b0a-2d7f7f0e1a11";

function post(body: RequestInit["body"], contentType?: string): Request {
  const headers = contentType === undefined ? {} : { "Content-Type": contentType };
  return new Request("https://app.roomshots.test/app/api/runs", { method: "POST", headers, body: body ?? null });
}

function runForm(...products: readonly string[]): URLSearchParams {
  const form = new URLSearchParams({ styleKey: "industrial-loft", requestKey: KEY });
  for (const product of products) form.append("products", product);
  return form;
}

async function read(request: Request): Promise<unknown> {
  const response = await answerRequest(request, runRequestSchema, (input) =>
    Promise.resolve({ outcome: "requested", ...input }),
  );
  return { status: response.status, body: (await response.json()) as unknown };
}

test("a form and a script's JSON ask for the same run", async () => {
  const fromForm = await read(post(runForm(GID)));
  const json = { products: [GID], styleKey: "industrial-loft", requestKey: KEY };
  expect(await read(post(JSON.stringify(json), "application/json"))).toEqual(fromForm);
  expect(fromForm).toEqual({ status: 201, body: { outcome: "requested", ...json } });
});

test("a product named twice is asked for once", async () => {
  expect(await read(post(runForm(GID, GID)))).toMatchObject({ body: { products: [GID] } });
});

test.each([
  ["no product", runForm()],
  ["a product that is no product", runForm("gid://shopify/Order/1")],
  ["more products than one run takes", runForm(...Array.from({ length: 26 }, (_, n) => `gid://shopify/Product/${n}`))],
])("%s is refused with what is wrong", async (_case, form) => {
  expect(await read(post(form))).toMatchObject({ status: 400, body: { outcome: "invalid" } });
});

test.each([
  ["a style that there is not", { styleKey: "baroque" }, "styleKey"],
  ["no style", { styleKey: "" }, "styleKey"],
  ["a request key that anybody could guess", { requestKey: "1" }, "requestKey"],
])("%s is refused by its name", async (_case, change, name) => {
  const form = runForm(GID);
  for (const [key, value] of Object.entries(change)) form.set(key, value);
  const problems = [expect.stringContaining(`${name}:`) as string];
  expect(await read(post(form))).toEqual({ status: 400, body: { outcome: "invalid", problems } });
});

test("a field sent twice is not guessed at", async () => {
  const form = runForm(GID);
  form.append("styleKey", "industrial-loft");
  expect(await read(post(form))).toMatchObject({ status: 400 });
});

test("a form that breaks off half-way is refused and does nothing", async () => {
  const body = '--b\r\nContent-Disposition: form-data; name="styleKey"\r\n\r\nindustrial';
  expect(await read(post(body, "multipart/form-data; boundary=b"))).toEqual({
    status: 400,
    body: { outcome: "invalid" },
  });
});

test.each([
  ["broken JSON", "{", "application/json"],
  ["a JSON list", "[]", "application/json"],
  ["neither form nor JSON", "hello", "text/plain"],
])("%s is refused and does nothing", async (_case, body, contentType) => {
  expect(await read(post(body, contentType))).toMatchObject({ status: 400, body: { outcome: "invalid" } });
});

test.each([
  ["requested", 201],
  ["done", 200],
  ["out-of-credits", 409],
  ["already-decided", 409],
  ["not-yours", 404],
])("the outcome %s is answered with %i", (outcome, status) => {
  expect(answer({ outcome }).status).toBe(status);
});

test("another shop's view is answered like one that does not exist", async () => {
  const response = answerView(null);
  expect([response.status, await response.json()]).toEqual([404, { outcome: "not-yours" }]);
});

test("answers are never kept by anybody in between", () => {
  expect(answerView({}).headers.get("Cache-Control")).toBe("no-store");
  expect(answer({ outcome: "done" }).headers.get("Cache-Control")).toBe("no-store");
});

test("only the three decisions and the two moves of a publication are understood", () => {
  expect(reviewRequestSchema.parse({ decision: ["approve"] })).toEqual({ decision: "approve" });
  expect(reviewRequestSchema.safeParse({ decision: "delete" }).success).toBe(false);
  expect(publicationRequestSchema.parse({ action: "unpublish" })).toEqual({ action: "unpublish" });
  expect(publicationRequestSchema.safeParse({}).success).toBe(false);
});

test("an id that cannot be one is treated as unknown", () => {
  expect(findRunId({ runId: KEY })).toBe(KEY);
  expect(findRunId({ runId: "1 or 1=1" })).toBeNull();
  expect(findShotId({})).toBeNull();
});

test("products are named in the address by number or whole id, at most 25, each once", () => {
  const ids = ["11", "12", GID, "x", ...Array.from({ length: 40 }, (_, n) => String(100 + n))].join(",");
  const chosen = parseProductSelection(new URLSearchParams({ ids }));
  expect(chosen.slice(0, 3)).toEqual([GID, "gid://shopify/Product/12", "gid://shopify/Product/100"]);
  expect(chosen).toHaveLength(25);
});

test("an address that nobody of us made shows the first page of all shots", () => {
  expect(parseLibraryPage(new URLSearchParams("filter=secret&page=-3"))).toEqual({ filter: "all", page: 1 });
  expect(parseLibraryPage(new URLSearchParams("filter=failed&page=4"))).toEqual({ filter: "failed", page: 4 });
});

test("search words are trimmed and bounded", () => {
  const query = new URLSearchParams({ words: `  ${"a".repeat(500)}`, after: "" });
  expect(parseProductsPage(query)).toEqual({ after: null, words: "a".repeat(200) });
});
