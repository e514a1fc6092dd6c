import type { PublicationOutcome } from "#app/core/services.ts";

export const PUBLICATION_ACTIONS = ["unpublish", "publish"] as const;
export type PublicationAction = (typeof PUBLICATION_ACTIONS)[number];

/** What POST /app/api/shots/:shotId/publication answers: the outcome, and what had been asked for. */
export type PublicationAnswer =
  | (PublicationOutcome & { readonly action: PublicationAction })
  | { readonly outcome: "invalid"; readonly problems: readonly string[] };
