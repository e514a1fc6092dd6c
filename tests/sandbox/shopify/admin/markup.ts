/** Text that is safe to put into a page as it is. */
export type Markup = { readonly markup: string };

type Inserted = string | Markup | readonly Markup[];

/** Escapes every inserted text; markup made by this tag goes in as it is. */
export const html = (parts: TemplateStringsArray, ...inserted: readonly Inserted[]): Markup => ({
  markup: parts.reduce((text, part, index) => text + write(inserted[index - 1] ?? "") + part),
});

const write = (value: Inserted): string => {
  if (typeof value === "string") return escape(value);
  if ("markup" in value) return value.markup;
  return value.map(({ markup }) => markup).join("");
};

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);
