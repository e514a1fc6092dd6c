import type { GraphQLError } from "graphql";

const TOKENS: Readonly<Record<string, string>> = {
  "{": "LCURLY",
  "}": "RCURLY",
  "(": "LPAREN",
  ")": "RPAREN",
  "[": "LBRACKET",
  "]": "RBRACKET",
  ":": "COLON",
  $: "VAR_SIGN",
  "!": "BANG",
  "...": "ELLIPSIS",
};

/** `Name "foo"`, `"}"`, `<EOF>` as our parser names them → `IDENTIFIER ("foo")`, `RCURLY ("}")`, `end of file`. */
function tokenWords(found: string): string {
  if (found.startsWith("<EOF>")) return "end of file";
  const text = /"(?<text>[^"]*)"/.exec(found)?.groups?.["text"] ?? found;
  const kind = found.startsWith("Name") ? "IDENTIFIER" : (TOKENS[text] ?? "invalid token");
  return `${kind} ("${text}")`;
}

/** What Shopify's parser says where ours stumbles. */
export function syntaxWords({ message, locations }: GraphQLError): string {
  const found = /(?:found|Unexpected(?: character:)?) (?<found>.+?)\.?$/.exec(message)?.groups?.["found"] ?? message;
  const [place] = locations ?? [];
  return `syntax error, unexpected ${tokenWords(found)} at [${place?.line ?? 1}, ${place?.column ?? 1}]`;
}
