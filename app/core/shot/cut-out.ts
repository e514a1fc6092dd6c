import type { CutOutId, ShopId } from "#app/core/ids.ts";

/** A product separated from its photo's ground; made once per photo, known again by the photo's bytes. */
export type CutOut = {
  readonly id: CutOutId;
  readonly shopId: ShopId;
  /** SHA-256 of the photo, hex. */
  readonly photoHash: string;
  readonly width: number;
  readonly height: number;
  readonly confidence: number;
  readonly confident: boolean;
  readonly reasons: readonly string[];
};
