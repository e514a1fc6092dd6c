import { installedProgram } from "#scripts/process/installed-program.ts";
import { runCaptured, type Program } from "#scripts/process/run-program.ts";
import { buildWeb } from "#scripts/setup/web-build.ts";
import { checkExtensions } from "./extensions.ts";
import type { CheckStep } from "./finding.ts";

const CODE = ["app", "workers", "scripts", "tests", "prisma.config.ts", "vite.config.ts", "vitest.config.ts"];
const RULES_FIRE = [
  "run",
  "tests/architecture/boundary-rules-fire.test.ts",
  "tests/architecture/lint-rules-fire.test.ts",
];

/** Everything that can be said about the code without running it, in the order of its cost to a reader. */
export const CHECK_STEPS: readonly CheckStep[] = [
  program("format", installedProgram("prettier", ["--check", "--log-level=warn", "."])),
  program("lint", installedProgram("eslint", ["."])),
  program("types", installedProgram("tsc", ["--noEmit", "-p", "."])),
  program("boundaries", installedProgram("depcruise", CODE)),
  program("rules fire", installedProgram("vitest", RULES_FIRE)),
  program("dead code", installedProgram("knip", [])),
  { name: "extensions", check: checkExtensions },
  { name: "build", check: () => buildWeb().then(() => ({ passed: true, output: "" })) },
];

function program(name: string, { command, args, cwd }: Program): CheckStep {
  return {
    name,
    async check() {
      const { code, output } = await runCaptured({ command, args, ...(cwd === undefined ? {} : { cwd }) });
      return { passed: code === 0, output };
    },
  };
}
