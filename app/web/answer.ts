import type { z } from "zod";

import { readFields } from "./read-fields.ts";
import { UnreadableRequestError } from "./unreadable-request-error.ts";

type Outcome = { readonly outcome: string };

const STATUS_OF_OUTCOME: Readonly<Record<string, number>> = {
  requested: 201,
  repainting: 201,
  invalid: 400,
  "not-yours": 404,
  "out-of-credits": 409,
  "already-decided": 409,
  "not-ready": 409,
  "products-gone": 409,
};

/** An outcome as JSON; the status tells a script the same as the words tell a page. */
export function answer(outcome: Outcome): Response {
  return Response.json(outcome, {
    status: STATUS_OF_OUTCOME[outcome.outcome] ?? 200,
    headers: { "Cache-Control": "no-store" },
  });
}

export const NOT_YOURS = { outcome: "not-yours" } as const;

/** A view as JSON; a missing one is answered like another shop's. */
export function answerView(view: object | null): Response {
  return view === null ? answer(NOT_YOURS) : Response.json(view, { headers: { "Cache-Control": "no-store" } });
}

/** Reads what was sent, and either does it or says what is wrong with it. */
export async function answerRequest<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  act: (input: z.output<Schema>) => Promise<Outcome>,
): Promise<Response> {
  try {
    const parsed = schema.safeParse(await readFields(request));
    return parsed.success ? answer(await act(parsed.data)) : answerInvalid(parsed.error);
  } catch (error) {
    if (!(error instanceof UnreadableRequestError)) throw error;
    return answer({ outcome: "invalid" });
  }
}

function answerInvalid(error: z.ZodError): Response {
  const problems = error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  return Response.json({ outcome: "invalid", problems }, { status: 400 });
}
