import { availableParallelism } from "node:os";
import type { PictureEngine } from "#app/core/shot/ports.ts";
import { PictureWorkFailedError } from "./errors.ts";
import type { PictureAnswers, PictureJob, ThreadMessage } from "./jobs.ts";
import { threadPool } from "./thread-pool.ts";

export interface PictureEngineOptions {
  /** One per core unless said otherwise. */
  readonly threads?: number;
  /** Jobs that may wait before further ones are refused with `PictureEngineBusyError`. */
  readonly queueLimit?: number;
}

/** The picture engine in its own threads; `close` ends them. */
export interface ThreadedPictureEngine extends PictureEngine {
  close: () => Promise<void>;
}

const QUEUE_LIMIT = 64;

/** Starts the engine. Its threads begin with the first job and keep no state between jobs. */
export function threadedPictureEngine(options: PictureEngineOptions = {}): ThreadedPictureEngine {
  const pool = threadPool<PictureJob, ThreadMessage>({
    entry: new URL("./picture-thread.ts", import.meta.url),
    threads: options.threads ?? availableParallelism(),
    queueLimit: options.queueLimit ?? QUEUE_LIMIT,
  });
  const run = async (job: PictureJob, pictures: readonly Uint8Array<ArrayBuffer>[]) => {
    const reply = await pool.run(
      job,
      pictures.map(({ buffer }) => buffer),
    );
    if (reply.outcome === "done") return reply.answer;
    throw new PictureWorkFailedError(reply.message, { cause: reply.stack });
  };
  return {
    cutOut: async (bytes) => {
      const photo = ownCopy(bytes);
      return sureOf(await run({ kind: "cut-out", photo }, [photo]), isCutOut);
    },
    prepareCanvas: async (png, request) => {
      const cutOut = ownCopy(png);
      return sureOf(await run({ kind: "canvas", cutOut, request }, [cutOut]), isCanvas);
    },
    finish: async ({ placement, provenance, ...pictures }) => {
      const photo = ownCopy(pictures.photo);
      const cutOut = ownCopy(pictures.cutOut);
      const painted = ownCopy(pictures.painted);
      const job: PictureJob = { kind: "finish", photo, cutOut, painted, placement, provenance };
      return sureOf(await run(job, [photo, cutOut, painted]), isFinish);
    },
    close: pool.close,
  };
}

/** What is transferred is lost to the sender, and the caller still needs its bytes: encoded files are cheap to copy. */
function ownCopy(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(bytes);
}

type Answer = PictureAnswers[keyof PictureAnswers];

function isCanvas(answer: Answer): answer is PictureAnswers["canvas"] {
  return "canvas" in answer;
}

function isCutOut(answer: Answer): answer is PictureAnswers["cut-out"] {
  return "outcome" in answer && (answer.outcome === "cut-out" || answer.outcome === "refused");
}

function isFinish(answer: Answer): answer is PictureAnswers["finish"] {
  return "outcome" in answer && (answer.outcome === "finished" || answer.outcome === "unusable");
}

function sureOf<Wanted extends Answer>(answer: Answer, fits: (answer: Answer) => answer is Wanted): Wanted {
  if (fits(answer)) return answer;
  throw new PictureWorkFailedError("A picture thread answered another question.");
}
