import { request } from "node:https";
import { connect as connectPlain } from "node:net";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "node:tls";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Authority, openAuthority } from "./authority.ts";
import { type Gateway, openGateway } from "./gateway.ts";
import type { SandboxHost } from "./host.ts";
import { readBody, sendJson } from "./http.ts";
import { createRequestLog } from "./request-log.ts";

const log = createRequestLog();
let authority: Authority;
let gateway: Gateway;

const echo = (name: string, hostname: string): SandboxHost => ({
  name,
  serves: (asked) => asked === hostname,
  answer: async ({ request: asked, response, url }) => {
    const body = (await readBody(asked)).toString();
    if (url.pathname === "/half") {
      response.writeHead(200, { "content-length": 100 }).write("half");
      throw new TypeError("planted");
    }
    sendJson(response, 200, { name, url: url.href, method: asked.method, body });
  },
});

beforeAll(async () => {
  authority = await openAuthority(await mkdtemp(join(tmpdir(), "ways-in-")));
  gateway = await openGateway({
    authority,
    hosts: [echo("one", "one.test"), echo("two", "two.test"), echo("never asked", "two.test")],
    control: [],
    log,
    ports: { tls: 0, proxy: 0, http: 0 },
  });
});

afterAll(() => gateway.close());

type Asked = { readonly servername: string; readonly host?: string; readonly path?: string };

const overTls = ({ servername, host = servername, path = "/" }: Asked): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const options = { host: "127.0.0.1", port: gateway.ports.tls, servername, ca: authority.caPem, path };
    const outgoing = request({ ...options, agent: false, headers: { host } }, (answer) => {
      let text = "";
      answer.on("data", (chunk: Buffer) => (text += chunk.toString()));
      answer.once("end", () => {
        resolve({ status: answer.statusCode ?? 0, text });
      });
    });
    outgoing.once("error", reject);
    outgoing.end();
  });

const certificateOf = (servername: string): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const options = { host: "127.0.0.1", port: gateway.ports.tls, servername, ca: authority.caPem };
    const socket = connect(options, () => {
      resolve(socket.getPeerCertificate().subjectaltname);
      socket.destroy();
    });
    socket.once("error", reject);
  });

const overHttp = (path: string, options: RequestInit = {}): Promise<Response> =>
  fetch(`http://127.0.0.1:${gateway.ports.http}${path}`, options);

test("each name in a TLS greeting is answered with its own certificate, again and again", async () => {
  const names = ["one.test", "two.test", "one.test"];
  expect(await Promise.all(names.map(certificateOf))).toEqual(names.map((name) => `DNS:${name}`));
});

test("who does not know the CA does not get in", async () => {
  const options = { host: "127.0.0.1", port: gateway.ports.tls, servername: "one.test" };
  const refused = new Promise((resolve) => {
    connect(options).once("error", resolve);
  });
  expect(await refused).toMatchObject({ code: expect.stringMatching(/SELF_SIGNED|UNABLE_TO_VERIFY/) as string });
});

test("the Host header chooses the part, its port aside, and the first part that serves it answers", async () => {
  expect((await overTls({ servername: "one.test" })).text).toContain('"name":"one"');
  expect((await overTls({ servername: "two.test", host: "two.test:8443" })).text).toContain('"name":"two"');
});

test("a host that nobody serves is answered 421 over TLS too, and logged as refused", async () => {
  expect((await overTls({ servername: "one.test", host: "elsewhere.test" })).status).toBe(421);
  expect(log.refused().map(({ target }) => target)).toContain("elsewhere.test");
});

test.each(["a b", "[", "two.test\t/x"])(
  "a Host header such as “%s” is answered 400, and the next request is answered",
  async (host) => {
    expect((await overTls({ servername: "one.test", host })).status).toBe(400);
    expect((await overTls({ servername: "one.test" })).status).toBe(200);
  },
);

test("a path that begins with two slashes stays on its host, by either way in", async () => {
  expect((await overTls({ servername: "one.test", path: "//two.test/x" })).text).toContain(
    "https://one.test//two.test/x",
  );
  const answer = await overHttp("/hosts/one.test//two.test/x");
  expect(await answer.json()).toMatchObject({ name: "one", url: "https://one.test//two.test/x" });
});

test("on loopback a host alone is its first page, in whatever case", async () => {
  expect(await (await overHttp("/hosts/one.test")).json()).toMatchObject({ url: "https://one.test/" });
  expect(await (await overHttp("/hosts/ONE.test/A")).json()).toMatchObject({ url: "https://one.test/A" });
});

test("on loopback method and body arrive as they were sent", async () => {
  const answer = await overHttp("/hosts/one.test/x?y=z", { method: "PUT", body: "grüße" });
  expect(await answer.json()).toMatchObject({ method: "PUT", body: "grüße", url: "https://one.test/x?y=z" });
});

test.each(["/", "/hosts", "/hosts/", "/elsewhere", "/controls"])(
  "%s on loopback is answered 404 with what to use",
  async (path) => {
    const answer = await overHttp(path);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({ error: "Use /hosts/<hostname>/<path> or /control/<route>" });
  },
);

test("a part that breaks in the middle of its answer breaks the connection, not the sandbox", async () => {
  await expect(overHttp("/hosts/one.test/half").then((answer) => answer.text())).rejects.toThrow();
  expect((await overHttp("/hosts/one.test/")).status).toBe(200);
});

test("a WebSocket upgrade at a host without WebSockets is cut", async () => {
  const heard = await exchangeRaw(
    gateway.ports.http,
    "GET /hosts/one.test/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
  );
  expect(heard).toMatch(/^HTTP\/1\.1 200/);
  const options = { host: "127.0.0.1", port: gateway.ports.tls, servername: "one.test", ca: authority.caPem };
  const ended = await new Promise<string>((resolve, reject) => {
    let text = "";
    const socket = connect(options, () => {
      socket.write("GET / HTTP/1.1\r\nHost: one.test\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
    });
    socket.on("data", (bytes: Buffer) => (text += bytes.toString()));
    socket.once("close", () => {
      resolve(text);
    });
    socket.once("error", reject);
  });
  expect(ended).toBe("");
});

test.each(["elsewhere.test:443", "one.test:80", "127.0.0.1:5432", "one.test.elsewhere.test:443", ""])(
  "the proxy opens no tunnel to “%s” and logs that it was asked",
  async (target) => {
    const heard = await exchangeRaw(gateway.ports.proxy, `CONNECT ${target || "x"} HTTP/1.1\r\nHost: x\r\n\r\n`);
    expect(heard).toBe("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n");
    expect(log.refused().map((entry) => entry.target)).toContain(target || "x");
  },
);

const exchangeRaw = (port: number, sent: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = "";
    const socket = connectPlain(port, "127.0.0.1", () => socket.write(sent));
    socket.on("data", (bytes: Buffer) => (text += bytes.toString()));
    socket.once("end", () => {
      socket.destroy();
      resolve(text);
    });
    socket.once("error", reject);
  });
