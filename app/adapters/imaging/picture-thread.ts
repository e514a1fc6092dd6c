import { parentPort } from "node:worker_threads";
import sharp from "sharp";
import { shutOtherDecoders } from "#app/imaging/intake/decoders.ts";
import type { PictureAnswer, PictureJob, ThreadMessage } from "./jobs.ts";
import { runJob } from "./run-job.ts";

// One job a thread and one libvips thread a job: the pool has as many threads as there are cores.
sharp.concurrency(1);
sharp.cache(false);
shutOtherDecoders();

parentPort?.on("message", (job: PictureJob) => {
  void answer(job);
});

async function answer(job: PictureJob): Promise<void> {
  try {
    const done = await runJob(job);
    send({ outcome: "done", answer: done }, buffersOf(done));
  } catch (error) {
    const known = error instanceof Error ? error : new TypeError(String(error));
    send({ outcome: "failed", message: `${known.name}: ${known.message}`, stack: known.stack ?? "" }, []);
  }
}

function send(message: ThreadMessage, transfer: ArrayBuffer[]): void {
  parentPort?.postMessage(message, transfer);
}

/** Pictures move to the asking thread; they are copied only where Node's pool gave them a shared buffer. */
function buffersOf(answer: PictureAnswer): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  for (const picture of picturesOf(answer))
    if (picture.buffer instanceof ArrayBuffer && picture.byteLength === picture.buffer.byteLength)
      buffers.add(picture.buffer);
  return [...buffers];
}

function picturesOf(answer: PictureAnswer): Uint8Array[] {
  if ("canvas" in answer) return [answer.canvas, answer.mask];
  switch (answer.outcome) {
    case "cut-out":
      return [answer.picture.png];
    case "finished":
      return [answer.pictures.final, answer.pictures.preview, answer.pictures.thumbnail, answer.pictures.difference];
    case "refused":
    case "unusable":
      return [];
  }
}
