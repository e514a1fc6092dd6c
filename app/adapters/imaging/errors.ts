import { RoomshotsError } from "#app/core/errors.ts";

/** A thread of the picture engine ended in the middle of a job; only that job is lost. */
export class PictureThreadDiedError extends RoomshotsError {
  override readonly name = "PictureThreadDiedError" as const;
  readonly whoMustAct = "nobody";
  readonly canRetry = true;
}

/** More picture work is waiting than the engine holds; the queue keeps the job and brings it again. */
export class PictureEngineBusyError extends RoomshotsError {
  override readonly name = "PictureEngineBusyError" as const;
  readonly whoMustAct = "nobody";
  readonly canRetry = true;
}

/** The engine was closed before the job was done. */
export class PictureEngineClosedError extends RoomshotsError {
  override readonly name = "PictureEngineClosedError" as const;
  readonly whoMustAct = "nobody";
  readonly canRetry = true;
}

/** The engine's own code failed on a picture: a bug, or a stored file that is damaged. */
export class PictureWorkFailedError extends RoomshotsError {
  override readonly name = "PictureWorkFailedError" as const;
  readonly whoMustAct = "us";
  readonly canRetry = false;
}
