import type { ProductSize } from "#app/core/catalog/size.ts";
import type { ProductGid, RunId, ShotId } from "#app/core/ids.ts";
import type { ShotCard } from "#app/core/shot/views.ts";
import type { StyleKey } from "#app/core/style/styles.ts";

/** Why no shot can be made of a product now. */
export type ProductProblem = "no-photo" | "photo-too-small";

export type ProductRow = {
  readonly gid: ProductGid;
  readonly title: string;
  readonly productType: string;
  readonly photoUrl: string | null;
  readonly problem: ProductProblem | null;
  readonly size: ProductSize;
  readonly working: number;
  readonly readyToReview: number;
  readonly published: number;
};

export type ProductsView = {
  readonly rows: readonly ProductRow[];
  readonly nextCursor: string | null;
};

export type CreditsView = {
  readonly left: number;
  readonly held: number;
  readonly used: number;
};

/** Everything the "create room shot" page shows before the merchant decides. */
export type RunForm = {
  readonly products: readonly ProductRow[];
  readonly styleKeys: readonly StyleKey[];
  readonly credits: CreditsView;
};

export type RequestRunOutcome =
  | {
      readonly outcome: "requested";
      readonly runId: RunId;
      readonly shots: readonly { readonly shotId: ShotId; readonly productGid: ProductGid }[];
      /** Asked for, but no shot can be made of them: nothing is held for these. */
      readonly skipped: readonly {
        readonly productGid: ProductGid;
        readonly title: string;
        readonly problem: ProductProblem;
      }[];
    }
  | {
      readonly outcome: "nothing-to-do";
      readonly skipped: readonly {
        readonly productGid: ProductGid;
        readonly title: string;
        readonly problem: ProductProblem;
      }[];
    }
  | { readonly outcome: "out-of-credits"; readonly needed: number; readonly left: number }
  | { readonly outcome: "products-gone" };

export type RunView = {
  readonly runId: RunId;
  readonly styleKey: StyleKey;
  readonly requestedAt: Date;
  readonly shots: readonly ShotCard[];
  readonly working: number;
  readonly finished: number;
  readonly failed: number;
};

export type HomeView = {
  readonly setup: readonly {
    readonly step: "first-shot" | "first-review" | "first-publication";
    readonly done: boolean;
  }[];
  readonly readyToReview: number;
  readonly working: number;
  readonly published: number;
  readonly failed: number;
  readonly credits: CreditsView;
  readonly latest: readonly ShotCard[];
};

export type LibraryFilter = "all" | "review" | "working" | "published" | "approved" | "failed" | "discarded";

export type LibraryView = {
  readonly shots: readonly ShotCard[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
};
