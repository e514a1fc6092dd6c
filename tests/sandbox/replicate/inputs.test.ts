import { expect, test } from "vitest";
import { z } from "zod";

import { anAccount, fillRequest } from "./testing/account.ts";
import { InputUnreadableError, fetchFromLoopback } from "./input-reader.ts";

const refusal = z.object({
  status: z.literal(422),
  title: z.literal("Input validation failed"),
  detail: z.string(),
  invalid_fields: z.array(z.object({ type: z.string(), field: z.string(), description: z.string() })),
});

const REFUSED: readonly (readonly [field: string, value: unknown])[] = [
  ["image", undefined],
  ["image", 7],
  ["image", "ftp://elsewhere/picture.png"],
  ["image", ""],
  ["mask", "mask.png"],
  ["mask", null],
  ["prompt", undefined],
  ["prompt", 7],
  ["prompt", null],
  ["steps", 0],
  ["steps", 51],
  ["steps", 1.5],
  ["steps", "50"],
  ["guidance", 1.9],
  ["guidance", 5.1],
  ["guidance", "3"],
  ["safety_tolerance", 0],
  ["safety_tolerance", 7],
  ["safety_tolerance", 2.5],
  ["prompt_upsampling", "false"],
  ["prompt_upsampling", 0],
  ["seed", 1.5],
  ["seed", "1"],
  ["outpaint", "Zoom out 3x"],
  ["outpaint", "none"],
  ["output_format", "webp"],
  ["output_format", "JPG"],
];

test.each(REFUSED)("%s may not be %j", async (field, value) => {
  const { create, control } = await anAccount();
  const response = await create({ input: { [field]: value } });
  expect(response.status).toBe(422);
  const { detail, invalid_fields: fields } = refusal.parse(await response.json());
  expect(fields.map((each) => each.field)).toEqual([`input.${field}`]);
  expect(detail).toBe(`- input.${field}: ${fields[0]?.description ?? ""}\n`);
  expect(control.predictions()).toEqual([]);
});

const TAKEN: readonly (readonly [field: string, value: unknown])[] = [
  ["mask", undefined],
  ["prompt", ""],
  ["steps", 1],
  ["steps", 50],
  ["guidance", 2],
  ["guidance", 5],
  ["guidance", 3.7],
  ["safety_tolerance", 1],
  ["safety_tolerance", 6],
  ["prompt_upsampling", true],
  ["seed", -1],
  ["seed", 0],
  ["seed", 2 ** 40],
  ["outpaint", "Make square"],
  ["outpaint", "Bottom outpaint"],
  ["output_format", "png"],
];

test.each(TAKEN)("%s may be %j", async (field, value) => {
  const { createNow } = await anAccount();
  const ended = await createNow({ input: { [field]: value } });
  expect(ended.status).toBe("succeeded");
  expect(ended.input[field]).toEqual(value);
});

test("several wrong fields are all named at once", async () => {
  const { create } = await anAccount();
  const { invalid_fields: fields } = refusal.parse(
    await (await create({ input: { steps: 99, guidance: 99, seed: "x" } })).json(),
  );
  expect(fields.map(({ field }) => field)).toEqual(["input.steps", "input.guidance", "input.seed"]);
});

test.each([
  ["no input", { input: undefined }, "input"],
  ["a list for an input", { input: [] }, "input"],
  ["a webhook that is no address", { webhook: "somewhere" }, "webhook"],
  ["a webhook without TLS", { webhook: "http://app.roomshots.test/" }, "webhook"],
  ["an event nobody knows", { webhook_events_filter: ["finished"] }, "webhook_events_filter.0"],
  ["a text for events", { webhook_events_filter: "completed" }, "webhook_events_filter"],
  ["a number for a version", { version: 7 }, "version"],
])("%s is answered 422 naming it", async (_, changed, field) => {
  const { call } = await anAccount();
  const body = { ...(await fillRequest()), ...changed };
  const response = await call("POST", "/models/black-forest-labs/flux-fill-pro/predictions", { body });
  expect(response.status).toBe(422);
  expect(refusal.parse(await response.json()).invalid_fields.map((each) => each.field)).toContain(field);
});

test.each([
  ["nothing", ""],
  ["half of it", '{"input":'],
  ["a form", "input=1"],
])("a create with %s for JSON is answered 400", async (_, body) => {
  const { baseUrl, token } = await anAccount();
  const response = await fetch(`${baseUrl}/predictions`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
    body,
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ title: "Bad request", status: 400 });
});

test("a create of more than ten megabytes is answered 413", async () => {
  const { call } = await anAccount();
  const body = await fillRequest({ input: { prompt: "x".repeat(10 * 1024 * 1024) } });
  const response = await call("POST", "/models/black-forest-labs/flux-fill-pro/predictions", { body });
  expect(response.status).toBe(413);
});

test("without a version there is nothing to run", async () => {
  const { call } = await anAccount();
  const { input } = await fillRequest();
  const response = await call("POST", "/predictions", { body: { input } });
  expect(refusal.parse(await response.json()).invalid_fields).toEqual([
    { type: "required", field: "version", description: "version is required" },
  ]);
});

test.each(["https://cdn.shopify.com/a.png", "http://10.0.0.1/a.png", "http://127.0.0.1.example.com/a.png"])(
  "the painter does not fetch from %s",
  async (url) => {
    await expect(fetchFromLoopback(url)).rejects.toThrow(InputUnreadableError);
  },
);

test("what an input's address answers with an error is named in the prediction", async () => {
  const { baseUrl, createNow } = await anAccount();
  const { status, error } = await createNow({ input: { image: `${baseUrl}/nothing.png` } });
  expect(status).toBe("failed");
  expect(error).toContain("401");
});
