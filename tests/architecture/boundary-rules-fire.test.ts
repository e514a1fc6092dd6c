import { createRequire } from "node:module";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { runCaptured } from "#scripts/process/run-program.ts";
import { ROOT } from "#scripts/root.ts";
import { copyFromRepository, plantTree } from "#tests/support/planted-tree.ts";
import { INNOCENT_FILES, INSTALLED_PACKAGES, PLANTED_IMPORTS } from "./planted-imports.ts";

const configSchema = z.object({ forbidden: z.array(z.object({ name: z.string() })) });
const reportSchema = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

function installed(name: string): Record<string, string> {
  const folder = `node_modules/${name}`;
  return {
    [`${folder}/package.json`]: JSON.stringify({ name, version: "1.0.0", main: "index.js" }),
    [`${folder}/index.js`]: "module.exports = {};\n",
  };
}

function treeFiles(): Record<string, string> {
  const files: Record<string, string> = { ...INNOCENT_FILES };
  for (const name of [
    ...INSTALLED_PACKAGES.listed,
    ...INSTALLED_PACKAGES.development,
    ...INSTALLED_PACKAGES.unlisted,
  ]) {
    Object.assign(files, installed(name));
  }
  for (const planted of PLANTED_IMPORTS)
    files[planted.from] = `import * as planted from "${planted.imports}";\nexport { planted };\n`;
  const versions = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, "1.0.0"]));
  files["package.json"] = JSON.stringify({
    name: "planted",
    type: "module",
    imports: { "#app/*": "./app/*", "#tests/*": "./tests/*", "#scripts/*": "./scripts/*", "#workers/*": "./workers/*" },
    dependencies: versions(INSTALLED_PACKAGES.listed),
    devDependencies: versions(INSTALLED_PACKAGES.development),
  });
  return files;
}

const tree = await plantTree(treeFiles());
await copyFromRepository(tree, ["tsconfig.json"]);
afterAll(() => tree.remove());

async function cruise(): Promise<string[]> {
  const cli = path.join(ROOT, "node_modules", "dependency-cruiser", "bin", "dependency-cruise.mjs");
  const config = path.join(ROOT, ".dependency-cruiser.cjs");
  const args = [cli, "--config", config, "--output-type", "json", "app", "workers", "scripts", "tests"];
  const { output } = await runCaptured({ command: process.execPath, args, cwd: tree.root });
  const { summary } = reportSchema.parse(JSON.parse(output));
  return summary.violations.map((violation) => `${violation.rule.name}: ${violation.from}`);
}

const violations = await cruise();

test.each(PLANTED_IMPORTS)("$rule objects to $from importing $imports", ({ rule, from }) => {
  expect(violations).toContain(`${rule}: ${from}`);
});

test("every boundary rule has a planted import", () => {
  const config = configSchema.parse(createRequire(import.meta.url)(path.join(ROOT, ".dependency-cruiser.cjs")));
  const planted = new Set(PLANTED_IMPORTS.map(({ rule }) => rule));
  expect(config.forbidden.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
});

test("no rule objects to imports that are in order", () => {
  const innocent = Object.keys(INNOCENT_FILES);
  expect(violations.filter((violation) => innocent.some((file) => violation.endsWith(`: ${file}`)))).toEqual([]);
});
