import { mkdtemp, mkdir, writeFile } from "node:fs/promises";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import type { ServerBuild } from "@remix-run/node";
import { afterEach, expect, test } from "vitest";

import { ConfigurationError } from "#app/core/errors.ts";
import type { RequestLine } from "#app/web/log-requests.ts";
import { drain, listen } from "#app/web/serve.ts";
import { loadServerBuild } from "#app/web/server-build.ts";
import { webServer } from "#app/web/web-server.ts";

const running: Server[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => drain(server, 100)));
});

/** The least that Remix takes for a build: one resource route that answers the bytes it was sent. */
const build: ServerBuild = {
  entry: { module: { default: () => new Response("page") } },
  routes: {
    echo: {
      id: "echo",
      path: "webhooks/echo",
      module: { action: async ({ request }) => new Response(await request.bytes()), default: undefined },
    },
  },
  assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "1" },
  publicPath: "/",
  assetsBuildDirectory: "",
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    v3_lazyRouteDiscovery: false,
  },
  isSpaMode: false,
  mode: "production",
};

async function start(): Promise<{ origin: string; lines: RequestLine[]; server: Server }> {
  const clientDirectory = await mkdtemp(path.join(tmpdir(), "roomshots-client-"));
  await mkdir(path.join(clientDirectory, "assets"));
  await writeFile(path.join(clientDirectory, "assets/page-abc123.js"), "export {};");
  const lines: RequestLine[] = [];
  const app = webServer({ build, clientDirectory, log: { info: (line) => lines.push(line) } });
  const server = await listen(app, { port: 0, host: "127.0.0.1" });
  running.push(server);
  const address = server.address();
  if (address === null || typeof address === "string") throw new TypeError("not listening on a port");
  return { origin: `http://127.0.0.1:${address.port}`, lines, server };
}

test("the server says that it is up", async () => {
  const { origin } = await start();
  expect((await fetch(`${origin}/healthz`)).status).toBe(200);
});

test("files with a hash in their name are kept for a year; a missing one is not a page", async () => {
  const { origin } = await start();
  const file = await fetch(`${origin}/assets/page-abc123.js`);
  expect(file.headers.get("Cache-Control")).toBe("public, max-age=31536000, immutable");
  expect((await fetch(`${origin}/assets/gone.js`)).status).toBe(404);
});

test("a webhook's body reaches its route byte for byte", async () => {
  const { origin } = await start();
  const body = '{"a":  1,\n"ü":"\\u00e9"}';
  const echoed = await fetch(`${origin}/webhooks/echo`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body,
  });
  expect(await echoed.text()).toBe(body);
});

test("a request is logged without its query, where Shopify puts session tokens", async () => {
  const { origin, lines } = await start();
  await (await fetch(`${origin}/webhooks/echo?id_token=secret`, { method: "POST", body: "x" })).text();
  await expect.poll(() => lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ event: "request", method: "POST", path: "/webhooks/echo", status: 200 });
  expect(JSON.stringify(lines)).not.toContain("secret");
});

test("every answer forbids guessing its type and naming its software", async () => {
  const { origin } = await start();
  const { headers } = await fetch(`${origin}/webhooks/echo`, { method: "POST", body: "x" });
  expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
  expect(headers.get("Strict-Transport-Security")).toContain("max-age=31536000");
  expect(headers.get("Cache-Control")).toBe("no-store");
  expect(headers.has("X-Powered-By")).toBe(false);
});

test("a stopping server takes no new requests", async () => {
  const { origin, server } = await start();
  await drain(server, 1_000);
  await expect(fetch(`${origin}/healthz`)).rejects.toThrow("fetch failed");
});

test("a missing build says what to run", async () => {
  await expect(loadServerBuild("/nowhere/build.js")).rejects.toThrow(ConfigurationError);
  await expect(loadServerBuild("/nowhere/build.js")).rejects.toThrow("npm run build");
});
