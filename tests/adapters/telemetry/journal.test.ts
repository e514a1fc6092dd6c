import { Writable } from "node:stream";
import { pino } from "pino";
import { beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";

import { LOG_FIELDS, pinoJournal } from "#app/adapters/telemetry/journal.ts";
import { ShopifyUnavailableError } from "#app/core/errors.ts";
import type { Journal } from "#app/core/ports.ts";

const lineSchema = z.record(z.string(), z.unknown());

let lines: string[];
let journal: Journal;
beforeEach(() => {
  lines = [];
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString("utf8"));
      done();
    },
  });
  journal = pinoJournal(pino({ base: { process: "test" } }, sink));
});

const written = () => lines.map((line) => lineSchema.parse(JSON.parse(line)));

/** In the forms in which they come: Shopify's, Replicate's, signed addresses, and addresses with a password. */
const SECRETS = [
  "shpat_0123abcd",
  "shprt_0123abcd",
  "shpss_0123abcd",
  "r8_0123abcd",
  "whsec_c2VjcmV0",
  "Bearer eyJhbGciOi.J9.x",
  "https://s3.test/b/k?X-Amz-Credential=AKIA123&X-Amz-Signature=deadbeef01",
  "https://app.test/app?id_token=eyJhbGci.payload.signature",
  "postgresql://app:password@db.test/app",
];
const LEAKS = /0123abcd|c2VjcmV0|eyJhbGci|AKIA123|deadbeef01|payload|password/;

test("a line has its time, its process, its event and the listed fields", () => {
  journal.note("shop-welcomed", { shop: "6f0d", tries: 2 });
  expect(written()).toEqual([
    { level: 30, time: expect.any(Number) as number, process: "test", event: "shop-welcomed", shop: "6f0d", tries: 2 },
  ]);
});

test("a field that is not listed is not written", () => {
  journal.note("event", { email: "jo@example.com", shop: "6f0d" });
  journal.warn("event", { productTitle: "Secret chair" });
  expect(lines.join("")).not.toMatch(/jo@example|Secret chair|email|productTitle/);
  expect(written().every((line) => Object.keys(line).every((name) => isKnown(name)))).toBe(true);
});

function isKnown(name: string): boolean {
  return ["level", "time"].includes(name) || LOG_FIELDS.some((field) => field === name);
}

describe.each(SECRETS)("the secret in %s", (secret) => {
  test("is not written with an error", () => {
    journal.warn("step-failed", {}, new ShopifyUnavailableError(`GET failed: ${secret}`));
    journal.warn("step-failed", {}, new TypeError(`fetch of ${secret} failed`));
    expect(lines.join("")).not.toMatch(LEAKS);
    expect(lines.join("")).toContain("[removed]");
  });

  test("is not written in a listed field", () => {
    journal.warn("create-refused", { why: `refused: ${secret}` });
    journal.note("shopify-library", { detail: secret });
    expect(lines.join("")).not.toMatch(LEAKS);
  });
});

test("an error of ours is told by its name, its message and who must act", () => {
  journal.warn("publish-failed", {}, new ShopifyUnavailableError("502 from Shopify"));
  expect(written()).toEqual([
    expect.objectContaining({ level: 40, error: "ShopifyUnavailableError: 502 from Shopify", whoMustAct: "nobody" }),
  ]);
});

test("an unexpected error is told with where it happened", () => {
  journal.warn("job-failed", {}, new TypeError("x is not a function"));
  expect(lines.join("")).toMatch(/TypeError: x is not a function\\n\s+at .*journal\.test\.ts/);
});

test("what is thrown and is no error is not written out", () => {
  journal.warn("job-failed", {}, { password: "password" });
  expect(lines.join("")).not.toMatch(LEAKS);
  expect(written()[0]).toMatchObject({ error: "a thrown value that is no error" });
});
