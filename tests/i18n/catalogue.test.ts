import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

import { en } from "#app/i18n/en.ts";
import { BLOCK_REASONS, PUBLICATION_STATES } from "#app/core/publication/publication.ts";
import { FAILURE_REASONS, SHOT_STATES } from "#app/core/shot/shot.ts";
import { STYLES } from "#app/core/style/styles.ts";

type Words = { readonly [key: string]: string | Words };

function keysOf(words: Words, prefix = ""): readonly string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === "string" ? [`${prefix}${key}`] : keysOf(value, `${prefix}${key}.`),
  );
}

function textsOf(words: Words): readonly string[] {
  return Object.values(words).flatMap((value) => (typeof value === "string" ? [value] : textsOf(value)));
}

/** Each `t("a.b")` and `` t(`a.${b}`) `` in the pages, as a pattern of the keys it may ask for. */
function askedFor(): readonly RegExp[] {
  const source = globSync("app/{components,routes}/**/*.{ts,tsx}")
    .concat("app/root.tsx")
    .map((file) => readFileSync(file, "utf8"))
    .join("\n");
  const keys = [...source.matchAll(/\bt\(\s*(?:"([^"]+)"|`([^`]+)`)/g)].map((found) => found[1] ?? found[2] ?? "");
  return keys.map(
    (key) => new RegExp(`^${key.replaceAll(".", "\\.").replace(/\$\{[^}]+\}/g, "[^.]+")}(_one|_other)?$`),
  );
}

const keys = keysOf(en);

test("every key that a page asks for is in the catalogue", () => {
  const missing = askedFor().filter((asked) => !keys.some((key) => asked.test(key)));
  expect(missing).toEqual([]);
});

test("every key in the catalogue is asked for by a page", () => {
  const asked = askedFor();
  expect(keys.filter((key) => !asked.some((pattern) => pattern.test(key)))).toEqual([]);
});

test("every plural has both of its forms", () => {
  const stems = (form: string): readonly string[] =>
    keys.filter((key) => key.endsWith(form)).map((key) => key.slice(0, -form.length));
  expect(stems("_one")).toEqual(stems("_other"));
});

test("every state, reason and style has words for the merchant", () => {
  expect(Object.keys(en.shot.status)).toEqual(expect.arrayContaining([...SHOT_STATES]));
  expect(Object.keys(en.shot.failure)).toEqual([...FAILURE_REASONS]);
  expect(Object.keys(en.publication.block)).toEqual([...BLOCK_REASONS]);
  expect(Object.keys(en.publication.step)).toEqual([...PUBLICATION_STATES]);
  expect(Object.keys(en.style)).toEqual(STYLES.map((style) => style.key));
  expect(Object.keys(en.products.problem)).toEqual(["no-photo", "photo-too-small"]);
});

test("the catalogue promises nothing, boasts of nothing and keeps the machine room out of sight", () => {
  const banned =
    /\b(sales|revenue|conversion|boost|guarantee\w*|amazing|magic\w*|stunning|best|perfect\w*|provably|seeds?|masks?|composites?|strict|tolerant|AI-powered|theme|preset|quota|tokens?)\b|!/i;
  expect(textsOf(en).filter((text) => banned.test(text))).toEqual([]);
});
