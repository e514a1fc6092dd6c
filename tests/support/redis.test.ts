import { Redis } from "ioredis";
import { expect, test } from "vitest";
import { createTestRedis } from "./redis.ts";

test("two test files do not see each other's keys", async () => {
  const [one, other] = [new Redis(await createTestRedis()), new Redis(await createTestRedis())];
  try {
    await one.set("shot", "ready");
    expect(await other.get("shot")).toBeNull();
  } finally {
    one.disconnect();
    other.disconnect();
  }
});

test("the queue's Redis never throws keys away", async () => {
  const redis = new Redis(await createTestRedis());
  try {
    expect(await redis.config("GET", "maxmemory-policy")).toContain("noeviction");
  } finally {
    redis.disconnect();
  }
});
