import { z } from "zod";

type ValueFault = { readonly message: string; readonly elementIndex: number | null };

const MAX_LIST_ELEMENTS = 128;

const measured = z.object({ value: z.number(), unit: z.string() });
const isJson = (text: string, isRight: (value: unknown) => boolean = () => true): boolean => {
  try {
    return isRight(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
};
const isMeasure = (text: string) => isJson(text, (value) => measured.safeParse(value).success);

const CHECKS: Readonly<Record<string, { fits: (text: string) => boolean; words: string }>> = {
  boolean: { fits: (text) => text === "true" || text === "false", words: "must be true or false." },
  number_integer: { fits: (text) => /^-?\d+$/.test(text), words: "must be an integer." },
  number_decimal: { fits: (text) => /^-?\d+(?:\.\d+)?$/.test(text), words: "must be a decimal." },
  dimension: { fits: isMeasure, words: "must be a dimension." },
  weight: { fits: isMeasure, words: "must be a weight." },
  volume: { fits: isMeasure, words: "must be a volume." },
  json: { fits: (text) => isJson(text), words: "is invalid JSON." },
  url: { fits: (text) => URL.canParse(text), words: "must be a URL." },
  single_line_text_field: { fits: (text) => !/[\r\n]/.test(text), words: "must be a single line text string." },
};

function listFault(type: string, value: string): ValueFault | null {
  if (!isJson(value, Array.isArray)) return { message: "Value must be an array.", elementIndex: null };
  const elements = z.array(z.unknown()).parse(JSON.parse(value));
  if (elements.length > MAX_LIST_ELEMENTS) {
    return { message: `Value contains more than ${MAX_LIST_ELEMENTS} elements.`, elementIndex: null };
  }
  const texts = elements.map((element) => (typeof element === "string" ? element : JSON.stringify(element)));
  const elementIndex = texts.findIndex((text) => valueFault(type, text) !== null);
  return elementIndex === -1 ? null : { message: `Value ${CHECKS[type]?.words ?? "is invalid."}`, elementIndex };
}

/** What is wrong with a value of that type; `null` when it fits. */
export function valueFault(type: string, value: string): ValueFault | null {
  if (type.startsWith("list.")) return listFault(type.slice("list.".length), value);
  if (value === "") return { message: "Value can't be blank.", elementIndex: null };
  const check = CHECKS[type];
  return check === undefined || check.fits(value) ? null : { message: `Value ${check.words}`, elementIndex: null };
}
