import { randomUUID } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { ROOT } from "#scripts/root.ts";
import { exclusively } from "#scripts/setup/exclusive.ts";

test("two pieces of work of one name do not overlap", async () => {
  const name = `test-${randomUUID()}`;
  const events: string[] = [];
  const work = (label: string) =>
    exclusively(name, async () => {
      events.push(`${label} begins`);
      await delay(50);
      events.push(`${label} ends`);
    });
  await Promise.all([work("one"), work("other")]);
  expect(events).toEqual(["one begins", "one ends", "other begins", "other ends"]);
});

test("work that fails gives its turn back", async () => {
  const name = `test-${randomUUID()}`;
  await expect(exclusively(name, () => Promise.reject(new TypeError("planted")))).rejects.toThrow("planted");
  expect(await exclusively(name, () => Promise.resolve("next"))).toBe("next");
});

test("the turn of a dead process is taken over", async () => {
  const name = `test-${randomUUID()}`;
  const locks = path.join(ROOT, ".tools", "locks");
  mkdirSync(locks, { recursive: true });
  // Above the largest process id Linux gives out.
  writeFileSync(path.join(locks, `${name}.pid`), "4194999");
  expect(await exclusively(name, () => Promise.resolve("mine"))).toBe("mine");
});
