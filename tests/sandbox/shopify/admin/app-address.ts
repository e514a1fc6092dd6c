import { createHmac, randomUUID } from "node:crypto";
import type { Identity } from "#tests/sandbox/shopify/identity/identity.ts";
import type { Shop } from "#tests/sandbox/shopify/identity/shop.ts";

export type AppPage = { readonly path: string; readonly query: URLSearchParams };

/** The address the admin opens in the app's frame, with everything Shopify adds to it. */
export const appAddress = ({ app, ...identity }: Identity, shop: Shop, page: AppPage): string => {
  const address = new URL(`${app.url}/${page.path}`);
  const added = {
    embedded: "1",
    host: hostParameter(shop),
    id_token: identity.sessionToken(shop),
    locale: "en",
    session: randomUUID().replaceAll("-", ""),
    shop: shop.domain,
    timestamp: String(Math.floor(identity.now() / 1000)),
  };
  for (const [name, value] of [...page.query, ...Object.entries(added)]) address.searchParams.set(name, value);
  address.searchParams.set("hmac", hmacOf(address.searchParams, app.apiSecret));
  return address.href;
};

/** base64 without padding, as App Bridge expects it. */
export const hostParameter = (shop: Shop): string =>
  Buffer.from(`admin.shopify.com/store/${shop.handle}`).toString("base64").replace(/=+$/, "");

const hmacOf = (query: URLSearchParams, secret: string): string => {
  const sorted = [...query].sort(([left], [right]) => (left < right ? -1 : 1));
  const message = sorted.map(([name, value]) => `${name}=${value}`).join("&");
  return createHmac("sha256", secret).update(message).digest("hex");
};
