import path from "node:path";
import { runAttached } from "./process/run-program.ts";
import { ROOT } from "./root.ts";
import { generateDatabaseClient } from "./setup/database-client.ts";
import { buildWeb } from "./setup/web-build.ts";

type Command = { says: string; program?: readonly string[]; needsPages?: boolean };

const COMMANDS: Readonly<Record<string, Command>> = {
  setup: { says: "install what is missing, and nothing else" },
  demo: { says: "run the app in a local Shopify", program: ["scripts/demo/main.ts"], needsPages: true },
  sandbox: { says: "run the local Shopify alone", program: ["tests/sandbox/main.ts"] },
  test: { says: "run the tests", program: ["scripts/test/main.ts"], needsPages: true },
  check: { says: "run every check that needs no test", program: ["scripts/check/main.ts"] },
  format: { says: "format all files", program: ["node_modules/prettier/bin/prettier.cjs", "--write", "."] },
  build: { says: "build the pages", needsPages: true },
  migrate: { says: "bring the database of DATABASE_URL up to date", program: ["scripts/migrations/main.ts"] },
  prisma: { says: "run Prisma's command line", program: ["scripts/prisma/main.ts"] },
  imaging: { says: "cut out, place and check pictures", program: ["scripts/imaging.ts"] },
};

/** Runs one of the commands above after making what it needs; returns the exit code. */
export async function runCommand([name = "", ...args]: readonly string[]): Promise<number> {
  const command = COMMANDS[name];
  if (!command) return explain(name);
  await generateDatabaseClient();
  if (command.needsPages === true) await buildWeb();
  if (!command.program) return 0;
  const [program = "", ...first] = command.program;
  return runAttached({ command: process.execPath, args: [path.join(ROOT, program), ...first, ...args], cwd: ROOT });
}

function explain(name: string): number {
  const list = Object.entries(COMMANDS).map(([command, { says }]) => `  npm run ${command.padEnd(8)} ${says}\n`);
  process.stderr.write(`${name === "" ? "Say what to do" : `There is no command "${name}"`}:\n${list.join("")}`);
  return 2;
}
