import { connect } from "node:tls";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Sandbox } from "./sandbox.ts";
import { callControl, startTestSandbox } from "./testing/start-test-sandbox.ts";
import { type StandInApp, startStandInApp } from "./testing/stand-in-app.ts";

let app: StandInApp;
let sandbox: Sandbox;

beforeAll(async () => {
  app = await startStandInApp();
  sandbox = await startTestSandbox({ appPort: app.port, webhookRetryDelaysMs: [5, 5] });
});

afterAll(async () => {
  await sandbox.close();
  await app.close();
});

const ask = async (version: "2026-07" | "2026-10", token: string): Promise<Response> =>
  fetch(sandbox.graphql[version], {
    method: "POST",
    headers: { "content-type": "application/json", "x-shopify-access-token": token },
    body: JSON.stringify({ query: "{ shop { id myshopifyDomain } productsCount { count } }" }),
  });

test.each(["2026-07", "2026-10"] as const)(
  "the printed token opens the Admin API %s with 19 products",
  async (version) => {
    expect(await (await ask(version, sandbox.token)).json()).toMatchObject({
      data: { shop: { myshopifyDomain: "demo-store.myshopify.com" }, productsCount: { count: 19 } },
    });
  },
);

test("the token of nobody is refused", async () => {
  expect((await ask("2026-07", "shpat_nobody")).status).toBe(401);
});

test("webhooks and the Admin API name a shop by the same number", async () => {
  const answer = (await (await ask("2026-07", sandbox.token)).json()) as { data: { shop: { id: string } } };
  await callControl(sandbox, "/webhooks", { topic: "shop/redact" });
  const body = JSON.parse(app.webhooks.at(-1)?.body ?? "{}") as { shop_id: number };
  expect(answer.data.shop.id).toBe(`gid://shopify/Shop/${body.shop_id}`);
});

test("a refused webhook is tried again with the same webhook id", async () => {
  const before = app.webhooks.length;
  app.answerNext(503);
  await callControl(sandbox, "/webhooks", { topic: "customers/redact" });
  await expect.poll(() => app.webhooks.length).toBe(before + 2);
  const ids = app.webhooks.slice(before).map(({ headers }) => headers["x-shopify-webhook-id"]);
  expect(new Set(ids).size).toBe(1);
});

test("the same delivery can be sent several times", async () => {
  const sent = await callControl(sandbox, "/webhooks", { topic: "customers/data_request", times: 3 });
  expect(new Set((sent as { webhookId: string }[]).map(({ webhookId }) => webhookId)).size).toBe(1);
  expect(sent).toHaveLength(3);
});

test("control refuses what makes no sense with the reason", async () => {
  expect(await callControl(sandbox, "/webhooks", { topic: "orders/create" })).toEqual({
    error: "The app has no subscription to orders/create",
  });
  expect(await callControl(sandbox, "/uninstall", { shop: "nobody" })).toEqual({
    error: "The sandbox has no shop nobody",
  });
});

test("a shop added by control is served like the first ones", async () => {
  await callControl(sandbox, "/shops", { handle: "third-store" });
  const { token } = (await callControl(sandbox, "/store-token", { shop: "third-store" })) as { token: string };
  const address = sandbox.graphql["2026-07"].replace("demo-store", "third-store");
  const answer = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json", "x-shopify-access-token": token },
    body: JSON.stringify({ query: "{ shop { myshopifyDomain } }" }),
  });
  expect(await answer.json()).toMatchObject({ data: { shop: { myshopifyDomain: "third-store.myshopify.com" } } });
});

test("the admin's and the shop's addresses lead to the same page", async () => {
  const shop = sandbox.control.replace("/control", "/hosts/demo-store.myshopify.com");
  const answer = await fetch(`${shop}/admin/apps/ai-roomshots?a=b`, { redirect: "manual" });
  expect(answer.headers.get("location")).toBe("https://admin.shopify.com/store/demo-store/apps/ai-roomshots?a=b");
});

test("each host presents a certificate of its own name, signed by the kept CA", async () => {
  const ca = readFileSync(sandbox.ca, "utf8");
  const options = { host: "127.0.0.1", port: sandbox.tlsPort, servername: "cdn.shopify.com", ca };
  const names = await new Promise((resolve, reject) => {
    const socket = connect(options, () => {
      resolve(socket.getPeerCertificate().subjectaltname);
      socket.destroy();
    });
    socket.once("error", reject);
  });
  expect(names).toBe("DNS:cdn.shopify.com");
});

test("App Bridge is served beside the CDN's files", async () => {
  const cdn = sandbox.control.replace("/control", "/hosts/cdn.shopify.com");
  const script = await fetch(`${cdn}/shopifycloud/app-bridge.js`);
  expect(script.headers.get("content-type")).toContain("text/javascript");
  expect((await fetch(`${cdn}/anything-else.js`)).status).toBe(404);
});

test("a reset brings back the first shops, the products and the printed token's rights", async () => {
  const { token } = (await callControl(sandbox, "/reset", {})) as { token: string };
  expect(await (await ask("2026-07", token)).json()).toMatchObject({ data: { productsCount: { count: 19 } } });
  expect(await callControl(sandbox, "/webhooks")).toEqual([]);
});
