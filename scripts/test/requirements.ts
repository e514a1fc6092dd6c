import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { findBrowser } from "#scripts/browser/find-browser.ts";
import type { Environment } from "#scripts/environment.ts";
import { findOnPath } from "#scripts/find-on-path.ts";

/** Something the tests need that npm does not bring. */
export type Requirement = {
  name: string;
  /** Debian's package with it. */
  debian: string;
  isMet: (environment: Environment) => boolean;
  advice: string;
};

export const REQUIREMENTS: readonly Requirement[] = [
  {
    name: "Redis",
    debian: "redis-server",
    isMet: (environment) =>
      environment.REDIS_URL !== undefined || findOnPath(environment.PATH, ["redis-server"]) !== null,
    advice: "install redis-server so that it is on PATH, or set REDIS_URL to a Redis 6.2 or newer that may be emptied",
  },
  {
    name: "a browser",
    debian: "chromium",
    isMet: (environment) => findBrowser(environment) !== null || existsSync(chromium.executablePath()),
    advice: "install Chrome, Chromium or Edge, or set BROWSER_PATH to one of them",
  },
];

export function missing(environment: Environment): Requirement[] {
  return REQUIREMENTS.filter((requirement) => !requirement.isMet(environment));
}
