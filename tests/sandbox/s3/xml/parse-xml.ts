import type { z } from "zod";
import { S3RefusalError } from "#tests/sandbox/s3/s3-refusal-error.ts";
import { readXml, type XmlElement, XmlSyntaxError } from "./read-xml.ts";

const REPEATED = new Set(["Object", "Part"]);

/** Reads a request document; whatever does not have the schema's shape is S3's `MalformedXML`. */
export function parseXml<Schema extends z.ZodType>(text: string, schema: Schema): z.output<Schema> {
  const root = readRoot(text);
  const document = schema.safeParse({ [root.name]: contentOf(root) });
  if (!document.success) throw malformed(document.error);
  return document.data;
}

/** Elements become fields; those that may repeat become lists. */
function contentOf(element: XmlElement): unknown {
  if (element.children.length === 0) return element.text;
  const fields: Record<string, unknown> = {};
  for (const name of new Set(element.children.map((child) => child.name))) {
    const contents = element.children.filter((child) => child.name === name).map(contentOf);
    fields[name] = REPEATED.has(name) ? contents : contents.length === 1 ? contents[0] : contents;
  }
  return fields;
}

function readRoot(text: string): XmlElement {
  try {
    return readXml(text);
  } catch (error) {
    if (error instanceof XmlSyntaxError) throw malformed(error);
    throw error;
  }
}

function malformed(cause: unknown): S3RefusalError {
  const message = "The XML you provided was not well-formed or did not validate against our published schema";
  return new S3RefusalError("MalformedXML", message, { cause });
}
