import path from "node:path";
import type { Environment } from "#scripts/environment.ts";
import { findOnPath, isExecutable } from "#scripts/find-on-path.ts";

const ON_PATH = [
  "google-chrome",
  "google-chrome-stable",
  "chromium",
  "chromium-browser",
  "microsoft-edge",
  "chrome",
  "msedge",
];

const MAC_APPS = ["Google Chrome", "Chromium", "Microsoft Edge"];
const WINDOWS_PROGRAMS = [
  ["Google", "Chrome", "Application", "chrome.exe"],
  ["Chromium", "Application", "chrome.exe"],
  ["Microsoft", "Edge", "Application", "msedge.exe"],
];

/** Chrome, Chromium or Edge: BROWSER_PATH, then PATH, then where each system keeps programs; null when there is none. */
export function findBrowser(environment: Environment, platform: string = process.platform): string | null {
  if (environment.BROWSER_PATH !== undefined) return environment.BROWSER_PATH;
  return findOnPath(environment.PATH, ON_PATH) ?? usualPlaces(environment, platform).find(isExecutable) ?? null;
}

function usualPlaces(environment: Environment, platform: string): string[] {
  if (platform === "darwin") return MAC_APPS.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  if (platform !== "win32") return ["/snap/bin/chromium", "/opt/google/chrome/chrome"];
  const folders = [environment.PROGRAMFILES, environment["PROGRAMFILES(X86)"], environment.LOCALAPPDATA];
  return folders
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => WINDOWS_PROGRAMS.map((program) => path.join(folder, ...program)));
}
