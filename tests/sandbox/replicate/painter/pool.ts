import { Worker } from "node:worker_threads";

import { UnpaintableError, type Commission, type Painter } from "./painter.ts";

export type Order = { readonly id: number; readonly commission: Commission };
export type Receipt =
  | { readonly id: number; readonly outcome: "painted"; readonly bytes: Uint8Array }
  | { readonly id: number; readonly outcome: "unpaintable" | "broken"; readonly reason: string };

type Waiting = Order & { resolve: (bytes: Uint8Array) => void; reject: (error: Error) => void };

/** The painter itself failed, not the pictures handed in: another try may succeed. */
export class PainterBrokenError extends Error {
  override readonly name = "PainterBrokenError";
}

/** Paints in threads of its own, started when first needed, so that the sandbox's HTTP stays responsive. */
export function openRayPainter(threads: number): Painter {
  const pool = new PainterPool(threads);
  return {
    paint: (commission, signal) => pool.paint(commission, signal),
    close: () => pool.close(),
  };
}

type Easel = { readonly worker: Worker; current: Waiting | undefined };

class PainterPool {
  readonly #threads: number;
  readonly #easels: Easel[] = [];
  #queue: Waiting[] = [];
  #lastId = 0;

  constructor(threads: number) {
    this.#threads = threads;
  }

  paint(commission: Commission, signal: AbortSignal): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      this.#lastId += 1;
      const waiting = { id: this.#lastId, commission, resolve, reject };
      // A picture already on an easel is finished and thrown away; one still waiting is never begun.
      signal.addEventListener("abort", () => {
        this.#queue = this.#queue.filter((other) => other !== waiting);
        reject(new PainterBrokenError("The painting was called off."));
      });
      this.#queue.push(waiting);
      this.#next();
    });
  }

  async close(): Promise<void> {
    const easels = this.#easels.splice(0);
    await Promise.all(easels.map(({ worker }) => worker.terminate()));
    for (const { current } of easels) current?.reject(new PainterBrokenError("The painter was closed."));
    for (const waiting of this.#queue.splice(0)) waiting.reject(new PainterBrokenError("The painter was closed."));
  }

  #next(): void {
    if (this.#queue.length === 0) return;
    const easel = this.#easels.find(({ current }) => current === undefined) ?? this.#newEasel();
    if (easel === undefined) return;
    const waiting = this.#queue.shift();
    if (waiting === undefined) return;
    easel.current = waiting;
    easel.worker.ref();
    easel.worker.postMessage({ id: waiting.id, commission: waiting.commission } satisfies Order);
  }

  #newEasel(): Easel | undefined {
    if (this.#easels.length >= this.#threads) return undefined;
    const worker = new Worker(new URL("./paint-thread.ts", import.meta.url));
    const easel: Easel = { worker, current: undefined };
    worker.on("message", (receipt: Receipt) => {
      this.#settle(easel, receipt);
    });
    worker.on("error", (error) => {
      this.#lose(easel, error);
    });
    this.#easels.push(easel);
    return easel;
  }

  #settle(easel: Easel, receipt: Receipt): void {
    const waiting = easel.current;
    easel.current = undefined;
    easel.worker.unref();
    if (receipt.outcome === "painted") waiting?.resolve(receipt.bytes);
    else if (receipt.outcome === "unpaintable") waiting?.reject(new UnpaintableError(receipt.reason));
    else waiting?.reject(new PainterBrokenError(receipt.reason));
    this.#next();
  }

  #lose(easel: Easel, error: Error): void {
    this.#easels.splice(this.#easels.indexOf(easel), 1);
    easel.current?.reject(new PainterBrokenError("The painter's thread ended.", { cause: error }));
    this.#next();
  }
}
