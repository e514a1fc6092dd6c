export type XmlElement = { readonly name: string; readonly children: XmlElement[]; text: string };

export class XmlSyntaxError extends Error {
  override readonly name = "XmlSyntaxError";
}

// In turn: a declaration or comment, a tag (closing?, name, attributes, self-closing?), text. No document types: S3
// documents have none, and entities of one's own are an attack.
const TOKEN =
  /<\?[^?]*\?>|<!--.*?-->|<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/suy;

/** The root element of a document of S3's kind: elements and text, attributes ignored. */
export function readXml(text: string): XmlElement {
  const document: XmlElement = { name: "", children: [], text: "" };
  const open = [document];
  let position = 0;
  while (position < text.length) {
    TOKEN.lastIndex = position;
    const token = TOKEN.exec(text);
    if (!token) throw new XmlSyntaxError(`No markup at character ${position}`);
    position = TOKEN.lastIndex;
    take(token, open);
  }
  const [root, ...others] = document.children;
  if (!root || others.length > 0 || open.length > 1) throw new XmlSyntaxError("Not exactly one whole root element");
  if (document.text.trim() !== "") throw new XmlSyntaxError("Text outside the root element");
  return root;
}

function take([, closing, name, , selfClosing, text]: RegExpExecArray, open: XmlElement[]): void {
  const parent = open.at(-1);
  if (!parent) throw new XmlSyntaxError("More elements close than open");
  if (text !== undefined) parent.text += decodeEntities(text);
  if (name === undefined) return;
  if (closing === "/") {
    if (parent.name !== name || open.length === 1) throw new XmlSyntaxError(`</${name}> closes nothing`);
    open.pop();
    return;
  }
  const element: XmlElement = { name, children: [], text: "" };
  parent.children.push(element);
  if (selfClosing !== "/") open.push(element);
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  return text.replace(/&([^;&]*);?/g, (entity, name: string) => {
    const [, hexadecimal, decimal] = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(name) ?? [];
    const codePoint = hexadecimal === undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
    const character = codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : NAMED[name];
    if (character === undefined || !entity.endsWith(";")) throw new XmlSyntaxError(`Unknown entity ${entity}`);
    return character;
  });
}
