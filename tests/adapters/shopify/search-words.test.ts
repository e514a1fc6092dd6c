import { expect, test } from "vitest";
import { titleSearch } from "#app/adapters/shopify/search-words.ts";

test("every word must begin a word of the title", () => {
  expect(titleSearch("oak  chair")).toBe("title:oak* title:chair*");
});

test.each([
  ['15" shelf', "title:15* title:shelf*"],
  ["lamp (brass)", "title:lamp* title:brass*"],
  ["status:archived", "title:status* title:archived*"],
  ["-rug", "title:rug*"],
  ["a\\b*", "title:a* title:b*"],
  ["'quoted'", "title:quoted*"],
])("%s loses its search syntax and keeps its words", (words, query) => {
  expect(titleSearch(words)).toBe(query);
});

test.each(["D'Addario", "mid-century", "Äpfel", "椅子", "🛋️"])("%s is one word", (word) => {
  expect(titleSearch(word)).toBe(`title:${word}*`);
});

test("a connective of the search syntax is an ordinary word", () => {
  expect(titleSearch("salt OR pepper")).toBe("title:salt* title:OR* title:pepper*");
});

test.each(["", "   ", '"', "()", " - '' "])("%j searches for nothing", (words) => {
  expect(titleSearch(words)).toBeNull();
});
