import { runSteps } from "./run-steps.ts";
import { CHECK_STEPS } from "./steps.ts";

const passed = await runSteps(CHECK_STEPS, (text) => process.stdout.write(text));
process.exitCode = passed ? 0 : 1;
