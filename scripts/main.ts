import { ProgramFailedError } from "./process/run-program.ts";
import { installPackages } from "./setup/packages.ts";

async function main(args: readonly string[]): Promise<number> {
  await installPackages();
  // Only now: what follows imports packages.
  const { runCommand } = await import("./commands.ts");
  return runCommand(args);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof ProgramFailedError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
