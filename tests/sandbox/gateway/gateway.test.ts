import { execFile } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Authority, openAuthority } from "./authority.ts";
import { type Gateway, openGateway } from "./gateway.ts";
import type { SandboxHost } from "./host.ts";
import { sendJson } from "./http.ts";
import { createRequestLog } from "./request-log.ts";

const run = promisify(execFile);
const log = createRequestLog();
let authority: Authority;
let gateway: Gateway;

const echo: SandboxHost = {
  name: "echo",
  serves: (hostname) => hostname.endsWith(".myshopify.com"),
  answer: ({ response, url }) => {
    if (url.pathname === "/broken") throw new TypeError("planted");
    sendJson(response, 200, { url: url.href });
  },
};

beforeAll(async () => {
  authority = await openAuthority(await mkdtemp(join(tmpdir(), "gateway-")));
  gateway = await openGateway({
    authority,
    hosts: [echo],
    control: [{ method: "GET", path: "/greeting", answer: () => ({ hello: "world" }) }],
    log,
    ports: { tls: 0, proxy: 0, http: 0 },
  });
});

afterAll(() => gateway.close());

const fetchInChild = async (url: string): Promise<string> => {
  const proxy = `http://127.0.0.1:${gateway.ports.proxy}`;
  const script = `fetch(${JSON.stringify(url)}).then((r) => r.text(), (e) => "failed: " + e.cause.message).then((t) => process.stdout.write(t))`;
  const { stdout } = await run(process.execPath, ["-e", script], {
    env: { NODE_ENV: "test", NODE_USE_ENV_PROXY: "1", HTTPS_PROXY: proxy, NODE_EXTRA_CA_CERTS: authority.caPath },
  });
  return stdout;
};

const overHttp = (path: string) => fetch(`http://127.0.0.1:${gateway.ports.http}${path}`);

test("a process with the proxy in its environment reaches a served host with a valid certificate", async () => {
  expect(await fetchInChild("https://demo-store.myshopify.com/a?b=c")).toBe(
    '{"url":"https://demo-store.myshopify.com/a?b=c"}',
  );
});

test("a host nobody serves is refused and logged", async () => {
  expect(await fetchInChild("https://example.com/")).toMatch(/^failed: /);
  expect(log.refused().map(({ target }) => target)).toContain("example.com:443");
});

test("plain HTTP through the proxy is refused too", async () => {
  const answer = await fetch(`http://127.0.0.1:${gateway.ports.proxy}/anything`);
  expect(answer.status).toBe(403);
});

test("the same hosts are reached without proxy under /hosts", async () => {
  const answer = await overHttp("/hosts/demo-store.myshopify.com/products?page=2");
  expect(await answer.json()).toEqual({ url: "https://demo-store.myshopify.com/products?page=2" });
});

test("an unserved host under /hosts is answered 421 and logged as refused", async () => {
  const answer = await overHttp("/hosts/unserved.example/");
  expect(answer.status).toBe(421);
  expect(log.refused().map(({ target }) => target)).toContain("unserved.example");
});

test("the log keeps method, host, path and status, and never the query", async () => {
  await overHttp("/hosts/log.myshopify.com/page?id_token=secret");
  const entry = log.requests().find(({ host }) => host === "log.myshopify.com");
  expect(entry).toMatchObject({ method: "GET", path: "/page", status: 200 });
  expect(JSON.stringify(log.requests())).not.toContain("secret");
});

test("a part that breaks is answered 500 with its name", async () => {
  const answer = await overHttp("/hosts/demo-store.myshopify.com/broken");
  expect(answer.status).toBe(500);
  expect(await answer.json()).toMatchObject({ part: "echo" });
});

test("control routes answer by method and path, and unknown ones list what there is", async () => {
  expect(await (await overHttp("/control/greeting")).json()).toEqual({ hello: "world" });
  const unknown = await overHttp("/control/nothing");
  expect(unknown.status).toBe(404);
  expect(await unknown.json()).toMatchObject({ routes: ["GET /greeting"] });
});

test("the authority is kept, so that a second start has the same CA and the same pin", async () => {
  const folder = await mkdtemp(join(tmpdir(), "authority-"));
  const first = await openAuthority(folder);
  const second = await openAuthority(folder);
  expect(second.caPem).toBe(first.caPem);
  expect(second.spkiPin).toBe(first.spkiPin);
});
