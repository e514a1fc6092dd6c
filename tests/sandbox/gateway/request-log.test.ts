import { mkdtemp } from "node:fs/promises";
import { statSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { X509Certificate } from "node:crypto";
import { expect, test } from "vitest";
import { openAuthority } from "./authority.ts";
import { appHost } from "./app-host.ts";
import { openGateway } from "./gateway.ts";
import { sendJson } from "./http.ts";
import { listenOnLoopback, PortNotOpenedError, trackConnections } from "./listen.ts";
import { createRequestLog } from "./request-log.ts";

const entry = { method: "GET", host: "one.test", path: "/", status: 200 };

test("neither token, cookie, body nor query of a request gets into the log", async () => {
  const log = createRequestLog();
  const gateway = await openGateway({
    authority: await openAuthority(await mkdtemp(join(tmpdir(), "log-"))),
    hosts: [
      {
        name: "echo",
        serves: (hostname) => hostname === "one.test",
        answer: ({ response }) => {
          sendJson(response, 200, { access_token: "secret-in-answer" });
        },
      },
    ],
    control: [],
    log,
    ports: { tls: 0, proxy: 0, http: 0 },
  });
  const headers = {
    authorization: "Bearer secret-token",
    cookie: "session=secret-cookie",
    "x-shopify-access-token": "secret-2",
  };
  const url = `http://127.0.0.1:${gateway.ports.http}/hosts/one.test/admin?id_token=secret-query#secret-part`;
  await (await fetch(url, { method: "POST", headers, body: "secret-body" })).text();
  await expect.poll(() => log.requests()).toHaveLength(1);
  expect(Object.keys(log.requests()[0] ?? {}).sort()).toEqual(["at", "host", "method", "path", "status"]);
  expect(log.requests()).toMatchObject([{ method: "POST", host: "one.test", path: "/admin", status: 200 }]);
  expect(JSON.stringify(log.requests())).not.toContain("secret");
  await gateway.close();
});

test("the newest ten thousand entries are kept", () => {
  const log = createRequestLog();
  for (let status = 0; status < 10_003; status += 1) log.record({ ...entry, status });
  expect(log.requests()).toHaveLength(10_000);
  expect([log.requests()[0]?.status, log.requests().at(-1)?.status]).toEqual([3, 10_002]);
});

test("what was handed out does not change any more", () => {
  const log = createRequestLog();
  log.record(entry);
  const before = log.requests();
  log.record(entry);
  log.clear();
  expect(before).toHaveLength(1);
  expect([log.requests(), log.refused()]).toEqual([[], []]);
});

test("a port in use is named", async () => {
  const taken = createServer();
  const port = await listenOnLoopback(taken, 0);
  const opening = listenOnLoopback(createServer(), port);
  await expect(opening).rejects.toThrow(PortNotOpenedError);
  await expect(opening).rejects.toThrow(`Port ${port} on 127.0.0.1`);
  await trackConnections(taken)();
});

test("nothing listens beyond this machine", async () => {
  const server = createServer();
  await listenOnLoopback(server, 0);
  expect(server.address()).toMatchObject({ address: "127.0.0.1" });
  await trackConnections(server)();
});

test("a server's certificate names its host alone, for no longer than browsers take, signed by the CA", async () => {
  const authority = await openAuthority(await mkdtemp(join(tmpdir(), "authority-")));
  const [ca, leaf] = [
    new X509Certificate(authority.caPem),
    new X509Certificate((await authority.issue("one.test")).cert),
  ];
  expect([leaf.checkHost("one.test"), leaf.checkHost("two.test"), leaf.ca]).toEqual(["one.test", undefined, false]);
  expect([leaf.verify(ca.publicKey), ca.ca]).toEqual([true, true]);
  const days = (Date.parse(leaf.validTo) - Date.parse(leaf.validFrom)) / 86_400_000;
  expect(days).toBeLessThanOrEqual(398);
});

test("the authority's keys are for their owner's eyes only", async () => {
  const folder = await mkdtemp(join(tmpdir(), "authority-"));
  await openAuthority(folder);
  // Windows keeps no such modes; there the folder's own rights count.
  const mode = process.platform === "win32" ? 0o666 : 0o600;
  for (const name of ["ca.key", "server.key"]) expect(statSync(join(folder, name)).mode & 0o777).toBe(mode);
});

test("the app's host is the one it was given, and no other", () => {
  const host = appHost("app.roomshots.test", () => 1);
  expect(["app.roomshots.test", "x.app.roomshots.test", "roomshots.test"].map((name) => host.serves(name))).toEqual([
    true,
    false,
    false,
  ]);
});
