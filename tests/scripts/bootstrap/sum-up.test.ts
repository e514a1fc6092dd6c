import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { runCaptured } from "#scripts/process/run-program.ts";
import { ROOT } from "#scripts/root.ts";
import { plantTree, type PlantedTree } from "#tests/support/planted-tree.ts";

const trees: PlantedTree[] = [];

afterEach(async () => {
  for (const tree of trees.splice(0)) await tree.remove();
});

async function sumUp(report: object | null) {
  const tree = await plantTree(report === null ? {} : { "report.json": JSON.stringify(report) });
  trees.push(tree);
  const args = [path.join(ROOT, "scripts/bootstrap/sum-up.mjs"), path.join(tree.root, "report.json")];
  return runCaptured({ command: process.execPath, args });
}

test("a good run ends with its figures", async () => {
  const sum = await sumUp({ numPassedTests: 12, numFailedTests: 0, success: true });
  expect(sum).toEqual({ code: 0, output: "12 passed, 0 failed\n" });
});

test("a failed test fails the run", async () => {
  const sum = await sumUp({ numPassedTests: 11, numFailedTests: 1, success: false });
  expect(sum).toEqual({ code: 1, output: "11 passed, 1 failed\n" });
});

test("a file that could not be loaded fails the run", async () => {
  const sum = await sumUp({ numPassedTests: 12, numFailedTests: 0, success: false });
  expect(sum).toEqual({ code: 1, output: "12 passed, 1 failed\n" });
});

test("a run without a report has failed", async () => {
  expect(await sumUp(null)).toEqual({ code: 1, output: "0 passed, 1 failed\n" });
});

test("a run without a test has failed", async () => {
  expect((await sumUp({ numPassedTests: 0, numFailedTests: 0, success: true })).code).toBe(1);
});
