import { expect, test } from "vitest";
import { fileNameIn, fileNameSearch } from "#app/adapters/shopify/file-name.ts";

test("the version in a CDN address is not part of the file's name", () => {
  expect(fileNameIn("https://cdn.shopify.com/s/files/1/0001/0002/files/room-1.jpg?v=1767225600")).toBe("room-1.jpg");
});

test("an encoded name is decoded", () => {
  expect(fileNameIn("https://cdn.shopify.com/s/files/1/f/a%20b.jpg")).toBe("a b.jpg");
});

test.each(["https://cdn.shopify.com/", "not an address"])("%s names no file", (url) => {
  expect(fileNameIn(url)).toBeNull();
});

test("a quote in a name cannot end the search term", () => {
  expect(fileNameSearch('a"b.jpg')).toBe('filename:"a\\"b.jpg" media_type:IMAGE');
});
