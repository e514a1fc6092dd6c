import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

import { PageWithoutMarksError, withDataMap } from "#scripts/privacy/data-map-page.ts";
import { ROOT } from "#scripts/root.ts";

const page = readFileSync(path.join(ROOT, "docs/privacy.md"), "utf8");

test("docs/privacy.md shows the data map as it is: `node scripts/privacy/main.ts` renews it", async () => {
  expect(page).toBe(await withDataMap(page));
});

test("the words around the map stay", async () => {
  const words = "\n\nWritten by hand.\n";
  expect(await withDataMap(`${page}${words}`)).toBe(`${page}${words.slice(1)}`);
});

test("a map that is out of date is replaced, not added to", async () => {
  expect(await withDataMap(page.replace("Publication", "Pamphlet"))).toBe(page);
});

test("no secret is offered for an export", () => {
  const session = page.split("\n").find((line) => line.startsWith("| Session"));
  for (const name of ["accessToken", "refreshToken"]) expect(session).toContain(`${name} (secret)`);
});

test("a page without the marks is refused", async () => {
  await expect(withDataMap("# Privacy\n")).rejects.toThrow(PageWithoutMarksError);
});
