import { Worker } from "node:worker_threads";
import { PictureEngineBusyError, PictureEngineClosedError, PictureThreadDiedError } from "./errors.ts";

export interface ThreadPoolOptions {
  readonly entry: URL;
  readonly threads: number;
  /** Jobs that may wait; one more is refused. */
  readonly queueLimit: number;
}

/** Runs messages through worker threads, one at a time each. */
export interface ThreadPool<Message, Reply> {
  /** Resolves with the thread's reply. Throws when the thread dies, the queue is full or the pool is closed. */
  run: (message: Message, transfer: readonly ArrayBuffer[]) => Promise<Reply>;
  close: () => Promise<void>;
}

interface Waiting<Message, Reply> {
  readonly message: Message;
  readonly transfer: readonly ArrayBuffer[];
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
}

interface Seat<Message, Reply> {
  /** Started with the seat's first job, and anew after a death. */
  worker: Worker | null;
  current: Waiting<Message, Reply> | null;
}

/** Starts no thread before the first job. A thread that dies fails its own job only and is replaced. */
export function threadPool<Message, Reply>(options: ThreadPoolOptions): ThreadPool<Message, Reply> {
  const queue: Waiting<Message, Reply>[] = [];
  const seats = Array.from({ length: options.threads }, (): Seat<Message, Reply> => ({ worker: null, current: null }));
  let closed = false;

  const finish = (seat: Seat<Message, Reply>) => {
    const done = seat.current;
    seat.current = null;
    queueMicrotask(next);
    return done;
  };

  const seatWorker = (seat: Seat<Message, Reply>): Worker => {
    if (seat.worker) return seat.worker;
    const worker = new Worker(options.entry);
    worker.on("message", (reply: Reply) => finish(seat)?.resolve(reply));
    worker.on("error", (cause) => {
      die(worker, cause);
    });
    worker.on("exit", (code) => {
      die(worker, code);
    });
    const die = (dead: Worker, cause: unknown) => {
      if (seat.worker !== dead) return;
      seat.worker = null;
      finish(seat)?.reject(new PictureThreadDiedError("A picture thread ended in the middle of its job.", { cause }));
    };
    seat.worker = worker;
    return worker;
  };

  const next = () => {
    const seat = seats.find(({ current }) => current === null);
    const job = seat ? queue.shift() : undefined;
    if (!seat || !job) return;
    seat.current = job;
    seatWorker(seat).postMessage(job.message, [...job.transfer]);
    next();
  };

  return {
    run: (message, transfer) =>
      new Promise((resolve, reject) => {
        if (closed) {
          reject(new PictureEngineClosedError("The picture engine is closed."));
          return;
        }
        if (queue.length >= options.queueLimit) {
          reject(new PictureEngineBusyError(`More than ${options.queueLimit} pictures are waiting.`));
          return;
        }
        queue.push({ message, transfer, resolve, reject });
        next();
      }),
    close: async () => {
      closed = true;
      for (const job of queue.splice(0)) job.reject(new PictureEngineClosedError("The picture engine was closed."));
      await Promise.all(seats.flatMap(({ worker }) => (worker ? [worker.terminate()] : [])));
    },
  };
}
