import type { AttemptId } from "#app/core/ids.ts";
import type { Placement, PlacementRequest } from "#app/core/shot/placement.ts";
import type { ModelKey } from "#app/core/style/model.ts";

/** Where pictures are kept. Keys are made by `object-keys.ts`; every one begins with its shop. */
export interface ObjectStore {
  put: (key: string, bytes: Uint8Array, about: { readonly contentType: string }) => Promise<void>;
  /** Throws `ObjectMissingError` where there is none. */
  get: (key: string) => Promise<Uint8Array>;
  has: (key: string) => Promise<boolean>;
  /** An address that anybody can read until it expires. */
  presignGet: (key: string, about: { readonly expiresInSeconds: number }) => Promise<string>;
  /** Deletes every version of each key; a key that is not there is no error. */
  delete: (keys: readonly string[]) => Promise<void>;
  list: (prefix: string) => AsyncIterable<string>;
}

export type PredictionState =
  | { readonly status: "running" }
  | { readonly status: "succeeded"; readonly outputUrl: string }
  | { readonly status: "failed"; readonly reason: "refused-by-safety" | "model-error"; readonly detail: string }
  | { readonly status: "canceled" }
  /** The provider gave up before it began: not charged. */
  | { readonly status: "aborted" }
  /** The provider no longer knows it, or has forgotten its output (kept for one hour). */
  | { readonly status: "gone" };

export type PredictionRequest = {
  /** Ours: travels in the webhook's address, and is what an uncertain create is found again by. */
  readonly attemptId: AttemptId;
  readonly model: ModelKey;
  readonly input: Readonly<Record<string, string | number | boolean>>;
  readonly webhookUrl: string;
  readonly cancelAfterSeconds: number;
};

export type CreateOutcome =
  | { readonly outcome: "created"; readonly predictionId: string }
  /** Sent, but the answer never came: it may exist and may be charged. */
  | { readonly outcome: "uncertain"; readonly why: string }
  | { readonly outcome: "throttled"; readonly retryAfterMs: number }
  | { readonly outcome: "refused"; readonly reason: string };

/** Paints rooms; one call is one request to the provider, never repeated by itself. */
export interface ImageModel {
  createPrediction: (request: PredictionRequest) => Promise<CreateOutcome>;
  /** Looks for a prediction made for this attempt among those created since `since`. */
  findPrediction: (attemptId: AttemptId, since: Date) => Promise<string | null>;
  getPrediction: (predictionId: string) => Promise<PredictionState>;
  cancelPrediction: (predictionId: string) => Promise<void>;
  /** Throws `OutputGoneError` once the provider has deleted it. */
  downloadOutput: (outputUrl: string) => Promise<Uint8Array>;
}

export type PhotoRefusal = "not-an-image" | "unsupported-format" | "corrupt" | "too-small" | "too-large" | "no-product";

export type CutOutPicture = {
  /** PNG, RGBA, in the (possibly reduced) photo's size. */
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly box: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  /** 0 to 1. */
  readonly confidence: number;
  readonly confident: boolean;
  readonly reasons: readonly string[];
};

export type FinishedPictures = {
  /** JPEG at the final size, provenance inside. */
  readonly final: Uint8Array;
  /** JPEG, at most 1024 px, lightly marked. */
  readonly preview: Uint8Array;
  readonly thumbnail: Uint8Array;
  /** PNG: where the file differs from the source photo. */
  readonly difference: Uint8Array;
  readonly width: number;
  readonly height: number;
};

export type FinishVerdict = {
  readonly accepted: boolean;
  /** 0 to 100. */
  readonly score: number;
  readonly reasons: readonly string[];
  /** Mean change of the product's brightness, in percent. */
  readonly relightPercent: number;
  /** The product had to be enlarged past its photo's own detail. */
  readonly enlarged: boolean;
};

export type Provenance = {
  readonly model: string;
  readonly promptVersion: string;
  readonly seed: number;
};

/** The picture engine, in its own threads. Pictures are bytes of encoded files. */
export interface PictureEngine {
  cutOut: (
    photo: Uint8Array,
  ) => Promise<
    | { readonly outcome: "cut-out"; readonly picture: CutOutPicture }
    | { readonly outcome: "refused"; readonly reason: PhotoRefusal }
  >;
  prepareCanvas: (
    cutOut: Uint8Array,
    request: PlacementRequest,
  ) => Promise<{
    /** PNG: the product in its place on neutral ground. */
    readonly canvas: Uint8Array;
    /** PNG: white where the model paints, black where the product is. */
    readonly mask: Uint8Array;
    readonly placement: Placement;
  }>;
  finish: (request: {
    readonly photo: Uint8Array;
    readonly cutOut: Uint8Array;
    readonly painted: Uint8Array;
    readonly placement: Placement;
    readonly provenance: Provenance;
  }) => Promise<
    | { readonly outcome: "finished"; readonly verdict: FinishVerdict; readonly pictures: FinishedPictures }
    /** The painted picture itself cannot be used (blank, wrong size, product altered past repair). */
    | { readonly outcome: "unusable"; readonly reasons: readonly string[] }
  >;
}

/** Fetches a product's photo from Shopify's CDN: exact hosts, no redirects, at most 20 MB. */
export interface PhotoSource {
  /** Throws `PhotoUnavailableError`; returns null where the photo is gone or too large. */
  fetchPhoto: (url: string) => Promise<Uint8Array | null>;
}
