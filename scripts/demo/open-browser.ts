import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { browserArguments } from "#scripts/browser/browser-arguments.ts";
import { findBrowser } from "#scripts/browser/find-browser.ts";
import { readEnvironment } from "#scripts/environment.ts";
import type { SandboxReport } from "./sandbox-report.ts";

const NO_BROWSER = `No Chrome, Chromium or Edge was found. Install one, or set BROWSER_PATH to it, and start again;
or start any Chromium-based browser with these arguments:`;

/** Opens the sandbox's admin in a browser of its own, or says how to; returns what closes that browser. */
export function openBrowser(
  sandbox: Pick<SandboxReport, "admin" | "browserArguments">,
  say: (text: string) => void,
): () => void {
  const browser = findBrowser(readEnvironment());
  const profile = mkdtempSync(path.join(os.tmpdir(), "roomshots-browser-"));
  const args = [...browserArguments(sandbox.browserArguments), `--user-data-dir=${profile}`, sandbox.admin];
  const removeProfile = () => {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  if (browser === null) say(NO_BROWSER);
  say(commandLine(browser ?? "chrome", args));
  if (browser === null || !hasScreen()) return removeProfile;
  const child = spawn(browser, args, { stdio: "ignore" });
  child.once("error", (error) => {
    say(`${browser} could not be started: ${error.message}`);
  });
  return () => {
    child.kill();
    removeProfile();
  };
}

function hasScreen(): boolean {
  if (process.platform !== "linux") return true;
  const { DISPLAY, WAYLAND_DISPLAY } = readEnvironment();
  return DISPLAY !== undefined || WAYLAND_DISPLAY !== undefined;
}

/** A command as it can be pasted into a terminal. */
export function commandLine(program: string, args: readonly string[]): string {
  return [program, ...args].map((part) => (/[\s*|&;]/.test(part) ? `"${part}"` : part)).join(" ");
}
