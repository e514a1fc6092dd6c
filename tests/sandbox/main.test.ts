import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseMainOptions } from "./main-options.ts";

const MAIN = new URL("./main.ts", import.meta.url).pathname;

type Started = { child: ChildProcess; line: Record<string, unknown> };

const start = async (folder: string): Promise<Started> => {
  const child = fork(MAIN, ["--data-dir", folder, "--painter", "plain"], { silent: true });
  const [chunk] = (await once(child.stdout ?? child, "data")) as [Buffer];
  return { child, line: JSON.parse(chunk.toString("utf8")) as Record<string, unknown> };
};

const temporaryFolder = (): Promise<string> => mkdtemp(join(tmpdir(), "sandbox-main-"));

test("it prints one line with the agreed keys first, and SIGTERM ends it cleanly", async () => {
  const { child, line } = await start(await temporaryFolder());
  const agreed = ["graphql", "token", "s3", "replicate", "control", "proxy", "ca"];
  expect(Object.keys(line).slice(0, agreed.length)).toEqual(agreed);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});

test("it ends when its parent goes away", async () => {
  const { child } = await start(await temporaryFolder());
  child.disconnect();
  expect(await once(child, "exit")).toEqual([0, null]);
});

test("a restart on the same folder keeps the token and the CA", { timeout: 90_000 }, async () => {
  const folder = await temporaryFolder();
  const first = await start(folder);
  first.child.kill("SIGTERM");
  await once(first.child, "exit");
  const second = await start(folder);
  expect(second.line["token"]).toBe(first.line["token"]);
  expect(second.line["spki"]).toBe(first.line["spki"]);
  second.child.kill("SIGTERM");
  await once(second.child, "exit");
});

test("an unknown flag or an impossible port is refused", () => {
  expect(() => parseMainOptions(["--nonsense", "1"])).toThrow(/nonsense/);
  expect(() => parseMainOptions(["--app-port", "70000"])).toThrow(/app-port/);
});
