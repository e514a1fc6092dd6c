import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { RoomshotsShopifyApp, SessionStorage, ShopifyAppSettings } from "#app/adapters/shopify/app.ts";
import { SANDBOX_APP, type SandboxShopify, startSandboxShopify } from "#tests/support/sandbox-shopify.ts";

const SHOP = "demo-store.myshopify.com";
const HOST = Buffer.from("admin.shopify.com/store/demo-store").toString("base64url");
const IN_ADMIN = `shop=${SHOP}&host=${HOST}&embedded=1`;
const BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";

type StoredSession = Parameters<SessionStorage["storeSession"]>[0];
type MemoryStorage = SessionStorage & { readonly stored: Map<string, StoredSession> };

function memoryStorage(): MemoryStorage {
  const stored = new Map<string, StoredSession>();
  const soon = <Value>(value: Value): Promise<Value> => Promise.resolve(value);
  return {
    stored,
    storeSession: (session) => soon(stored.set(session.id, session).has(session.id)),
    loadSession: (id) => soon(stored.get(id)),
    deleteSession: (id) => soon(stored.delete(id)),
    deleteSessions: (ids) => soon(ids.every((id) => stored.delete(id))),
    findSessionsByShop: (shop) => soon([...stored.values()].filter((session) => session.shop === shop)),
  };
}

let shopify: SandboxShopify;
let shopifyAppFor: (settings: ShopifyAppSettings, storage: SessionStorage) => RoomshotsShopifyApp;
beforeAll(async () => {
  shopify = await startSandboxShopify();
  vi.stubGlobal("fetch", shopify.fetch);
  // The library keeps the `fetch` that it finds when it is loaded.
  ({ shopifyAppFor } = await import("#app/adapters/shopify/app.ts"));
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await shopify.close();
});

let storage: MemoryStorage;
let authenticated: string[];
let reports: { message: string; cause: unknown }[];
let settings: ShopifyAppSettings;
beforeEach(() => {
  storage = memoryStorage();
  authenticated = [];
  reports = [];
  settings = {
    ...SANDBOX_APP,
    appUrl: SANDBOX_APP.url,
    afterAuth: async (shop) => {
      await Promise.resolve();
      authenticated.push(shop);
    },
    report: (message, cause) => reports.push({ message, cause }),
  };
});
afterEach(() => {
  const said = JSON.stringify(reports.map(({ message, cause }) => `${message} ${String(cause)}`));
  expect(said).not.toMatch(/shpat_|shprt_|eyJ|roomshots-sandbox-secret/);
});

const sessionToken = (): string => shopify.identity.sessionToken(shopify.identity.getShop(SHOP));
const visit = (path: string, headers: Readonly<Record<string, string>> = {}): Request =>
  new Request(`${SANDBOX_APP.url}${path}`, { headers: { "user-agent": BROWSER, ...headers } });
const answerTo = async (request: Request): Promise<Response> => {
  const thrown: unknown = await shopifyAppFor(settings, storage)
    .authenticateAdmin(request)
    .catch((answer: unknown) => answer);
  if (thrown instanceof Response) return thrown;
  throw new TypeError("The request was authenticated", { cause: thrown });
};
const exchanges = (): number => shopify.requests().filter(({ path }) => path === "/admin/oauth/access_token").length;

