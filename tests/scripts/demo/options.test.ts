import path from "node:path";
import { expect, test } from "vitest";
import { parseOptions } from "#scripts/demo/options.ts";

test("without options the demo stays and opens a browser", () => {
  expect(parseOptions([])).toMatchObject({ once: null, opensBrowser: true, port: 3000 });
});

test("one run of the main job takes its folders and style, and opens no browser", () => {
  const options = parseOptions(["--once", "--photos", "pictures", "--out", "published", "--style", "industrial-loft"]);
  const once = { photos: path.resolve("pictures"), out: path.resolve("published"), style: "industrial-loft" };
  expect(options).toMatchObject({ once, opensBrowser: false });
});

test("the browser can be left closed", () => {
  expect(parseOptions(["--no-browser"]).opensBrowser).toBe(false);
});

test("an unknown option is refused", () => {
  expect(() => parseOptions(["--twice"])).toThrow("--twice");
});
