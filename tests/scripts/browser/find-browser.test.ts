import { chmodSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { findBrowser } from "#scripts/browser/find-browser.ts";
import { readEnvironment } from "#scripts/environment.ts";
import { plantTree } from "#tests/support/planted-tree.ts";

const extension = process.platform === "win32" ? ".exe" : "";
const tree = await plantTree({
  [`bin/chromium${extension}`]: "",
  "programs/Microsoft/Edge/Application/msedge.exe": "",
});
const onPath = path.join(tree.root, "bin", `chromium${extension}`);
const edge = path.join(tree.root, "programs", "Microsoft", "Edge", "Application", "msedge.exe");
for (const file of [onPath, edge]) chmodSync(file, 0o755);
afterAll(() => tree.remove());

test("the browser named by BROWSER_PATH comes first", () => {
  const environment = readEnvironment({ NODE_ENV: "test", BROWSER_PATH: "/opt/mine", PATH: path.dirname(onPath) });
  expect(findBrowser(environment)).toBe("/opt/mine");
});

test("a browser on PATH is found", () => {
  expect(findBrowser(readEnvironment({ NODE_ENV: "test", PATH: path.dirname(onPath) }))).toBe(onPath);
});

test("Edge is found where Windows keeps programs", () => {
  const environment = readEnvironment({ NODE_ENV: "test", PATH: "", PROGRAMFILES: path.join(tree.root, "programs") });
  expect(findBrowser(environment, "win32")).toBe(edge);
});

test("no browser is no browser", () => {
  expect(findBrowser(readEnvironment({ NODE_ENV: "test", PATH: tree.root }), "win32")).toBeNull();
});
