import { spawn } from "node:child_process";

/** A program that a step needed ended with an error; its own words are in the message. */
export class ProgramFailedError extends Error {
  override readonly name = "ProgramFailedError";
}

export type Program = {
  command: string;
  args: readonly string[];
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** For npm and its like, which are batch files on Windows and need a shell there. */
  isBatchFile?: boolean;
};

/** Runs a program to its end, keeping its output back unless it fails. */
export async function runQuietly(program: Program): Promise<string> {
  const { code, output } = await runCaptured(program);
  if (code === 0) return output;
  const called = [program.command, ...program.args].join(" ");
  throw new ProgramFailedError(`${called} ended with ${String(code)}:\n${output}`);
}

/** Runs a program and returns all it wrote, whatever its exit code; -1 when it could not be started or was killed. */
export async function runCaptured(program: Program): Promise<{ code: number; output: string }> {
  const child = spawn(program.command, program.args, { ...placeOf(program), stdio: ["ignore", "pipe", "pipe"] });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => chunks.push(text));
  }
  const code = await ending(child);
  return { code, output: chunks.join("") };
}

/** Runs a program on our terminal, passing our signals on; returns its exit code. */
export async function runAttached(program: Program): Promise<number> {
  const child = spawn(program.command, program.args, { ...placeOf(program), stdio: "inherit" });
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  for (const signal of signals) process.on(signal, pass);
  try {
    return await ending(child);
  } finally {
    for (const signal of signals) process.off(signal, pass);
  }
}

function ending(child: ReturnType<typeof spawn>): Promise<number> {
  return new Promise((resolve) => {
    child.once("error", () => {
      resolve(-1);
    });
    child.once("close", (code) => {
      resolve(code ?? -1);
    });
  });
}

function placeOf({ cwd, env, isBatchFile }: Program) {
  const shell = isBatchFile === true && process.platform === "win32";
  return { shell, ...(cwd === undefined ? {} : { cwd }), ...(env === undefined ? {} : { env }) };
}
