import { RoomshotsError } from "#app/core/errors.ts";

/** The body is neither a form nor JSON: whoever sent it has to send something else. */
export class UnreadableRequestError extends RoomshotsError {
  override readonly name = "UnreadableRequestError" as const;
  readonly whoMustAct = "us";
  readonly canRetry = false;
}
