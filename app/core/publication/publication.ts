import { z } from "zod";

export const PUBLICATION_STATES = ["pending", "staged", "filed", "attached", "placed", "blocked", "removed"] as const;
export const publicationStateSchema = z.enum(PUBLICATION_STATES);
export type PublicationState = z.infer<typeof publicationStateSchema>;

/** Why a picture could not be put on (or taken off) its product; each has words for the merchant. */
export const BLOCK_REASONS = [
  "product-gone",
  "file-refused",
  "file-failed",
  "file-deleted",
  "shopify-unreachable",
  "our-fault",
] as const;
export const blockReasonSchema = z.enum(BLOCK_REASONS);
export type BlockReason = z.infer<typeof blockReasonSchema>;
