import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { ROOT } from "#scripts/root.ts";

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), optionalDependencies: z.record(z.string(), z.string()).optional() }),
  ),
});
const { packages } = lockSchema.parse(JSON.parse(readFileSync(path.join(ROOT, "package-lock.json"), "utf8")));

/** Where Node would look for a package from inside another, nearest first. */
function* places(from: string, name: string): Generator<string> {
  let folder = from;
  while (folder !== "") {
    yield `${folder}/node_modules/${name}`;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")));
  }
  yield `node_modules/${name}`;
}

// A registry that lacks one platform's package leaves a hole, and `npm ci` then refuses the whole lock.
test("the lock names the packages of every platform", () => {
  const holes = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => ![...places(place, name)].some((candidate) => packages[candidate]?.version !== undefined))
      .map((name) => `${place} wants ${name}`),
  );
  expect(holes).toEqual([]);
});
