import { existsSync } from "node:fs";
import { childEnvironment, readEnvironment } from "#scripts/environment.ts";
import { findOnPath } from "#scripts/find-on-path.ts";
import { installedProgram } from "#scripts/process/installed-program.ts";
import { ProgramFailedError, runQuietly } from "#scripts/process/run-program.ts";
import { step } from "#scripts/setup/progress.ts";
import { missing, type Requirement } from "./requirements.ts";

/** Brings what the tests need and is not there, as far as this machine allows; returns what is still missing. */
export async function bringRequirements(): Promise<Requirement[]> {
  const wanted = missing(readEnvironment());
  if (isDebianRoot()) await installDebianPackages(wanted.map(({ debian }) => debian));
  else if (wanted.some(({ debian }) => debian === "chromium")) await downloadBrowser();
  return missing(readEnvironment());
}

function isDebianRoot(): boolean {
  return process.getuid?.() === 0 && existsSync("/etc/debian_version");
}

async function installDebianPackages(names: readonly string[]): Promise<void> {
  // `ip` opens the loopback device of the tests' network namespace.
  const wanted = findOnPath(readEnvironment().PATH, ["ip"]) === null ? [...names, "iproute2"] : names;
  if (wanted.length === 0) return;
  const env = childEnvironment({ DEBIAN_FRONTEND: "noninteractive" });
  await tolerating(() =>
    step(`Installing ${wanted.join(", ")}`, async () => {
      await runQuietly({ command: "apt-get", args: ["update", "-q"], env });
      await runQuietly({ command: "apt-get", args: ["install", "-qy", "--no-install-recommends", ...wanted], env });
    }),
  );
}

async function downloadBrowser(): Promise<void> {
  await tolerating(() =>
    step("Downloading Chromium", () => runQuietly(installedProgram("playwright-core", ["install", "chromium"]))),
  );
}

// What could not be brought is listed afterwards, with advice; the reason is worth a line.
async function tolerating(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof ProgramFailedError)) throw error;
    process.stderr.write(`${error.message}\n`);
  }
}