describe("a page that is opened", () => {
  test("outside the admin leads to the page that says where to go, without asking for a shop", async () => {
    const answer = await answerTo(visit("/app"));
    expect([answer.status, answer.headers.get("location")]).toEqual([302, "/auth/login"]);
  });

  test("with a shop that is none leads there too", async () => {
    const answer = await answerTo(visit(`/app?shop=evil.example&host=${HOST}`));
    expect(answer.headers.get("location")).toBe("/auth/login");
  });

  test("beside the admin's frame is sent into it", async () => {
    const answer = await answerTo(visit(`/app?shop=${SHOP}&host=${HOST}`));
    expect(answer.headers.get("location")).toMatch(/^https:\/\/admin\.shopify\.com\/store\/demo-store\/apps\//);
  });

  test("in the frame without a session token gets one through the bounce page", async () => {
    const answer = await answerTo(visit(`/app/runs?${IN_ADMIN}`));
    const bounce = new URL(answer.headers.get("location") ?? "", SANDBOX_APP.url);
    expect(bounce.pathname).toBe("/auth/session-token");
    expect(bounce.searchParams.get("shopify-reload")).toMatch(/^https:\/\/app\.roomshots\.test\/app\/runs\?/);
  });

  test("by a crawler is not authenticated", async () => {
    expect((await answerTo(visit(`/app?${IN_ADMIN}`, { "user-agent": "Googlebot/2.1" }))).status).toBe(410);
  });
});

test("the bounce page loads App Bridge for this app", async () => {
  const answer = await answerTo(visit(`/auth/session-token?${IN_ADMIN}`));
  const page = await answer.text();
  expect(page).toContain("https://cdn.shopify.com/shopifycloud/app-bridge.js");
  expect(page).toContain(SANDBOX_APP.apiKey);
});

describe("a visit with a session token", () => {
  const open = (): ReturnType<RoomshotsShopifyApp["authenticateAdmin"]> =>
    shopifyAppFor(settings, storage).authenticateAdmin(visit("/app", { authorization: `Bearer ${sessionToken()}` }));

  test("speaks for the shop and the user's id", async () => {
    const { currentUserId } = shopify.identity.getShop(SHOP);
    expect(await open()).toMatchObject({ shop: SHOP, userId: String(currentUserId) });
  });

  test("in the address is as good as in the header", async () => {
    const request = visit(`/app?${IN_ADMIN}&id_token=${sessionToken()}`);
    expect(await shopifyAppFor(settings, storage).authenticateAdmin(request)).toMatchObject({ shop: SHOP });
  });

  test("stores an expiring offline token that can be refreshed", async () => {
    await open();
    const session = storage.stored.get(`offline_${SHOP}`);
    expect(session).toMatchObject({ shop: SHOP, isOnline: false });
    expect(session?.expires?.getTime()).toBeGreaterThan(Date.now());
    expect(session?.refreshToken).toMatch(/^shprt_/);
    expect(shopify.identity.access.lookup(session?.accessToken ?? "")?.shop).toBe(SHOP);
  });

  test("keeps nothing of the person", async () => {
    await open();
    const kept = JSON.stringify([...storage.stored.values()]);
    for (const user of shopify.identity.getShop(SHOP).users) {
      expect(kept).not.toContain(user.email);
      expect(kept).not.toContain(user.lastName);
    }
  });

  test("calls the hook the first time and exchanges no second token", async () => {
    const app = shopifyAppFor(settings, storage);
    const before = exchanges();
    await app.authenticateAdmin(visit("/app", { authorization: `Bearer ${sessionToken()}` }));
    await app.authenticateAdmin(visit("/app", { authorization: `Bearer ${sessionToken()}` }));
    expect(exchanges() - before).toBe(1);
    expect(authenticated).toEqual([SHOP]);
  });

  test("that fails in the hook says why, since the library does not", async () => {
    const cause = new TypeError("the database is away");
    settings = { ...settings, afterAuth: () => Promise.reject(cause) };
    await expect(open()).rejects.toMatchObject({ status: 500 });
    expect(reports).toContainEqual({ message: "The hook after authentication failed", cause });
  });

  test("may be redirected within the app", async () => {
    const answer = (await open()).redirect("/app/runs/1");
    expect([answer.status, answer.headers.get("location")]).toEqual([302, `${SANDBOX_APP.url}/app/runs/1`]);
  });
});

describe("a session token", () => {
  const forged = (token: string): string => `${token.split(".").slice(0, 2).join(".")}.${"A".repeat(43)}`;

  test("with a wrong signature is refused, and App Bridge is asked for another", async () => {
    const answer = await answerTo(visit("/app", { authorization: `Bearer ${forged(sessionToken())}` }));
    expect(answer.status).toBe(401);
    expect(answer.headers.get("x-shopify-retry-invalid-session-request")).toBe("1");
    expect(storage.stored.size).toBe(0);
  });

  test("for another app is refused", async () => {
    settings = { ...settings, apiKey: "another-app" };
    expect((await answerTo(visit("/app", { authorization: `Bearer ${sessionToken()}` }))).status).toBe(401);
  });
});

describe("a document", () => {
  const policyOf = (path: string): string | null => {
    const headers = new Headers();
    shopifyAppFor(settings, storage).addDocumentResponseHeaders(visit(path), headers);
    return headers.get("content-security-policy");
  };

  test("may be framed by its shop and the admin", () => {
    expect(policyOf(`/app?${IN_ADMIN}`)).toMatch(`frame-ancestors https://${SHOP} https://admin.shopify.com`);
  });

  test.each(["/auth/login", "/app?shop=evil.example"])("at %s may be framed by the admin only", (path) => {
    expect(policyOf(path)).toBe("frame-ancestors https://admin.shopify.com;");
  });
});
