/** Another launcher of this repository runs already. */
export class AlreadyRunningError extends Error {
  override readonly name = "AlreadyRunningError";
}

/** A program of the demo did not get ready, or ended by itself; the message names its log. */
export class PartFailedError extends Error {
  override readonly name = "PartFailedError";
}
