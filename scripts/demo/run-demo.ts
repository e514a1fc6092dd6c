import { rmSync } from "node:fs";
import path from "node:path";

import { lockData } from "./data-lock.ts";
import { runOnce, type OnceReport } from "./once.ts";
import { commandLine, NO_BROWSER, openBrowser, planBrowser } from "./open-browser.ts";
import type { DemoOptions, OnceOptions } from "./options.ts";
import { describeEnd } from "./part.ts";
import { startWorld, type World } from "./world.ts";

type Say = (text: string) => void;
type Outcome = { code: number; report: OnceReport | null };

/** Runs the demo until it is interrupted or a part of it ends; returns the exit code. */
export async function runDemo(options: DemoOptions, say: Say): Promise<number> {
  const dataFolder = options.once === null ? options.dataFolder : freshFolder(options.dataFolder);
  const unlock = lockData(dataFolder);
  const interrupted = interruption();
  try {
    const { code, report } = await liveIn({ ...options, dataFolder }, { interrupted, say });
    if (report !== null) say(JSON.stringify(report));
    return code;
  } finally {
    unlock();
  }
}

/** One run of the main job begins with a store in which nothing has happened yet. */
function freshFolder(dataFolder: string): string {
  const folder = path.join(dataFolder, "once");
  lockData(folder)();
  rmSync(folder, { recursive: true, force: true });
  return folder;
}

type Surroundings = { interrupted: Promise<void>; say: Say };

async function liveIn(options: DemoOptions, { interrupted, say }: Surroundings): Promise<Outcome> {
  const world = await startWorld({ ...options, photos: options.once?.photos ?? null, say });
  try {
    if (options.once !== null) return await driveOnce(world, options.once, { interrupted, say });
    return { code: await useWorld(world, options, { interrupted, say }), report: null };
  } finally {
    say("stopping …");
    await world.stop();
    say("stopped");
  }
}

async function useWorld(world: World, options: DemoOptions, { interrupted, say }: Surroundings): Promise<number> {
  const browser = planBrowser(world.sandbox);
  if (browser.program === null) say(NO_BROWSER);
  say(`READY ${world.sandbox.admin} (open with: ${commandLine(browser)})`);
  say(`Everything it keeps is in ${options.dataFolder}. Ctrl-C stops it.`);
  const closeBrowser = options.opensBrowser ? openBrowser(browser, say) : () => undefined;
  try {
    const ended = await brokenOff(world, interrupted);
    if (ended === null) return 0;
    process.stderr.write(`${ended}\n`);
    return 1;
  } finally {
    closeBrowser();
  }
}

/** The main job without a window; its report is the last line that is printed. */
async function driveOnce(world: World, once: OnceOptions, { interrupted, say }: Surroundings): Promise<Outcome> {
  const done = runOnce(world, once, say).then((report) => ({ report, broken: null }));
  const broken = brokenOff(world, interrupted).then((why) => ({ report: null, broken: why ?? "interrupted" }));
  const ended = await Promise.race([done, broken]);
  if (ended.broken === null) return { code: 0, report: ended.report };
  process.stderr.write(`${ended.broken}\n`);
  return { code: 1, report: null };
}

/** Says which part ended by itself; null when we were interrupted. */
function brokenOff(world: World, interrupted: Promise<void>): Promise<string | null> {
  const ends = world.parts.map(async (part) => describeEnd(part, await part.ended));
  return Promise.race([interrupted.then(() => null), ...ends]);
}

// Ctrl-C can reach us several times: from the terminal and from the npm that started us.
function interruption(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.on(signal, () => {
        resolve();
      });
    }
  });
}
