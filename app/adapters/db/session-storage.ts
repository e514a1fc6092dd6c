import { Session } from "@shopify/shopify-app-remix/server";
import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";

import type { Database } from "#app/adapters/db/client.ts";
import type { Encryption } from "#app/adapters/db/encryption.ts";

type SessionStorage = Pick<
  PrismaSessionStorage<Database>,
  "storeSession" | "loadSession" | "deleteSession" | "deleteSessions" | "findSessionsByShop"
>;

/** Shopify's own storage, with both tokens sealed and nothing of a person but what the library's table must have. */
export function encryptingSessionStorage(database: Database, encryption: Encryption): SessionStorage {
  const storage = new PrismaSessionStorage(database);
  const opened = (session: Session): Session => withTokens(session, encryption.open);
  return {
    storeSession: (session) => storage.storeSession(withTokens(session, encryption.seal)),
    async loadSession(id) {
      const session = await storage.loadSession(id);
      return session === undefined ? undefined : opened(session);
    },
    deleteSession: (id) => storage.deleteSession(id),
    deleteSessions: (ids) => storage.deleteSessions(ids),
    async findSessionsByShop(shop) {
      const sessions = await storage.findSessionsByShop(shop);
      return sessions.map(opened);
    },
  };
}

/** A copy that speaks of no person. */
function withTokens(session: Session, change: (token: string) => string): Session {
  const copy = new Session(session.toObject());
  delete copy.onlineAccessInfo;
  if (copy.accessToken !== undefined && copy.accessToken !== "") copy.accessToken = change(copy.accessToken);
  if (copy.refreshToken !== undefined && copy.refreshToken !== "") copy.refreshToken = change(copy.refreshToken);
  return copy;
}
