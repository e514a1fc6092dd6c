import type { z } from "zod";

/** One GraphQL operation, filled in, with the shape that its answer must have. */
export type AdminRequest<Answer> = {
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly answer: z.ZodType<Answer>;
};

/** The name that logs and errors call an operation by. */
export function operationName(document: string): string {
  return /\b(?:query|mutation)\s+(\w+)/.exec(document)?.[1] ?? "an unnamed operation";
}
