import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import type { Exchange, SandboxHost } from "#tests/sandbox/gateway/host.ts";
import { sendJson, sendText } from "#tests/sandbox/gateway/http.ts";
import type { Identity } from "#tests/sandbox/shopify/identity/identity.ts";
import type { Shop } from "#tests/sandbox/shopify/identity/shop.ts";
import { appPage } from "./app-page.ts";
import type { BrowserBundles } from "./browser-bundles.ts";
import { appsPage, homePage, type ListedProduct, productsPage } from "./store-pages.ts";

export type AdminOptions = {
  readonly identity: Identity;
  readonly bundles: BrowserBundles;
  readonly uninstall: (shop: Shop) => Promise<unknown>;
  readonly listProducts: (shop: Shop) => readonly ListedProduct[];
};

const STYLES = new URL("./admin.css", import.meta.url);

/** `https://admin.shopify.com`: the store's admin with the app in a frame. */
export const adminHost = (options: AdminOptions): SandboxHost => ({
  name: "admin",
  serves: (hostname) => hostname === "admin.shopify.com",
  answer: async (exchange) => {
    const { pathname } = exchange.url;
    if (pathname === "/") redirect(exchange.response, "/store/demo-store");
    else if (pathname.startsWith("/assets/")) await answerAsset(options.bundles, exchange);
    else await answerStore(options, exchange);
  },
});

const answerAsset = async (bundles: BrowserBundles, { url, response }: Exchange): Promise<void> => {
  if (url.pathname === "/assets/admin.js") {
    sendText(response, { type: "text/javascript", text: await bundles.shell() });
  } else if (url.pathname === "/assets/admin.css") {
    sendText(response, { type: "text/css", text: await readFile(STYLES) });
  } else {
    notFound(response);
  }
};

const answerStore = async (options: AdminOptions, exchange: Exchange): Promise<void> => {
  const [area, handle = "", place = "", ...rest] = exchange.url.pathname.slice(1).split("/");
  const shop = area === "store" ? options.identity.findShop(handle) : null;
  if (!shop) {
    notFound(exchange.response);
    return;
  }
  if (place === "sandbox") await answerShell(options, shop, { ...exchange, asked: rest.join("/") });
  else answerPage(options, shop, { ...exchange, place, rest });
};

type PageVisit = Exchange & { readonly place: string; readonly rest: readonly string[] };

const answerPage = (options: AdminOptions, shop: Shop, { place, rest, response, url }: PageVisit): void => {
  const { identity } = options;
  const visit = { shop, app: identity.app };
  const [app = "", ...path] = rest;
  if (place === "") page(response, homePage(visit));
  else if (place === "products") page(response, productsPage(visit, options.listProducts(shop)));
  else if (place === "apps" && app === "") page(response, appsPage(visit));
  else if (place === "apps" && (app === identity.app.handle || app === identity.app.apiKey)) {
    identity.install(shop);
    page(response, appPage(identity, shop, { path: path.join("/"), query: url.searchParams }));
  } else notFound(response);
};

type ShellRequest = Exchange & { readonly asked: string };

/** What the admin's own script and forms ask for. */
const answerShell = async (options: AdminOptions, shop: Shop, request: ShellRequest): Promise<void> => {
  const { response } = request;
  switch (`${request.request.method ?? "GET"} ${request.asked}`) {
    case "POST session-token":
      sendJson(response, shop.installation ? 200 : 403, shop.installation ? options.identity.sessionToken(shop) : null);
      return;
    case "GET scopes":
      sendJson(response, 200, {
        granted: shop.installation?.scopes ?? [],
        required: options.identity.app.scopes,
        optional: [],
      });
      return;
    case "GET products":
      sendJson(response, 200, options.listProducts(shop));
      return;
    case "POST uninstall":
      await options.uninstall(shop);
      redirect(response, `/store/${shop.handle}/apps`);
      return;
    default:
      notFound(response);
  }
};

const page = (response: ServerResponse, text: string): void => {
  sendText(response, { type: "text/html", text });
};

const redirect = (response: ServerResponse, location: string): void => {
  response.writeHead(303, { location });
  response.end();
};

const notFound = (response: ServerResponse): void => {
  sendText(response, { status: 404, type: "text/plain", text: "The sandbox's admin has no such page" });
};
