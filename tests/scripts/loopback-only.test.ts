import { expect, test } from "vitest";
import { runCaptured } from "#scripts/process/run-program.ts";
import { canIsolate, loopbackOnly } from "#scripts/test/loopback-only.ts";

// 192.0.2.1 belongs to nobody, by RFC 5737; on a machine with a way out the attempt would hang, not fail at once.
const CONNECT_OUTSIDE = `require("node:net").connect(80, "192.0.2.1")
  .on("connect", () => console.log("connected")).on("error", (error) => console.log(error.code))`;
const CONNECT_LOOPBACK = `const net = require("node:net");
  const server = net.createServer().listen(0, "127.0.0.1", () => net.connect(server.address().port, "127.0.0.1")
    .on("connect", () => { console.log("connected"); process.exit(); }))`;

function run(code: string) {
  const program = { command: process.execPath, args: ["-e", code] };
  return runCaptured(canIsolate() ? loopbackOnly(program) : program);
}

test("as root on Linux the tests get a network of their own", () => {
  expect(canIsolate()).toBe(process.platform === "linux" && process.getuid?.() === 0);
});

test("nothing in that network reaches outside", async () => {
  const { output } = canIsolate() ? await run(CONNECT_OUTSIDE) : { output: "ENETUNREACH" };
  expect(output.trim()).toBe("ENETUNREACH");
});

test("loopback works in that network", async () => {
  expect((await run(CONNECT_LOOPBACK)).output.trim()).toBe("connected");
});
