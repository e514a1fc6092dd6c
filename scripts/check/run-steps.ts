import { ProgramFailedError } from "#scripts/process/run-program.ts";
import type { CheckStep, Finding } from "./finding.ts";

/** Runs every step, also after one that failed, and says how each went; true when all passed. */
export async function runSteps(steps: readonly CheckStep[], write: (text: string) => void): Promise<boolean> {
  const failed: string[] = [];
  for (const step of steps) {
    const startedAt = Date.now();
    const { passed, output } = await find(step);
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    write(`${passed ? "ok    " : "FAILED"}  ${step.name.padEnd(11)} ${seconds.padStart(6)} s\n`);
    if (!passed || step.name === "extensions") write(`${output.trimEnd()}\n`);
    if (!passed) failed.push(step.name);
  }
  write(failed.length === 0 ? "All checks passed.\n" : `Failed: ${failed.join(", ")}.\n`);
  return failed.length === 0;
}

async function find(step: CheckStep): Promise<Finding> {
  try {
    return await step.check();
  } catch (error) {
    if (!(error instanceof ProgramFailedError)) throw error;
    return { passed: false, output: error.message };
  }
}
