import type { Composition } from "#app/composition.server.ts";
import { sweep } from "#app/core/run/sweep.ts";

const EVERY_MS = 2_000;

/** Looks for what is due, again and again; one look at a time. */
export function startSweeper({ ports }: Composition): { readonly drain: () => Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let looking = Promise.resolve();
  const look = async (): Promise<void> => {
    try {
      const { woken } = await sweep(ports);
      if (woken > 0) ports.journal.note("swept", { woken });
    } catch (error) {
      ports.journal.warn("sweep-failed", {}, error);
    }
  };
  const next = (): void => {
    if (stopped) return;
    looking = look();
    void looking.then(() => {
      timer = setTimeout(next, EVERY_MS);
    });
  };
  next();
  return {
    async drain() {
      stopped = true;
      clearTimeout(timer);
      await looking;
    },
  };
}
