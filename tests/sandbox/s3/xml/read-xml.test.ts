import { expect, test } from "vitest";
import { readXml } from "./read-xml.ts";
import { writeXml } from "./write-xml.ts";

test("elements, namespaces, entities and white space are read as they stand", () => {
  const text = `<?xml version="1.0"?>\n<!-- note -->
    <s3:Delete xmlns:s3="http://s3.amazonaws.com/doc/2006-03-01/"><Quiet/><Key> a&amp;b&#13;&#x1FA91; </Key></s3:Delete>`;
  expect(readXml(text)).toEqual({
    name: "Delete",
    text: "",
    children: [
      { name: "Quiet", text: "", children: [] },
      { name: "Key", text: " a&b\r🪑 ", children: [] },
    ],
  });
});

test.each([
  ["", "nothing"],
  ["<a>", "an open element"],
  ["<a></b>", "another closing tag"],
  ["</a>", "only a closing tag"],
  ["<a/><b/>", "two roots"],
  ["text<a/>", "text before the root"],
  ["<a>&unknown;</a>", "an unknown entity"],
  ["<a>&amp</a>", "an entity without an end"],
  ["<a>&#x110000;</a>", "a character that is none"],
  ['<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "a document type"],
  ["<a b></a>", "an attribute without a value"],
])("%s is refused: %s", (text) => {
  expect(() => readXml(text)).toThrow();
});

test("what is written can be read again", () => {
  const key = `<a & b> "quoted" 'single' \u0001 \r\n ü 🪑`;
  const [element] = readXml(writeXml("Result", { Key: key, Left: undefined })).children;
  expect(element).toEqual({ name: "Key", text: key, children: [] });
});
