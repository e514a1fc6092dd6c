import { compose, type Composition } from "#app/composition.server.ts";
import { readConfig } from "#app/config.server.ts";

type Part = { readonly drain: () => Promise<void> };

/** Composes, starts, says that it is ready, and drains on SIGTERM, SIGINT or when its launcher is gone. */
export function runProcess(name: string, start: (composition: Composition) => readonly Part[]): void {
  const composition = compose(readConfig(), name);
  const parts = start(composition);
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await Promise.all(parts.map((part) => part.drain()));
    await composition.close();
    process.exit(0);
  };
  const onSignal = (): void => {
    void stop();
  };
  process.once("SIGTERM", onSignal);
  process.once("SIGINT", onSignal);
  process.once("disconnect", onSignal);
  composition.ports.journal.note("started", {});
  process.send?.("ready");
}
