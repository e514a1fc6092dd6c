export type XmlValue = string | number | boolean | XmlFields | readonly XmlValue[] | undefined;
export type XmlFields = { readonly [name: string]: XmlValue };

const NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

/** One element per field, an array repeats its element, `undefined` leaves it out; a root may hold only text. */
export function writeXml(rootName: string, content: XmlFields | string): string {
  const inside = typeof content === "string" ? escapeXml(content) : writeFields(content);
  return `${DECLARATION}<${rootName} xmlns="${NAMESPACE}">${inside}</${rootName}>`;
}

/** S3's error documents have no namespace. */
export function writeErrorXml(fields: XmlFields): string {
  return `${DECLARATION}<Error>${writeFields(fields)}</Error>`;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

function writeFields(fields: XmlFields): string {
  return Object.entries(fields)
    .map(([name, value]) => writeElement(name, value))
    .join("");
}

function writeElement(name: string, value: XmlValue): string {
  if (value === undefined) return "";
  if (isList(value)) return value.map((item) => writeElement(name, item)).join("");
  const content = typeof value === "object" ? writeFields(value) : escapeXml(String(value));
  return `<${name}>${content}</${name}>`;
}

// Array.isArray does not narrow a readonly array.
function isList(value: XmlValue): value is readonly XmlValue[] {
  return Array.isArray(value);
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Control characters become references: a parser would turn a bare carriage return into a line feed. */
function escapeXml(text: string): string {
  // eslint-disable-next-line no-control-regex -- object keys may hold any character
  return text.replace(/[&<>"'\u0000-\u001f\u007f]/g, (mark) => ESCAPES[mark] ?? `&#${mark.charCodeAt(0)};`);
}
