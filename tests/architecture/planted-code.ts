type PlantedCode = {
  rule: string;
  file: string;
  code: string;
  /** A part of the message, where one rule guards several things. */ says?: string;
};

const syntax = "no-restricted-syntax";
const imports = "no-restricted-imports";
const types = "@typescript-eslint";

const polaris = (name: string): PlantedCode => ({
  rule: imports,
  file: `app/components/polaris-${name.toLowerCase()}.tsx`,
  code: `import { ${name} } from "@shopify/polaris";\nexport const view = ${name};\n`,
  says: "The admin draws these",
});

const global = (name: string, use: string): PlantedCode => ({
  rule: "no-restricted-globals",
  file: `app/core/global-${name.toLowerCase()}.ts`,
  code: `export const planted = ${use};\n`,
  says: name,
});

const manyLines = Array.from(
  { length: 301 },
  (_, line) => `export const line${String(line)} = ${String(line)};\n`,
).join("");
const manyStatements = Array.from({ length: 61 }, () => "  total += 1;\n").join("");

/** One file per promise of the style guide that lint keeps. */
export const PLANTED_CODE: readonly PlantedCode[] = [
  polaris("Modal"),
  polaris("ContextualSaveBar"),
  polaris("Frame"),
  polaris("TopBar"),
  global("fetch", 'fetch("https://example.com")'),
  global("process", "process.pid"),
  global("console", "console"),
  global("setTimeout", "setTimeout(() => undefined, 1)"),
  { rule: syntax, file: "app/core/now.ts", code: "export const now = new Date();\n", says: "Pass `now` in" },
  { rule: syntax, file: "app/core/now-ms.ts", code: "export const now = Date.now();\n", says: "Pass `now` in" },
  { rule: syntax, file: "app/core/chance.ts", code: "export const seed = Math.random();\n", says: "Pass the id" },
  { rule: syntax, file: "app/web/default.ts", code: "const reply = 1;\nexport default reply;\n", says: "named export" },
  {
    rule: syntax,
    file: "app/web/parent.ts",
    code: 'export { planted } from "../core/chance.ts";\n',
    says: "instead of",
  },
  { rule: syntax, file: "tests/core/parent.ts", code: 'import "../sandbox/main.ts";\n', says: "instead of" },
  {
    rule: syntax,
    file: "tests/core/mock.test.ts",
    code: 'import { vi } from "vitest";\nvi.mock("#app/core/chance.ts");\n',
    says: "Pass a fake in",
  },
  {
    rule: syntax,
    file: "tests/core/skip.test.ts",
    code: 'import { test } from "vitest";\ntest.skip("a promise", () => undefined);\n',
    says: "A test runs always",
  },
  { rule: "n/no-process-env", file: "app/web/environment.ts", code: 'export const secret = process.env["SECRET"];\n' },
  {
    rule: imports,
    file: "app/web/environment-import.ts",
    code: 'import { env } from "node:process";\nexport const secret = env["SECRET"];\n',
    says: "in its one file",
  },
  { rule: "no-console", file: "app/web/console.ts", code: 'console.log("planted");\n' },
  { rule: "max-lines", file: "app/core/long-file.ts", code: manyLines },
  {
    rule: "max-lines-per-function",
    file: "app/core/long-function.ts",
    code: `export function count(total: number): number {\n${manyStatements}  return total;\n}\n`,
  },
  {
    rule: "max-params",
    file: "app/core/parameters.ts",
    code: "export const sum = (a: number, b: number, c: number, d: number): number => a + b + c + d;\n",
  },
  {
    rule: `${types}/explicit-module-boundary-types`,
    file: "app/core/boundary.ts",
    code: "export function one() {\n  return 1;\n}\n",
  },
  { rule: `${types}/no-explicit-any`, file: "app/web/any.ts", code: "export const planted: any = 1;\n" },
  {
    rule: `${types}/no-unsafe-member-access`,
    file: "app/web/unsafe.ts",
    code: 'export const planted = (await new Response("{}").json()).product;\n',
  },
  {
    rule: `${types}/no-floating-promises`,
    file: "app/web/floating.ts",
    code: "async function work(): Promise<void> {\n  await Promise.resolve();\n}\nwork();\n",
  },
  {
    rule: `${types}/switch-exhaustiveness-check`,
    file: "app/web/switch.ts",
    code: 'export function say(state: "ready" | "failed"): string {\n  switch (state) {\n    case "ready":\n      return state;\n  }\n  return "";\n}\n',
  },
  {
    rule: `${types}/only-throw-error`,
    file: "app/web/throw.ts",
    code: 'export function fail(): never {\n  throw "planted";\n}\n',
  },
  {
    rule: `${types}/no-non-null-assertion`,
    file: "app/web/non-null.ts",
    code: "export const first = (list: readonly number[]): number => list[0]!;\n",
  },
  {
    rule: "react-hooks/rules-of-hooks",
    file: "app/components/hook.tsx",
    code: 'import { useState } from "react";\nexport function Shot({ open }: { open: boolean }) {\n  if (open) useState(0);\n  return null;\n}\n',
  },
];
