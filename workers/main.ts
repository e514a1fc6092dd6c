import { startErrands } from "#workers/errands.ts";
import { runProcess } from "#workers/run-process.ts";
import { startSweeper } from "#workers/sweeper.ts";

runProcess("worker", (composition) => [startErrands(composition), startSweeper(composition)]);
