import type { RequestRunOutcome } from "#app/core/run/views.ts";

/** What POST /app/api/runs answers; `invalid` where the form itself cannot be read. */
export type CreateAnswer = RequestRunOutcome | { readonly outcome: "invalid"; readonly problems: readonly string[] };
