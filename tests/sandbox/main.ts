import { parseMainOptions } from "./main-options.ts";
import { startSandbox } from "./sandbox.ts";
import { startedLine } from "./started-line.ts";

const starting = startSandbox(parseMainOptions(process.argv.slice(2)));

let isStopping = false;
const stop = (): void => {
  if (isStopping) return;
  isStopping = true;
  void starting.then((sandbox) => sandbox.close()).then(() => process.exit(0));
};
// Before the first line is printed: who reads it may stop us at once.
process.once("SIGTERM", stop);
process.once("SIGINT", stop);
// The launcher died, and nobody is left to stop us.
process.once("disconnect", stop);

process.stdout.write(`${startedLine(await starting)}\n`);
