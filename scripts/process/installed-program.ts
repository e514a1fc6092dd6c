import path from "node:path";
import { ROOT } from "#scripts/root.ts";
import type { Program } from "./run-program.ts";

// By file, because the links npm makes in node_modules/.bin are batch files on Windows.
const PROGRAMS = {
  prettier: "prettier/bin/prettier.cjs",
  eslint: "eslint/bin/eslint.js",
  tsc: "typescript/bin/tsc",
  depcruise: "dependency-cruiser/bin/dependency-cruise.mjs",
  knip: "knip/bin/knip.js",
  vitest: "vitest/vitest.mjs",
  remix: "@remix-run/dev/dist/cli.js",
  prisma: "prisma/build/index.js",
  "playwright-core": "playwright-core/cli.js",
} as const;

/** One of the tools of package.json, with arguments, run from the repository's root. */
export function installedProgram(name: keyof typeof PROGRAMS, args: readonly string[]): Program {
  return { command: process.execPath, args: [path.join(ROOT, "node_modules", PROGRAMS[name]), ...args], cwd: ROOT };
}
