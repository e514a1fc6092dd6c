import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isAlive } from "#scripts/process/is-alive.ts";
import { AlreadyRunningError } from "./errors.ts";

/** Makes sure that one launcher works on a data folder; returns what gives it back. */
export function lockData(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, "demo.pid");
  const holder = Number(readIfThere(file));
  if (holder !== process.pid && isAlive(holder)) {
    throw new AlreadyRunningError(`The demo already runs (process ${String(holder)}) on ${folder}.`);
  }
  writeFileSync(file, String(process.pid));
  return () => {
    rmSync(file, { force: true });
  };
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    // No launcher has run here before, or it ended in order.
    return "";
  }
}
