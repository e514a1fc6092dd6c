import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { PartFailedError } from "#scripts/demo/errors.ts";
import { startPart, type PartPlan } from "#scripts/demo/part.ts";
import { saysReady } from "#scripts/demo/readiness.ts";
import { isAlive } from "#scripts/process/is-alive.ts";
import { runCaptured } from "#scripts/process/run-program.ts";
import { ROOT } from "#scripts/root.ts";
import { plantTree } from "#tests/support/planted-tree.ts";

const WAIT = "setInterval(() => undefined, 1000);";

const tree = await plantTree({
  "orderly.mjs": `process.once("SIGTERM", () => { console.log("drained"); process.exit(0); }); ${WAIT} process.send("ready");`,
  "deaf.mjs": `process.on("SIGTERM", () => undefined); process.send("ready"); ${WAIT}`,
  "broken.mjs": `console.error("no such setting"); process.exit(3);`,
  "launcher.ts": `
    import { startPart } from ${JSON.stringify(path.join(ROOT, "scripts/demo/part.ts"))};
    const isReady = ({ onMessage }) => new Promise((resolve) => onMessage(resolve));
    const { part } = await startPart({ name: "left", program: process.argv[2], logs: process.argv[3], isReady });
    console.log(part.child.pid);
    process.kill(process.pid, "SIGKILL");`,
});
afterAll(() => tree.remove());

function plan(name: string): PartPlan<void> {
  return { name, program: path.join(tree.root, `${name}.mjs`), logs: path.join(tree.root, "logs"), isReady: saysReady };
}

test("a stopped part has ended in order and kept its log", async () => {
  const { part } = await startPart(plan("orderly"));
  await part.stop(5_000);
  expect(await part.ended).toBe("ended with 0");
  expect(readFileSync(part.log, "utf8")).toBe("drained\n");
});

test("a part that will not stop is killed when its time is over", async () => {
  const { part } = await startPart(plan("deaf"));
  await part.stop(100);
  expect(await part.ended).toBe("ended with SIGKILL");
});

test("a part that ends before it is ready is reported with its last words", async () => {
  const start = startPart(plan("broken"));
  await expect(start).rejects.toThrow(PartFailedError);
  await expect(start).rejects.toThrow(/broken ended with 3[^]*no such setting/);
});

test("a part ends when its launcher is killed", async () => {
  const args = [path.join(tree.root, "launcher.ts"), plan("orderly").program, plan("orderly").logs];
  const { output } = await runCaptured({ command: process.execPath, args, cwd: ROOT });
  const pid = z.coerce.number().int().positive().parse(output.trim());
  await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
});
