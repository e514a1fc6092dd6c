import { afterEach, expect, test } from "vitest";
import { areInstalled } from "#scripts/setup/packages.ts";
import { plantTree, type PlantedTree } from "#tests/support/planted-tree.ts";

type Packages = Record<string, { version?: string; optional?: boolean }>;
const trees: PlantedTree[] = [];

afterEach(async () => {
  for (const tree of trees.splice(0)) await tree.remove();
});

async function isInstalled(locked: Packages, installed: Packages | null): Promise<boolean> {
  const tree = await plantTree({
    "package-lock.json": JSON.stringify({ packages: { "": { version: "0.1.0" }, ...locked } }),
    ...(installed === null ? {} : { "node_modules/.package-lock.json": JSON.stringify({ packages: installed }) }),
  });
  trees.push(tree);
  return areInstalled(tree.root);
}

const zod = { "node_modules/zod": { version: "4.0.0" } };

test("packages as locked need no install", async () => {
  expect(await isInstalled(zod, zod)).toBe(true);
});

test("a fresh clone needs an install", async () => {
  expect(await isInstalled(zod, null)).toBe(false);
});

test("a package that was added to the lock needs an install", async () => {
  expect(await isInstalled({ ...zod, "node_modules/pg": { version: "8.0.0" } }, zod)).toBe(false);
});

test("a package that was updated in the lock needs an install", async () => {
  expect(await isInstalled({ "node_modules/zod": { version: "4.1.0" } }, zod)).toBe(false);
});

test("packages for other platforms are not missed", async () => {
  expect(await isInstalled({ ...zod, "node_modules/for-mac": { version: "1.0.0", optional: true } }, zod)).toBe(true);
});
