import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient, type Prisma } from "@prisma/client";

export type Database = PrismaClient;
/** The database inside or outside of a transaction. */
export type Tables = Prisma.TransactionClient;

/** Opens a pool of at most `connections`; nothing connects before the first query. */
export function openDatabase(settings: { readonly url: string; readonly connections: number }): Database {
  const adapter = new PrismaPg({ connectionString: settings.url, max: settings.connections });
  return new PrismaClient({ adapter });
}
