import type { ProductSize } from "#app/core/catalog/size.ts";
import type { ProductGid, PublicationId, RunId, ShotId } from "#app/core/ids.ts";
import type { BlockReason, PublicationState } from "#app/core/publication/publication.ts";
import type { Decision, FailureReason, ShotState } from "#app/core/shot/shot.ts";
import type { StyleKey } from "#app/core/style/styles.ts";

export type PublicationView = {
  readonly publicationId: PublicationId;
  readonly state: PublicationState;
  readonly blockReason: BlockReason | null;
  /** The merchant has asked for it to come off, and it has not come off yet. */
  readonly removing: boolean;
};

/** One room shot as lists show it. Addresses expire within the hour. */
export type ShotCard = {
  readonly shotId: ShotId;
  readonly runId: RunId;
  readonly productGid: ProductGid;
  readonly productTitle: string;
  readonly styleKey: StyleKey;
  readonly state: ShotState;
  readonly decision: Decision;
  readonly failureReason: FailureReason | null;
  readonly thumbnailUrl: string | null;
  readonly photoUrl: string;
  /** Product match, 0 to 100. */
  readonly score: number | null;
  readonly publication: PublicationView | null;
  readonly requestedAt: Date;
};

export type ShotView = ShotCard & {
  /** Before approval only a marked preview has an address; afterwards the final file has one too. */
  readonly previewUrl: string | null;
  readonly finalUrl: string | null;
  readonly differenceUrl: string | null;
  readonly checkReasons: readonly string[];
  readonly size: ProductSize;
  readonly relightPercent: number | null;
  readonly enlarged: boolean;
  /** The engine could not be sure where the product ends: a person has to look. */
  readonly outlineUnsure: boolean;
  readonly attempts: number;
  readonly productUrl: string | null;
  /** The shots waiting for review on either side, so that a review can go on without the list. */
  readonly nextToReview: ShotId | null;
  readonly previousToReview: ShotId | null;
};
