import { createServer } from "node:net";
import { expect, test } from "vitest";
import { freePort } from "#scripts/free-port.ts";

test("a wanted port that is taken is replaced by a free one", async () => {
  const taken = await freePort();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(taken, "127.0.0.1", resolve));
  const other = await freePort(taken);
  await new Promise((resolve) => server.close(resolve));
  expect(other).not.toBe(taken);
  expect(other).toBeGreaterThan(0);
});

test("a wanted port that is free is given", async () => {
  const free = await freePort();
  expect(await freePort(free)).toBe(free);
});
