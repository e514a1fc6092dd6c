import type { ProductGid, RunId, ShotId } from "#app/core/ids.ts";
import type {
  HomeView,
  LibraryFilter,
  LibraryView,
  ProductsView,
  RequestRunOutcome,
  RunForm,
  RunView,
} from "#app/core/run/views.ts";
import type { Merchant } from "#app/core/shop/merchant.ts";
import type { ShotView } from "#app/core/shot/views.ts";
import type { StyleKey } from "#app/core/style/styles.ts";

/** `not-yours` covers unknown ids and other shops' ids alike: neither can be told from the other. */
export type ReviewOutcome =
  | { readonly outcome: "done" }
  | { readonly outcome: "already-decided" }
  | { readonly outcome: "not-ready" }
  | { readonly outcome: "not-yours" };

export type RepaintOutcome =
  ReviewOutcome | { readonly outcome: "repainting"; readonly shotId: ShotId; readonly runId: RunId };

export type PublicationOutcome =
  { readonly outcome: "done" } | { readonly outcome: "nothing-to-do" } | { readonly outcome: "not-yours" };

/** What a page may ask for; every call speaks for one merchant and reaches that shop's rows only. */
export type MerchantServices = {
  readonly viewHome: (merchant: Merchant) => Promise<HomeView>;
  readonly browseProducts: (
    merchant: Merchant,
    page: { readonly after: string | null; readonly words: string },
  ) => Promise<ProductsView>;
  readonly openRunForm: (merchant: Merchant, products: readonly ProductGid[]) => Promise<RunForm>;
  readonly requestRun: (
    merchant: Merchant,
    request: { readonly products: readonly ProductGid[]; readonly styleKey: StyleKey; readonly requestKey: string },
  ) => Promise<RequestRunOutcome>;
  readonly viewRun: (merchant: Merchant, run: RunId) => Promise<RunView | null>;
  readonly cancelRun: (merchant: Merchant, run: RunId) => Promise<{ readonly cancelled: number } | null>;
  readonly viewShot: (merchant: Merchant, shot: ShotId) => Promise<ShotView | null>;
  readonly viewLibrary: (
    merchant: Merchant,
    page: { readonly filter: LibraryFilter; readonly page: number },
  ) => Promise<LibraryView>;
  readonly findShotToReview: (merchant: Merchant) => Promise<ShotId | null>;
  /** Keeps the shot (its credit is used) and puts it on the product. */
  readonly approveShot: (merchant: Merchant, shot: ShotId) => Promise<ReviewOutcome>;
  readonly discardShot: (merchant: Merchant, shot: ShotId) => Promise<ReviewOutcome>;
  /** Discards this shot and asks for another with a new seed; the held credit passes on to it. */
  readonly repaintShot: (merchant: Merchant, shot: ShotId) => Promise<RepaintOutcome>;
  readonly unpublishShot: (merchant: Merchant, shot: ShotId) => Promise<PublicationOutcome>;
  /** Tries a blocked publication again, or puts a removed shot back on its product. */
  readonly publishAgain: (merchant: Merchant, shot: ShotId) => Promise<PublicationOutcome>;
};
