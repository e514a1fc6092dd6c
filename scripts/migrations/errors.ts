/** A migration's SQL was refused, now or in an earlier run; someone has to look at it. */
export class MigrationFailedError extends Error {
  override readonly name = "MigrationFailedError";
}

/** A migration that a database already has was changed afterwards. */
export class MigrationEditedError extends Error {
  override readonly name = "MigrationEditedError";
}
