import { parseArgs } from "node:util";
import { checkCommand } from "./imaging/check.ts";
import { cutoutCommand } from "./imaging/cutout.ts";
import { provenanceCommand } from "./imaging/provenance.ts";

const USAGE = `Usage:
  npm run imaging -- cutout PHOTO --out DIR
  npm run imaging -- check --reference FILE --candidate FILE --mask FILE [--relight FILE] [--mode strict|tolerant]
  npm run imaging -- provenance FILE
`;

const text = { type: "string" } as const;

/** Runs one command; the last line printed is one line of JSON. Answers with the exit code. */
async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { out: text, reference: text, candidate: text, mask: text, relight: text, mode: text },
  });
  const [command = "", file] = positionals;
  const answer = await run(command, file, values);
  process.stdout.write(answer === null ? USAGE : `${JSON.stringify(answer)}\n`);
  return answer === null ? 2 : 0;
}

type Values = Partial<Record<"out" | "reference" | "candidate" | "mask" | "relight" | "mode", string>>;

async function run(command: string, file: string | undefined, values: Values): Promise<object | null> {
  switch (command) {
    case "cutout":
      return file && values.out ? cutoutCommand(file, values.out) : null;
    case "provenance":
      return file ? provenanceCommand(file) : null;
    case "check":
      return check(values);
    default:
      return null;
  }
}

async function check({ reference, candidate, mask, relight, mode = "strict" }: Values): Promise<object | null> {
  if (!reference || !candidate || !mask) return null;
  return mode === "strict" || mode === "tolerant" ? checkCommand({ reference, candidate, mask, relight, mode }) : null;
}

process.exitCode = await main(process.argv.slice(2));
