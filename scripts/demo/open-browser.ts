import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { browserArguments } from "#scripts/browser/browser-arguments.ts";
import { findBrowser } from "#scripts/browser/find-browser.ts";
import { readEnvironment } from "#scripts/environment.ts";
import type { SandboxReport } from "./sandbox-report.ts";

export type BrowserPlan = {
  /** Null where no Chrome, Chromium or Edge was found. */
  program: string | null;
  args: readonly string[];
  profile: string;
};

export const NO_BROWSER =
  "No Chrome, Chromium or Edge was found: install one, or set BROWSER_PATH to one, and start again;\n" +
  "or start any Chromium-based browser with the arguments below.";

/** How to see the sandbox's admin: a browser with a profile of its own, which the user's settings stay out of. */
export function planBrowser(sandbox: Pick<SandboxReport, "admin" | "browserArguments">): BrowserPlan {
  const profile = path.join(os.tmpdir(), "roomshots-browser");
  const args = [...browserArguments(sandbox.browserArguments), `--user-data-dir=${profile}`, sandbox.admin];
  return { program: findBrowser(readEnvironment()), args, profile };
}

/** The plan as it can be pasted into a terminal. */
export function commandLine({ program, args }: Pick<BrowserPlan, "program" | "args">): string {
  return [program ?? "chrome", ...args].map((part) => (/[\s*|&;~]/.test(part) ? `"${part}"` : part)).join(" ");
}

/** Opens the browser where there is one and a screen for it; returns what closes it. */
export function openBrowser({ program, args, profile }: BrowserPlan, say: (text: string) => void): () => void {
  if (program === null || !hasScreen()) return () => undefined;
  const own = mkdtempSync(`${profile}-`);
  const child = spawn(program, [...args, `--user-data-dir=${own}`], { stdio: "ignore" });
  child.once("error", (error) => {
    say(`${program} could not be started: ${error.message}`);
  });
  return () => {
    child.kill();
    // The browser may still be writing for a moment.
    rmSync(own, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
}

function hasScreen(): boolean {
  if (process.platform !== "linux") return true;
  const { DISPLAY, WAYLAND_DISPLAY } = readEnvironment();
  return DISPLAY !== undefined || WAYLAND_DISPLAY !== undefined;
}
