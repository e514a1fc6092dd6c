import { parentPort } from "node:worker_threads";
import { setTimeout } from "node:timers/promises";

parentPort?.on("message", (ask: { say?: string; die?: true; wait?: number }) => {
  void obey(ask);
});

async function obey({ say, die, wait }: { say?: string; die?: true; wait?: number }): Promise<void> {
  if (die) process.exit(1);
  if (wait !== undefined) await setTimeout(wait);
  parentPort?.postMessage(say ?? "waited");
}
