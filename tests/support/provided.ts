import "vitest";

/** What the global setup hands to every test file. */
declare module "vitest" {
  export interface ProvidedContext {
    /** The server's own database, from which test databases are made. */
    postgresUrl: string;
    /** The migrated database that every test database is a copy of. */
    postgresTemplate: string;
    redisUrl: string;
  }
}
