const REMINDER_MS = 10_000;

/** Says what is being done, that it still is, and how long it took. */
export async function step<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  const startedAt = Date.now();
  const seconds = () => ((Date.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(`${what} …\n`);
  const reminder = setInterval(() => process.stdout.write(`  still at it (${seconds()} s)\n`), REMINDER_MS);
  try {
    const result = await work();
    process.stdout.write(`  done in ${seconds()} s\n`);
    return result;
  } finally {
    clearInterval(reminder);
  }
}
