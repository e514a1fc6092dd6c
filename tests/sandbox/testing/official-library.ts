// Run in a process of its own: only there do NODE_USE_ENV_PROXY and NODE_EXTRA_CA_CERTS take hold.
import "@shopify/shopify-app-remix/adapters/node";
import { parseArgs } from "node:util";
import { ApiVersion, AppDistribution, type Session, shopifyApp } from "@shopify/shopify-app-remix/server";

const { values } = parseArgs({
  options: { "api-key": { type: "string" }, "api-secret": { type: "string" }, address: { type: "string" } },
});

const sessions = new Map<string, Session>();
const sessionStorage = {
  storeSession: (session: Session) => Promise.resolve(Boolean(sessions.set(session.id, session))),
  loadSession: (id: string) => Promise.resolve(sessions.get(id)),
  deleteSession: (id: string) => Promise.resolve(sessions.delete(id)),
  deleteSessions: (ids: string[]) => Promise.resolve(ids.every((id) => sessions.delete(id))),
  findSessionsByShop: (shop: string) => Promise.resolve([...sessions.values()].filter((one) => one.shop === shop)),
};

const { authenticate } = shopifyApp({
  apiKey: values["api-key"] ?? "",
  apiSecretKey: values["api-secret"] ?? "",
  apiVersion: ApiVersion.July26,
  scopes: ["write_products", "write_files"],
  appUrl: "https://app.roomshots.test",
  authPathPrefix: "/auth",
  sessionStorage,
  distribution: AppDistribution.AppStore,
  future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
});

const userAgent =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
const request = new Request(values.address ?? "", { headers: { "user-agent": userAgent } });
const { admin, session } = await authenticate.admin(request);
const answer = await admin.graphql("{ shop { name myshopifyDomain } }");
const report = {
  shop: session.shop,
  scope: session.scope,
  canRefresh: session.refreshToken !== undefined,
  answer: await answer.json(),
};
process.stdout.write(JSON.stringify(report));
