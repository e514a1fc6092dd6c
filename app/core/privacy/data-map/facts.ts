/** Whom a value tells something about. */
export type Holds = "none" | "shop" | "staff" | "customer" | "billing";

export type Purpose = "sign-in" | "making-shots" | "publishing" | "reviewing" | "credits" | "webhooks" | "operation";

/** Article 6 of the GDPR, in the three forms that apply to an app between businesses. */
export type LegalBasis = "contract" | "legal-obligation" | "legitimate-interest";

/** Who sees to it that the time is kept; `nobody-yet` is a promise that no code fulfils so far. */
type Keeper = "sweep" | "queue" | "operator" | "other-side" | "nobody-yet";

export type Retention =
  | { readonly until: "uninstalled" | "erased" }
  | { readonly days: number; readonly since: "received" | "written" | "last-use"; readonly keptBy: Keeper }
  | { readonly hours: number; readonly since: "finished"; readonly keptBy: Keeper }
  | { readonly until: "worked-off"; readonly keptBy: Keeper };

/** `secret`: shown to nobody, not even to the shop it belongs to. */
export type OnExport = "included" | "left-out" | "secret";

export type OnErasure = "delete" | "keep-under-pseudonym" | "not-ours";

/** Why something is kept, how long, and what ends it. */
export type Keeping = {
  readonly purpose: Purpose;
  readonly basis: LegalBasis;
  readonly retention: Retention;
  readonly onErasure: OnErasure;
};

/** One value: a column, a folder of objects, a field of a job or of a log line. */
export type ValueFact = { readonly holds: Holds; readonly onExport: OnExport };

export type ColumnFact = ValueFact & {
  /** Moves with the rest of its table when tests let time pass. */
  readonly isTime: boolean;
};

export type TableFact = Keeping & { readonly columns: Readonly<Record<string, ColumnFact>> };
