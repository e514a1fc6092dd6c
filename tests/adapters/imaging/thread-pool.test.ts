import { afterEach, expect, test } from "vitest";
import {
  PictureEngineBusyError,
  PictureEngineClosedError,
  PictureThreadDiedError,
} from "#app/adapters/imaging/errors.ts";
import { threadPool, type ThreadPool } from "#app/adapters/imaging/thread-pool.ts";

type Ask = { readonly say: string } | { readonly die: true } | { readonly wait: number };

/** A thread that answers, waits or dies as it is told. */
const ENTRY = new URL("./obedient-thread.ts", import.meta.url);

let pool: ThreadPool<Ask, string> | undefined;
afterEach(() => pool?.close());

function aPool(threads: number, queueLimit = 10): ThreadPool<Ask, string> {
  pool = threadPool<Ask, string>({ entry: ENTRY, threads, queueLimit });
  return pool;
}

test("every job gets its own answer", async () => {
  const { run } = aPool(2);
  const asked = ["a", "b", "c", "d", "e"];
  expect(await Promise.all(asked.map((say) => run({ say }, [])))).toEqual(asked);
});

test("a thread that dies fails its own job only, and the next one is done", async () => {
  const { run } = aPool(1);
  const [dead, alive] = await Promise.allSettled([run({ die: true }, []), run({ say: "still here" }, [])]);
  expect(dead.status === "rejected" ? dead.reason : undefined).toBeInstanceOf(PictureThreadDiedError);
  expect(alive).toEqual({ status: "fulfilled", value: "still here" });
});

test("a queue that is full refuses the next job, which may be tried again later", async () => {
  const { run } = aPool(1, 1);
  const running = run({ wait: 60 }, []);
  const waiting = run({ say: "second" }, []);
  await expect(run({ say: "third" }, [])).rejects.toMatchObject({ canRetry: true, name: PictureEngineBusyError.name });
  expect(await Promise.all([running, waiting])).toEqual(["waited", "second"]);
});

test("closing fails what waits and refuses what comes", async () => {
  const { run, close } = aPool(1);
  const running = run({ wait: 5000 }, []);
  const waiting = run({ say: "never" }, []);
  const ended = Promise.allSettled([running, waiting]);
  await close();
  expect((await ended).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  await expect(run({ say: "late" }, [])).rejects.toBeInstanceOf(PictureEngineClosedError);
});
