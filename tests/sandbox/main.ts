import { parseMainOptions } from "./main-options.ts";
import { startSandbox } from "./sandbox.ts";
import { startedLine } from "./started-line.ts";

const sandbox = await startSandbox(parseMainOptions(process.argv.slice(2)));
process.stdout.write(`${startedLine(sandbox)}\n`);

let isStopping = false;
const stop = (): void => {
  if (isStopping) return;
  isStopping = true;
  void sandbox.close().then(() => process.exit(0));
};
process.once("SIGTERM", stop);
process.once("SIGINT", stop);
// The launcher died: nobody is left to stop us.
process.once("disconnect", stop);
