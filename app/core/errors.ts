/** Who can change the outcome: shown to that person and to nobody else. */
export type WhoMustAct = "merchant" | "operator" | "us" | "nobody";

/**
 * The family of everything that goes wrong without anybody having chosen it.
 * What a merchant can cause is returned as an outcome instead.
 */
export abstract class RoomshotsError extends Error {
  abstract override readonly name: string;
  abstract readonly whoMustAct: WhoMustAct;
  /** Whether the same call may succeed later without anybody doing anything. */
  abstract readonly canRetry: boolean;
  /** The other side's own wish, where it named one. */
  readonly retryAfterMs: number | undefined;

  constructor(message: string, options: { cause?: unknown; retryAfterMs?: number } = {}) {
    super(message, { cause: options.cause });
    this.retryAfterMs = options.retryAfterMs;
  }
}

export class ObjectMissingError extends RoomshotsError {
  override readonly name = "ObjectMissingError" as const;
  readonly whoMustAct = "us";
  readonly canRetry = false;
}

export class ObjectStoreUnavailableError extends RoomshotsError {
  override readonly name = "ObjectStoreUnavailableError" as const;
  readonly whoMustAct = "operator";
  readonly canRetry = true;
}

/** The provider could not be reached or had no time: nothing was bought. */
export class ModelUnavailableError extends RoomshotsError {
  override readonly name = "ModelUnavailableError" as const;
  readonly whoMustAct = "nobody";
  readonly canRetry = true;
}

/** The painted picture is no longer where the provider kept it for an hour. */
export class OutputGoneError extends RoomshotsError {
  override readonly name = "OutputGoneError" as const;
  readonly whoMustAct = "us";
  readonly canRetry = false;
}

export class ShopifyUnavailableError extends RoomshotsError {
  override readonly name = "ShopifyUnavailableError" as const;
  readonly whoMustAct = "nobody";
  readonly canRetry = true;
}

/** The shop's token is dead: work waits until somebody of the shop opens the app. */
export class ShopAccessLostError extends RoomshotsError {
  override readonly name = "ShopAccessLostError" as const;
  readonly whoMustAct = "merchant";
  readonly canRetry = false;
}

/** The product's photo could not be fetched from where Shopify says it is. */
export class PhotoUnavailableError extends RoomshotsError {
  override readonly name = "PhotoUnavailableError" as const;
  readonly whoMustAct = "nobody";
  readonly canRetry = true;
}

/** Another system answered in a shape that we do not know. */
export class UnexpectedAnswerError extends RoomshotsError {
  override readonly name = "UnexpectedAnswerError" as const;
  readonly whoMustAct = "us";
  readonly canRetry = false;
}

/** A row that must be there is not: a bug or a foreign hand in the database. */
export class RecordMissingError extends RoomshotsError {
  override readonly name = "RecordMissingError" as const;
  readonly whoMustAct = "us";
  readonly canRetry = false;
}

/** A credit was asked for twice: a bug, and nothing of the transaction that did it may stay. */
export class CreditSettledError extends RoomshotsError {
  override readonly name = "CreditSettledError" as const;
  readonly whoMustAct = "us";
  readonly canRetry = false;
}

/** Settings that the app cannot start with; the message names each of them. */
export class ConfigurationError extends RoomshotsError {
  override readonly name = "ConfigurationError" as const;
  readonly whoMustAct = "operator";
  readonly canRetry = false;
}
