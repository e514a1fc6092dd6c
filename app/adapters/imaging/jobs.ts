import type { Placement, PlacementRequest } from "#app/core/shot/placement.ts";
import type { PictureEngine, Provenance } from "#app/core/shot/ports.ts";

/** What a thread can be asked to do, with everything it needs. */
export type PictureJob =
  | { readonly kind: "cut-out"; readonly photo: Uint8Array }
  | { readonly kind: "canvas"; readonly cutOut: Uint8Array; readonly request: PlacementRequest }
  | {
      readonly kind: "finish";
      readonly photo: Uint8Array;
      readonly cutOut: Uint8Array;
      readonly painted: Uint8Array;
      readonly placement: Placement;
      readonly provenance: Provenance;
    };

/** What each job answers. */
export interface PictureAnswers {
  readonly "cut-out": Awaited<ReturnType<PictureEngine["cutOut"]>>;
  readonly canvas: Awaited<ReturnType<PictureEngine["prepareCanvas"]>>;
  readonly finish: Awaited<ReturnType<PictureEngine["finish"]>>;
}

export type PictureAnswer = PictureAnswers[keyof PictureAnswers];

/** What a thread sends back. */
export type ThreadMessage =
  | { readonly outcome: "done"; readonly answer: PictureAnswer }
  | { readonly outcome: "failed"; readonly message: string; readonly stack: string };
