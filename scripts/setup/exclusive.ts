import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { isAlive } from "#scripts/process/is-alive.ts";
import { ROOT } from "#scripts/root.ts";

const LOCKS = path.join(ROOT, ".tools", "locks");

/** Runs some work while no other process of this repository does the same; a lock of a dead process is taken over. */
export async function exclusively<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  const file = path.join(LOCKS, `${name}.pid`);
  mkdirSync(LOCKS, { recursive: true });
  while (!take(file)) await delay(200);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    if (!isAlive(Number(readHolder(file)))) rmSync(file, { force: true });
    return false;
  }
}

function readHolder(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // Given back between our two looks: the next attempt finds it free.
    return "";
  }
}
