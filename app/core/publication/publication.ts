import { z } from "zod";

import type { MediaGid, ProductGid, PublicationId, ShopId, ShotId } from "#app/core/ids.ts";

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

export type Publication = {
  readonly id: PublicationId;
  readonly shopId: ShopId;
  readonly shotId: ShotId;
  readonly productGid: ProductGid;
  readonly state: PublicationState;
  readonly tries: number;
  readonly filename: string;
  readonly altText: string;
  readonly resourceUrl: string | null;
  /** Set before Shopify is asked to make the file: from then on one of our name may exist unknown to us. */
  readonly fileAskedAt: Date | null;
  readonly fileGid: MediaGid | null;
  readonly blockReason: BlockReason | null;
  readonly removeRequestedAt: Date | null;
};

export type NewPublication = Pick<Publication, "id" | "shopId" | "shotId" | "productGid" | "filename" | "altText"> & {
  readonly requestedAt: Date;
  readonly wakeAt: Date;
};
