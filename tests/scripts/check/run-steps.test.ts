import { expect, test } from "vitest";
import { ProgramFailedError } from "#scripts/process/run-program.ts";
import { runSteps } from "#scripts/check/run-steps.ts";
import type { CheckStep } from "#scripts/check/finding.ts";

const good: CheckStep = { name: "format", check: () => Promise.resolve({ passed: true, output: "quiet" }) };
const bad: CheckStep = { name: "lint", check: () => Promise.resolve({ passed: false, output: "a finding" }) };
const broken: CheckStep = { name: "build", check: () => Promise.reject(new ProgramFailedError("no build")) };

async function run(steps: readonly CheckStep[]): Promise<{ passed: boolean; text: string }> {
  const texts: string[] = [];
  const passed = await runSteps(steps, (text) => texts.push(text));
  return { passed, text: texts.join("") };
}

test("all steps passing is a pass", async () => {
  expect((await run([good])).passed).toBe(true);
});

test("a failed step fails the check, and the later steps still run", async () => {
  const { passed, text } = await run([bad, good]);
  expect(passed).toBe(false);
  expect(text).toMatch(/FAILED {2}lint[^]*a finding[^]*ok {6}format[^]*Failed: lint\./);
});

test("a step whose program fails is a failed step", async () => {
  const { passed, text } = await run([broken]);
  expect(passed).toBe(false);
  expect(text).toContain("no build");
});

test("a step that passed keeps its output to itself", async () => {
  expect((await run([good])).text).not.toContain("quiet");
});
