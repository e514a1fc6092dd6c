import { expect, test } from "vitest";
import { isAlive } from "#scripts/process/is-alive.ts";
import { ProgramFailedError, runCaptured, runQuietly } from "#scripts/process/run-program.ts";

const node = (code: string) => ({ command: process.execPath, args: ["-e", code] });

test("a program's output and exit code come back", async () => {
  const ended = await runCaptured(node("console.log('out'); console.error('err'); process.exitCode = 3"));
  expect(ended).toEqual({ code: 3, output: "out\nerr\n" });
});

test("a program that does not exist has failed", async () => {
  expect((await runCaptured({ command: "no-such-program", args: [] })).code).toBe(-1);
});

test("a failing program is reported in its own words", async () => {
  const failure = runQuietly(node("console.error('the disk is full'); process.exit(1)"));
  await expect(failure).rejects.toThrow(ProgramFailedError);
  await expect(failure).rejects.toThrow("the disk is full");
});

test("this process is alive, and no process has the id 4194999 or none", () => {
  expect([process.pid, 4194999, 0, Number.NaN].map(isAlive)).toEqual([true, false, false, false]);
});
