import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockData } from "#scripts/demo/data-lock.ts";
import { AlreadyRunningError } from "#scripts/demo/errors.ts";
import { plantTree, type PlantedTree } from "#tests/support/planted-tree.ts";

let tree: PlantedTree;
const lockFile = () => path.join(tree.root, "demo.pid");

beforeEach(async () => {
  tree = await plantTree({});
});
afterEach(() => tree.remove());

test("a data folder serves one launcher at a time", () => {
  writeFileSync(lockFile(), String(process.ppid));
  expect(() => lockData(tree.root)).toThrow(AlreadyRunningError);
});

test("the lock of a killed launcher does not count", () => {
  writeFileSync(lockFile(), "4194999");
  expect(() => lockData(tree.root)).not.toThrow();
});

test("a launcher that ends gives the folder back", () => {
  lockData(tree.root)();
  expect(existsSync(lockFile())).toBe(false);
});
