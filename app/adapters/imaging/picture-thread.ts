import { parentPort } from "node:worker_threads";
import { shutOtherDecoders } from "#app/imaging/intake/decoders.ts";
import { keepToOneThread } from "#app/imaging/one-thread.ts";
import type { PictureJob, ThreadMessage } from "./jobs.ts";
import { runJob } from "./run-job.ts";

// One job a thread and one libvips thread a job: the pool has as many threads as there are cores.
keepToOneThread();
shutOtherDecoders();

parentPort?.on("message", (job: PictureJob) => {
  void answer(job);
});

async function answer(job: PictureJob): Promise<void> {
  try {
    const done = await runJob(job);
    send({ outcome: "done", answer: done });
  } catch (error) {
    const known = error instanceof Error ? error : new TypeError(String(error));
    send({ outcome: "failed", message: `${known.name}: ${known.message}`, stack: known.stack ?? "" });
  }
}

// Copied, not moved: libvips owns the memory of what it encodes, and Node refuses to transfer that.
function send(message: ThreadMessage): void {
  parentPort?.postMessage(message);
}
