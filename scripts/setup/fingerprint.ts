import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ROOT } from "#scripts/root.ts";

/** One sum over the names and contents of all files that match. */
export function fingerprint(patterns: readonly string[]): string {
  const sum = createHash("sha256").update(process.versions.modules);
  const files = globSync([...patterns], { cwd: ROOT }).sort();
  for (const file of files.filter((name) => statSync(path.join(ROOT, name)).isFile())) {
    sum.update(`\n${file}\n`).update(readFileSync(path.join(ROOT, file)));
  }
  return sum.digest("hex");
}

/** Whether the last thing made from these files was made from them as they are now. */
export function isFresh(stamp: string, print: string): boolean {
  const file = path.join(ROOT, stamp);
  return existsSync(file) && readFileSync(file, "utf8") === print;
}

export function writeStamp(stamp: string, print: string): void {
  const file = path.join(ROOT, stamp);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, print);
}
