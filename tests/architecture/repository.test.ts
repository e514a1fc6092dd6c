import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "#scripts/root.ts";

const TEXT = /\.(ts|tsx|js|mjs|cjs|json|toml|md|css|html|liquid|sql|prisma|yml)$/;
const CODE = /\.(ts|tsx|js|mjs|cjs)$/;

// Written files, also those not committed yet.
const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: ROOT, encoding: "utf8" })
  .split("\n")
  .filter((file) => file !== "" && existsSync(path.join(ROOT, file)));

function filesThat(matches: (text: string, file: string) => boolean, pattern = TEXT): string[] {
  const candidates = files.filter((file) => pattern.test(file) && file !== "package-lock.json");
  return candidates.filter((file) => matches(readFileSync(path.join(ROOT, file), "utf8"), file));
}

test("the version of Shopify's API stands in one product file and in the app's configuration", () => {
  const product = filesThat((text, file) => /^(app|workers|extensions)\//.test(file) && text.includes("2026-07"));
  expect(product).toHaveLength(1);
  expect(readFileSync(path.join(ROOT, "shopify.app.toml"), "utf8")).toContain('api_version = "2026-07"');
});

test("top-level folders are those of the architecture", () => {
  const folders = new Set(files.filter((file) => file.includes("/")).map((file) => file.split("/")[0]));
  const known = [".ci", "app", "docs", "extensions", "prisma", "public", "scripts", "tests", "workers"];
  expect([...folders].filter((folder) => !known.includes(folder ?? ""))).toEqual([]);
});

test("no folder is named after what it is not about", () => {
  const vague = /(^|\/)(utils?|lib|helpers?|services|models|common|misc)\//;
  // Models are what Replicate runs.
  const meant = "tests/sandbox/replicate/models/";
  expect(files.filter((file) => vague.test(file) && !file.startsWith(meant))).toEqual([]);
});

test("no file of code is longer than 300 lines", () => {
  expect(filesThat((text) => text.split("\n").length > 301, CODE)).toEqual([]);
});

test("nothing names a package registry, a shared folder or this machine", () => {
  const names = [["registry", "npmjs", "org"].join("."), ["..", "shared"].join("/"), ["", "work", "main"].join("/")];
  expect(filesThat((text) => names.some((name) => text.includes(name)))).toEqual([]);
  const lock = readFileSync(path.join(ROOT, "package-lock.json"), "utf8");
  expect(lock).not.toContain('"resolved": "http');
});

test("only the environment's own files read it", () => {
  const readers = filesThat((text) => /process\.env\b/.test(text), /^(app|workers|scripts)\/.*\.(ts|tsx|mjs)$/);
  expect(readers.filter((file) => !["app/config.server.ts", "scripts/environment.ts"].includes(file))).toEqual([]);
});
