import { createHash } from "node:crypto";

import { expect, test } from "vitest";
import { z } from "zod";

import { anAccount, type Account } from "./testing/account.ts";

const DAY_MS = 24 * 3_600_000;
const fileSchema = z.object({
  id: z.string(),
  name: z.string(),
  content_type: z.string(),
  size: z.number(),
  checksums: z.object({ sha256: z.string() }),
  created_at: z.iso.datetime(),
  expires_at: z.iso.datetime(),
  urls: z.object({ get: z.url() }),
});
const listSchema = z.object({ previous: z.null(), next: z.null(), results: z.array(fileSchema) });

test("an uploaded file is described as it was sent", async () => {
  const account = await anAccount();
  const response = await upload(account, new File(["a picture"], "canvas.png", { type: "image/png" }));
  const file = fileSchema.parse(await response.json());
  expect(response.status).toBe(201);
  expect(file).toMatchObject({ name: "canvas.png", content_type: "image/png", size: 9 });
  expect(file.checksums.sha256).toBe(createHash("sha256").update("a picture").digest("hex"));
  expect(file.urls.get).toBe(`https://api.replicate.com/v1/files/${file.id}`);
});

test("a file without a type is a stream of bytes", async () => {
  const account = await anAccount();
  const response = await upload(account, new File(["?"], "canvas"));
  expect(fileSchema.parse(await response.json()).content_type).toBe("application/octet-stream");
});

test("files are listed newest first, and each can be read alone", async () => {
  const account = await anAccount();
  for (const name of ["first", "second"]) await upload(account, new File([name], name));
  const { results } = listSchema.parse(await (await account.call("GET", "/files")).json());
  expect(results.map(({ name }) => name)).toEqual(["second", "first"]);
  const alone = await account.call("GET", `/files/${results[0]?.id ?? ""}`);
  expect(await alone.json()).toMatchObject({ name: "second" });
});

test("a deleted file is gone, and cannot be deleted again", async () => {
  const account = await anAccount();
  const { id } = fileSchema.parse(await (await upload(account, new File(["x"], "x"))).json());
  const statuses = [];
  for (const method of ["DELETE", "GET", "DELETE"]) statuses.push((await account.call(method, `/files/${id}`)).status);
  expect(statuses).toEqual([204, 404, 404]);
});

test("a file lives a day and no longer", async () => {
  let now = Date.parse("2026-11-23T12:00:00Z");
  const account = await anAccount({ now: () => now });
  const file = fileSchema.parse(await (await upload(account, new File(["x"], "x"))).json());
  expect(Date.parse(file.expires_at) - Date.parse(file.created_at)).toBe(DAY_MS);
  now += DAY_MS - 1;
  expect((await account.call("GET", `/files/${file.id}`)).status).toBe(200);
  now += 1;
  expect((await account.call("GET", `/files/${file.id}`)).status).toBe(404);
});

test("an expired upload fails the prediction that names it", async () => {
  let now = Date.parse("2026-11-23T12:00:00Z");
  const account = await anAccount({ now: () => now });
  const file = fileSchema.parse(await (await upload(account, new File(["x"], "x"))).json());
  now += DAY_MS;
  const { status, error } = await account.createNow({ input: { image: file.urls.get } });
  expect(status).toBe("failed");
  expect(error).toContain(`${file.id} does not exist or has expired`);
});

test("a form without a part named content is answered 422", async () => {
  const account = await anAccount();
  const form = new FormData();
  form.set("file", new File(["x"], "x"));
  const response = await send(account, form);
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({ invalid_fields: [{ field: "content" }] });
});

test("an upload that is no form is answered 400", async () => {
  const account = await anAccount();
  expect((await send(account, JSON.stringify({ content: "x" }))).status).toBe(400);
});

test("without the account's token no file is taken or shown", async () => {
  const { baseUrl } = await anAccount();
  const statuses = [];
  for (const method of ["POST", "GET"]) statuses.push((await fetch(`${baseUrl}/files`, { method })).status);
  expect(statuses).toEqual([401, 401]);
});

function upload(account: Account, file: File): Promise<Response> {
  const form = new FormData();
  form.set("content", file);
  return send(account, form);
}

function send({ baseUrl, token }: Account, body: FormData | string): Promise<Response> {
  return fetch(`${baseUrl}/files`, { method: "POST", headers: { authorization: `Bearer ${token}` }, body });
}
