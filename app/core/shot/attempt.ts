import type { AttemptId, ShopId, ShotId } from "#app/core/ids.ts";
import type { ModelKey } from "#app/core/style/model.ts";

/** `creating`: the provider was asked, and its answer is not known yet (or never came). */
export type AttemptState = "planned" | "creating" | "created" | "succeeded" | "failed";

/** One paid try at painting a shot. */
export type Attempt = {
  readonly id: AttemptId;
  readonly shopId: ShopId;
  readonly shotId: ShotId;
  readonly number: number;
  readonly model: ModelKey;
  readonly promptVersion: string;
  readonly seed: number;
  readonly state: AttemptState;
  readonly createStartedAt: Date | null;
  readonly predictionId: string | null;
  readonly outputUrl: string | null;
  /** The painted picture is in our own store. */
  readonly outputStored: boolean;
};

export type NewAttempt = Pick<Attempt, "id" | "shopId" | "shotId" | "number" | "model" | "promptVersion" | "seed"> & {
  readonly createdAt: Date;
};
