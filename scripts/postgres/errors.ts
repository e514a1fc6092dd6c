/** There is no Postgres in npm for this machine. */
export class PostgresMissingError extends Error {
  override readonly name = "PostgresMissingError";
}

/** Postgres is there but would not start; the message names its log. */
export class PostgresStartError extends Error {
  override readonly name = "PostgresStartError";
}

/** The stored databases were written by another major version. */
export class PostgresVersionError extends Error {
  override readonly name = "PostgresVersionError";
}
