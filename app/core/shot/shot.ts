import { z } from "zod";

import type { ProductSize } from "#app/core/catalog/size.ts";
import type { CutOutId, MediaGid, ProductGid, RunId, ShopId, ShotId } from "#app/core/ids.ts";
import type { Placement, Surface } from "#app/core/shot/placement.ts";
import type { StyleKey } from "#app/core/style/styles.ts";

export const SHOT_STATES = [
  "waiting",
  "preparing",
  "painting",
  "checking",
  "ready",
  "failed",
  "cancelled",
  "expired",
] as const;
export const shotStateSchema = z.enum(SHOT_STATES);
export type ShotState = z.infer<typeof shotStateSchema>;

/** States in which somebody or something still has to act before the shot is decided. */
export const WORKING_STATES = ["waiting", "preparing", "painting", "checking"] as const satisfies readonly ShotState[];

export const DECISIONS = ["undecided", "approved", "discarded", "repainted"] as const;
export const decisionSchema = z.enum(DECISIONS);
export type Decision = z.infer<typeof decisionSchema>;

/** Why a shot ended without a picture; each has words for the merchant in the catalogue. */
export const FAILURE_REASONS = [
  "photo-gone",
  "photo-unavailable",
  "photo-not-an-image",
  "photo-unsupported-format",
  "photo-corrupt",
  "photo-too-small",
  "photo-too-large",
  "product-not-found-in-photo",
  "product-altered",
  "painter-refused",
  "painter-failed",
  "painter-unreachable",
  "output-lost",
  "our-fault",
] as const;
export const failureReasonSchema = z.enum(FAILURE_REASONS);
export type FailureReason = z.infer<typeof failureReasonSchema>;

export const MAX_PAID_ATTEMPTS = 3;

export function isWorking(state: ShotState): boolean {
  return WORKING_STATES.some((working) => working === state);
}

export type Shot = {
  readonly id: ShotId;
  readonly shopId: ShopId;
  readonly runId: RunId;
  readonly productGid: ProductGid;
  readonly productTitle: string;
  readonly productUrl: string | null;
  readonly photoGid: MediaGid;
  readonly photoUrl: string;
  readonly styleKey: StyleKey;
  readonly variation: number;
  readonly surface: Surface;
  readonly size: ProductSize;
  readonly state: ShotState;
  readonly decision: Decision;
  readonly failureReason: FailureReason | null;
  /** How often the present step was tried again. */
  readonly tries: number;
  readonly cutOutId: CutOutId | null;
  readonly placement: Placement | null;
  readonly score: number | null;
  readonly checkReasons: readonly string[];
  readonly relightPercent: number | null;
  readonly enlarged: boolean;
  readonly requestedAt: Date;
};

export type NewShot = Pick<
  Shot,
  | "id"
  | "shopId"
  | "runId"
  | "productGid"
  | "productTitle"
  | "productUrl"
  | "photoGid"
  | "photoUrl"
  | "styleKey"
  | "variation"
  | "surface"
  | "size"
  | "requestedAt"
>;
