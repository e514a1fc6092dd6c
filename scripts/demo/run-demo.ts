import { lockData } from "./data-lock.ts";
import { openBrowser } from "./open-browser.ts";
import type { DemoOptions } from "./options.ts";
import { describeEnd } from "./part.ts";
import { startWorld, type World } from "./world.ts";

type Say = (text: string) => void;

/** Runs the demo until it is interrupted or a part of it ends; returns the exit code. */
export async function runDemo(options: DemoOptions, say: Say): Promise<number> {
  const unlock = lockData(options.dataFolder);
  const interrupted = interruption();
  try {
    const world = await startWorld({ ...options, photos: options.once?.photos ?? null, say });
    try {
      return await useWorld(world, { options, interrupted, say });
    } finally {
      say("stopping …");
      await world.stop();
      say("stopped");
    }
  } finally {
    unlock();
  }
}

type Use = { options: DemoOptions; interrupted: Promise<void>; say: Say };

async function useWorld(world: World, { options, interrupted, say }: Use): Promise<number> {
  const closeBrowser = options.opensBrowser ? openBrowser(world.sandbox, say) : () => undefined;
  say(`READY ${world.sandbox.admin} (everything it keeps is in ${options.dataFolder}; Ctrl-C stops it)`);
  try {
    const ended = await Promise.race([interrupted.then(() => null), ...world.parts.map(endOf)]);
    if (ended === null) return 0;
    process.stderr.write(`${describeEnd(ended.part, ended.how)}\n`);
    return 1;
  } finally {
    closeBrowser();
  }
}

async function endOf(part: World["parts"][number]): Promise<{ part: typeof part; how: string }> {
  return { part, how: await part.ended };
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
