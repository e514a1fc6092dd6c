import type { z } from "zod";
import { UnexpectedAnswerError } from "#app/core/errors.ts";

function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // Not kept as the cause: its message quotes the text, which may hold tokens.
    throw new UnexpectedAnswerError(`${what}: Shopify's answer is not JSON`);
  }
}

/** Throws `UnexpectedAnswerError`, which says which fields were wrong and not what stood in them. */
export function parseAnswer<Answer>(schema: z.ZodType<Answer>, text: string, what: string): Answer {
  const parsed = schema.safeParse(parseJson(text, what));
  if (parsed.success) return parsed.data;
  const paths = parsed.error.issues.map((issue) => issue.path.join(".")).join(", ");
  throw new UnexpectedAnswerError(`${what}: Shopify's answer has an unknown shape (${paths})`);
}
