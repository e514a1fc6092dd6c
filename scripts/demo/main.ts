import { PostgresMissingError, PostgresStartError, PostgresVersionError } from "#scripts/postgres/errors.ts";
import { AlreadyRunningError, PartFailedError } from "./errors.ts";
import { AppRefusedError } from "./once/errors.ts";
import { parseOptions, USAGE } from "./options.ts";
import { runDemo } from "./run-demo.ts";

const EXPLAINED = [
  AppRefusedError,
  AlreadyRunningError,
  PartFailedError,
  PostgresMissingError,
  PostgresStartError,
  PostgresVersionError,
];

const say = (text: string) => process.stdout.write(`${text}\n`);

async function main(args: readonly string[]): Promise<number> {
  if (args.includes("--help")) {
    say(USAGE);
    return 0;
  }
  try {
    return await runDemo(parseOptions(args), say);
  } catch (error) {
    if (!EXPLAINED.some((kind) => error instanceof kind) || !(error instanceof Error)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
