import path from "node:path";
import { ESLint } from "eslint";
import { afterAll, expect, test } from "vitest";
import { copyFromRepository, linkPackages, plantTree } from "#tests/support/planted-tree.ts";
import { PLANTED_CODE } from "./planted-code.ts";

const INNOCENT = { file: "app/core/innocent.ts", code: "export const shots: readonly string[] = [];\n" };

const files = [...PLANTED_CODE, INNOCENT].map(({ file, code }): [string, string] => [file, code]);
const tree = await plantTree(Object.fromEntries(files));
await copyFromRepository(tree, ["eslint.config.js", "tsconfig.json", "package.json"]);
await linkPackages(tree);
afterAll(() => tree.remove());

const eslint = new ESLint({ cwd: tree.root });
const results = await eslint.lintFiles(["app", "tests"]);

function complaintsAbout(file: string): string[] {
  const result = results.find(({ filePath }) => path.relative(tree.root, filePath) === path.normalize(file));
  return (
    result?.messages.map(({ ruleId, message }) => `${ruleId ?? "parser"}: ${message}`) ?? ["the file was not linted"]
  );
}

test.each(PLANTED_CODE)("$rule objects to $file", ({ rule, file, says }) => {
  expect(complaintsAbout(file)).toContainEqual(expect.stringMatching(new RegExp(`^${rule}: .*${says ?? ""}`)));
});

test("no rule objects to code that is in order", () => {
  expect(complaintsAbout(INNOCENT.file)).toEqual([]);
});
