import { createServer, type Server } from "node:http";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "node:tls";
import { afterAll, beforeAll, expect, test } from "vitest";
import { appHost } from "./app-host.ts";
import { type Authority, openAuthority } from "./authority.ts";
import { type Gateway, openGateway } from "./gateway.ts";
import { readBody, sendJson } from "./http.ts";
import { listenOnLoopback, trackConnections } from "./listen.ts";
import { createOutbound, OutboundFailedError, OutboundRefusedError } from "./outbound.ts";
import { createRequestLog } from "./request-log.ts";

const HOSTNAME = "app.roomshots.test";
const log = createRequestLog();
let authority: Authority;
let gateway: Gateway;
let closeWeb: () => Promise<void>;
let webPort = 0;

const startWeb = (): Server => {
  const server = createServer((request, response) => {
    if (request.url === "/slow") return;
    void readBody(request).then((body) => {
      response.setHeader("x-path", request.url ?? "");
      sendJson(response, 201, { headers: request.headers, body: body.toString("utf8") });
    });
  });
  server.on("upgrade", (request, socket) => {
    socket.write("HTTP/1.1 101 Switching Protocols\r\nupgrade: echo\r\nconnection: upgrade\r\n\r\n");
    socket.write(`${request.headers["sec-websocket-protocol"] ?? ""}:`);
    socket.pipe(socket);
  });
  return server;
};

beforeAll(async () => {
  const web = startWeb();
  webPort = await listenOnLoopback(web, 0);
  closeWeb = trackConnections(web);
  authority = await openAuthority(await mkdtemp(join(tmpdir(), "app-host-")));
  gateway = await openGateway({
    authority,
    hosts: [appHost(HOSTNAME, () => webPort)],
    control: [],
    log,
    ports: { tls: 0, proxy: 0, http: 0 },
  });
});

afterAll(async () => {
  await gateway.close();
  await closeWeb();
});

const viaGateway = (path: string, options: RequestInit = {}): Promise<Response> =>
  fetch(`http://127.0.0.1:${gateway.ports.http}/hosts/${HOSTNAME}${path}`, options);

const outbound = () =>
  createOutbound({
    serves: (hostname) => hostname === HOSTNAME,
    tlsPort: () => gateway.ports.tls,
    ca: authority.caPem,
    log,
  });

test("a request reaches the web process with its path, body, status and the forwarded headers", async () => {
  const answer = await viaGateway("/app/products?after=1", { method: "POST", body: "hello" });
  expect(answer.status).toBe(201);
  expect(answer.headers.get("x-path")).toBe("/app/products?after=1");
  expect(await answer.json()).toMatchObject({
    body: "hello",
    headers: { host: HOSTNAME, "x-forwarded-host": HOSTNAME, "x-forwarded-proto": "https" },
  });
});

test("a WebSocket upgrade is passed through over TLS", async () => {
  const options = { host: "127.0.0.1", port: gateway.ports.tls, servername: HOSTNAME, ca: authority.caPem };
  const heard = await new Promise<string>((resolve, reject) => {
    let text = "";
    const socket = connect(options, () => {
      const lines = ["GET /hmr HTTP/1.1", `Host: ${HOSTNAME}`, "Connection: Upgrade", "Upgrade: echo"];
      socket.write([...lines, "Sec-WebSocket-Protocol: vite-hmr", "", ""].join("\r\n"));
    });
    socket.once("error", reject);
    socket.on("data", (bytes: Buffer) => {
      text += bytes.toString("utf8");
      if (text.endsWith("vite-hmr:")) socket.write("ping");
      if (!text.endsWith("ping")) return;
      socket.destroy();
      resolve(text);
    });
  });
  expect(heard).toMatch(/^HTTP\/1\.1 101 /);
});

test("a web process that is not there is answered 502", async () => {
  const port = webPort;
  webPort = 1;
  const answer = await viaGateway("/");
  webPort = port;
  expect(answer.status).toBe(502);
});

const message = { headers: { "x-a": "b" }, body: "{}", timeoutMs: 2000 };

test("what the world sends reaches the app over TLS", async () => {
  expect(await outbound().post({ ...message, url: `https://${HOSTNAME}/webhooks` })).toEqual({ status: 201 });
});

test.each(["https://elsewhere.example/", `http://${HOSTNAME}/`, "no address"])(
  "the world sends nothing to %s",
  async (url) => {
    await expect(outbound().post({ ...message, url })).rejects.toThrow(OutboundRefusedError);
    expect(log.refused().map(({ target }) => target)).toContain(url);
  },
);

test("an app that does not answer in time is a failed sending", async () => {
  const url = `https://${HOSTNAME}/slow`;
  await expect(outbound().post({ ...message, url, timeoutMs: 100 })).rejects.toThrow(OutboundFailedError);
});
