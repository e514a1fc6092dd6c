import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { proxyEnvironment } from "#tests/sandbox/proxy-environment.ts";
import type { Sandbox } from "#tests/sandbox/sandbox.ts";
import { callControl, startTestSandbox } from "#tests/sandbox/testing/start-test-sandbox.ts";

const run = promisify(execFile);
const SCRIPT = new URL("../../testing/official-library.ts", import.meta.url).pathname;
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startTestSandbox();
});

afterAll(() => sandbox.close());

const addressOfTheFrame = async (): Promise<string> => {
  const base = sandbox.control.replace("/control", "/hosts/admin.shopify.com");
  const page = await (await fetch(`${base}/store/demo-store/apps/ai-roomshots/app`)).text();
  return (/data-src="([^"]+)"/.exec(page)?.[1] ?? "").replaceAll("&amp;", "&");
};

const authenticate = async (address: string): Promise<unknown> => {
  const { apiKey, apiSecret } = sandbox;
  const given = [SCRIPT, "--api-key", apiKey, "--api-secret", apiSecret, "--address", address];
  const env = { NODE_ENV: "test" as const, ...proxyEnvironment(sandbox) };
  const { stdout } = await run(process.execPath, given, { env });
  // The library writes its own log to the same stream first.
  return JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? "");
};

test("Shopify's own library takes our session token, exchanges it and asks the Admin API", async () => {
  expect(await authenticate(await addressOfTheFrame())).toMatchObject({
    shop: "demo-store.myshopify.com",
    scope: "write_products,write_files",
    canRefresh: true,
    answer: { data: { shop: { myshopifyDomain: "demo-store.myshopify.com" } } },
  });
  expect(await callControl(sandbox, "/egress")).toEqual([]);
});
