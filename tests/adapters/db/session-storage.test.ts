import { randomBytes } from "node:crypto";
import { Session } from "@shopify/shopify-app-remix/server";
import { afterAll, beforeEach, expect, test } from "vitest";

import { encryptionWith } from "#app/adapters/db/encryption.ts";
import { encryptingSessionStorage } from "#app/adapters/db/session-storage.ts";
import { ConfigurationError } from "#app/core/errors.ts";
import { openPortsDatabase, type TestPorts } from "#tests/support/test-ports.ts";

const SHOP = "new-shop.myshopify.com";
const OLD_KEY = { id: "old", secret: randomBytes(32) };
const NEW_KEY = { id: "new", secret: randomBytes(32) };

const database = await openPortsDatabase();
let ports: TestPorts;
beforeEach(async () => {
  ports = await database.fresh();
});
afterAll(() => database.close());

const storageWith = (...keys: Parameters<typeof encryptionWith>[0]) =>
  encryptingSessionStorage(ports.database, encryptionWith(keys));

function anOfflineSession(): Session {
  return new Session({
    id: `offline_${SHOP}`,
    shop: SHOP,
    state: "state",
    isOnline: false,
    scope: "write_files,write_products",
    accessToken: "shpat_secret",
    refreshToken: "shprt_secret",
    expires: new Date("2026-11-23T13:00:00Z"),
    refreshTokenExpires: new Date("2027-02-23T13:00:00Z"),
  });
}

/** As the library makes one of a person who opens the app. */
function anOnlineSession(): Session {
  return new Session({
    ...anOfflineSession().toObject(),
    id: `${SHOP}_4711`,
    isOnline: true,
    onlineAccessInfo: {
      expires_in: 86_399,
      associated_user_scope: "write_products",
      associated_user: {
        id: 4711,
        first_name: "Jocasta",
        last_name: "Merchant",
        email: "jocasta@example.com",
        email_verified: true,
        account_owner: true,
        locale: "de",
        collaborator: false,
      },
    },
  });
}

test("a session comes back as it was stored, its tokens open", async () => {
  const storage = storageWith(OLD_KEY);
  const session = anOfflineSession();
  expect(await storage.storeSession(session)).toBe(true);
  expect((await storage.loadSession(session.id))?.toObject()).toEqual(session.toObject());
  expect((await storage.findSessionsByShop(SHOP)).map(({ accessToken }) => accessToken)).toEqual(["shpat_secret"]);
  expect(session.accessToken).toBe("shpat_secret");
});

test("in the row both tokens are sealed", async () => {
  await storageWith(OLD_KEY).storeSession(anOfflineSession());
  const row = await ports.database.session.findFirstOrThrow();
  expect(row.accessToken).toMatch(/^v1\.old\./);
  expect(row.refreshToken).toMatch(/^v1\.old\./);
  expect(Object.values(row).join("\n")).not.toContain("_secret");
});

test("of a person neither name nor address is stored", async () => {
  const storage = storageWith(OLD_KEY);
  await storage.storeSession(anOnlineSession());
  const row = await ports.database.session.findFirstOrThrow();
  expect(row).toMatchObject({ firstName: null, lastName: null, email: null });
  expect(Object.values(row).join("\n")).not.toMatch(/jocasta|merchant/i);
});

test("after a rotation the old key still opens, and what is stored is sealed with the new one", async () => {
  await storageWith(OLD_KEY).storeSession(anOfflineSession());
  const rotated = storageWith(NEW_KEY, OLD_KEY);
  const session = await rotated.loadSession(`offline_${SHOP}`);
  expect(session?.accessToken).toBe("shpat_secret");
  if (session !== undefined) await rotated.storeSession(session);
  expect((await ports.database.session.findFirstOrThrow()).accessToken).toMatch(/^v1\.new\./);
});

test("a token whose key is gone is told by name, without the token", async () => {
  await storageWith(OLD_KEY).storeSession(anOfflineSession());
  const load = storageWith(NEW_KEY).loadSession(`offline_${SHOP}`);
  await expect(load).rejects.toThrow(ConfigurationError);
  await expect(load).rejects.not.toThrow(/v1\./);
});

test("sessions are deleted, one or many", async () => {
  const storage = storageWith(OLD_KEY);
  await storage.storeSession(anOfflineSession());
  await storage.storeSession(anOnlineSession());
  expect(await storage.deleteSession(`offline_${SHOP}`)).toBe(true);
  expect(await storage.loadSession(`offline_${SHOP}`)).toBeUndefined();
  await storage.deleteSessions([`${SHOP}_4711`]);
  expect(await ports.database.session.count()).toBe(0);
});
