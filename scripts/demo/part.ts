import { spawn, type ChildProcess } from "node:child_process";
import { createWriteStream, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { finished } from "node:stream/promises";
import { setTimeout as delay } from "node:timers/promises";
import { childEnvironment } from "#scripts/environment.ts";
import { ROOT } from "#scripts/root.ts";
import { PartFailedError } from "./errors.ts";

/** A program of the demo, as it is to be started. */
export type PartPlan<Ready> = {
  name: string;
  program: string;
  args?: readonly string[];
  env?: Readonly<Record<string, string | undefined>>;
  logs: string;
  /** Resolves as soon as the program can be used, with what it said about itself. */
  isReady: (signs: ReadySigns) => Promise<Ready>;
};

/** What a program lets us know: lines it writes, and messages over its channel. */
export type ReadySigns = {
  onLine: (listener: (line: string) => void) => void;
  onMessage: (listener: (message: unknown) => void) => void;
};

export type Part = {
  name: string;
  log: string;
  child: ChildProcess;
  /** Resolves with how it ended, in words. */
  ended: Promise<string>;
  hasEnded: () => boolean;
  stop: (graceMs: number) => Promise<void>;
};

const READY_TIMEOUT_MS = 90_000;
const END_WITH_PARENT = path.join(ROOT, "scripts", "demo", "end-with-parent.mjs");

/** Starts a program in a process group of its own and waits until it is ready. */
export async function startPart<Ready>(plan: PartPlan<Ready>): Promise<{ part: Part; ready: Ready }> {
  const part = spawnPart(plan);
  const failed = part.ended.then((how): never => {
    throw new PartFailedError(describeEnd(part, how));
  });
  const late = delay(READY_TIMEOUT_MS, undefined, { ref: false }).then((): never => {
    throw new PartFailedError(describeEnd(part, `is not ready after ${String(READY_TIMEOUT_MS / 1000)} s`));
  });
  try {
    return { part, ready: await Promise.race([plan.isReady(signsOf(part.child)), failed, late]) };
  } catch (error) {
    await part.stop(0);
    throw error;
  }
}

/** What happened to a part, with the end of its log. */
export function describeEnd(part: Pick<Part, "name" | "log">, how: string): string {
  const tail = readFileSync(part.log, "utf8").trimEnd().split("\n").slice(-12);
  return [`The ${part.name} ${how}. Its log is ${part.log}:`, ...tail.map((line) => `  ${line}`)].join("\n");
}

function spawnPart(plan: PartPlan<unknown>): Part {
  mkdirSync(plan.logs, { recursive: true });
  const log = path.join(plan.logs, `${plan.name}.log`);
  const node = ["--disable-warning=ExperimentalWarning", "--disable-warning=UNDICI-EHPA", "--import", END_WITH_PARENT];
  // A group of its own: Ctrl-C reaches the launcher alone, which then stops everything in order.
  const child = spawn(process.execPath, [...node, path.resolve(ROOT, plan.program), ...(plan.args ?? [])], {
    cwd: ROOT,
    env: childEnvironment(plan.env),
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  const file = createWriteStream(log);
  child.stdout?.pipe(file, { end: false });
  child.stderr?.pipe(file, { end: false });
  let over = false;
  const ended = endOf(child).then(async (how) => {
    over = true;
    // Whoever is told of the end may read the log at once.
    await finished(file.end());
    return how;
  });
  const part = { name: plan.name, log, child, ended, hasEnded: () => over };
  return { ...part, stop: (graceMs) => stopPart(part, graceMs) };
}

async function stopPart({ child, ended, hasEnded }: Omit<Part, "stop">, graceMs: number): Promise<void> {
  if (hasEnded()) return;
  if (child.connected && process.platform === "win32") child.disconnect();
  else child.kill("SIGTERM");
  await Promise.race([ended, delay(graceMs, undefined, { ref: false })]);
  if (!hasEnded()) child.kill("SIGKILL");
  await ended;
}

function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once("error", (error) => {
      resolve(`could not be started (${error.message})`);
    });
    child.once("close", (code, signal) => {
      resolve(`ended with ${signal ?? String(code)}`);
    });
  });
}

function signsOf(child: ChildProcess): ReadySigns {
  return {
    onLine(listener) {
      let rest = "";
      child.stdout?.setEncoding("utf8").on("data", (text: string) => {
        const lines = `${rest}${text}`.split("\n");
        rest = lines.pop() ?? "";
        lines.forEach(listener);
      });
    },
    onMessage(listener) {
      child.on("message", listener);
    },
  };
}
