import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { runQuietly } from "#scripts/process/run-program.ts";
import { exclusively } from "./exclusive.ts";
import { step } from "./progress.ts";
import { ROOT } from "#scripts/root.ts";

// No package here needs its install script, and some of those download what cannot be reached everywhere.
const NPM_CI = ["ci", "--ignore-scripts", "--no-audit", "--no-fund"];

type Locked = { version?: string; optional?: boolean; devOptional?: boolean };

/** Installs the locked packages when node_modules lacks one of them. */
export async function installPackages(): Promise<void> {
  if (areInstalled(ROOT)) return;
  await exclusively("packages", async () => {
    if (areInstalled(ROOT)) return;
    await step("Installing packages", () => runQuietly({ command: "npm", args: NPM_CI, cwd: ROOT, isBatchFile: true }));
  });
}

/** npm keeps a list of what it installed inside node_modules: is it what the lock asks for? */
export function areInstalled(root: string): boolean {
  const installed = path.join(root, "node_modules", ".package-lock.json");
  if (!existsSync(installed)) return false;
  const found = readPackages(installed);
  return Object.entries(readPackages(path.join(root, "package-lock.json"))).every(([place, locked]) => {
    const isForOtherPlatforms = locked.optional ?? locked.devOptional ?? false;
    const here = found[place];
    return place === "" || (here ? here.version === locked.version : isForOtherPlatforms);
  });
}

// zod is not there yet; npm wrote both files.
function readPackages(file: string): Record<string, Locked> {
  const lock: unknown = JSON.parse(readFileSync(file, "utf8"));
  if (!isLock(lock)) return {};
  return lock.packages;
}

function isLock(value: unknown): value is { packages: Record<string, Locked> } {
  return typeof value === "object" && value !== null && "packages" in value && typeof value.packages === "object";
}
