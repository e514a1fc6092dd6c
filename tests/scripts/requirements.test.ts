import { expect, test } from "vitest";
import { readEnvironment } from "#scripts/environment.ts";
import { missing } from "#scripts/test/requirements.ts";

function missingWith(environment: Record<string, string>): string[] {
  return missing(readEnvironment({ NODE_ENV: "test", PATH: "", ...environment })).map(({ name }) => name);
}

test("a machine without Redis is told so before any test runs", () => {
  expect(missingWith({ BROWSER_PATH: "/opt/chrome" })).toEqual(["Redis"]);
});

test("a Redis elsewhere will do", () => {
  expect(missingWith({ BROWSER_PATH: "/opt/chrome", REDIS_URL: "redis://127.0.0.1:6379" })).toEqual([]);
});

test("everything that is missing is said how to get", () => {
  for (const { advice } of missing(readEnvironment({ NODE_ENV: "test", PATH: "" })))
    expect(advice).toMatch(/^install /);
});
