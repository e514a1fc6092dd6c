import { availableParallelism } from "node:os";

import { threadedPictureEngine } from "#app/adapters/imaging/picture-engine.ts";
import type { Consumer } from "#app/adapters/queue/consumer.ts";
import type { Composition } from "#app/composition.server.ts";
import { workOnPicture } from "#app/core/run/work-job.ts";

/** Prepares and finishes shots: one job per core, and one more that fetches and stores meanwhile. */
export function startPictures({ ports, consume }: Composition): Consumer {
  const engine = threadedPictureEngine();
  const consumer = consume("pictures", (job) => workOnPicture({ ...ports, engine }, job), availableParallelism() + 1);
  return {
    async drain() {
      await consumer.drain();
      await engine.close();
    },
  };
}
