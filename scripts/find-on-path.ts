import { accessSync, constants, statSync } from "node:fs";
import path from "node:path";

/** The first of these programs that a PATH holds, with its folder. */
export function findOnPath(searchPath: string, names: readonly string[]): string | null {
  const folders = searchPath.split(path.delimiter).filter((folder) => folder !== "");
  const candidates = names.flatMap((name) => folders.map((folder) => path.join(folder, executableName(name))));
  return candidates.find(isExecutable) ?? null;
}

export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    // Missing, or not ours to run: either way not a program we can start.
    return false;
  }
}

function executableName(name: string): string {
  return process.platform === "win32" && path.extname(name) === "" ? `${name}.exe` : name;
}
