import type { SandboxHost } from "#tests/sandbox/gateway/host.ts";
import { type HostPart, sharedHost } from "#tests/sandbox/gateway/shared-host.ts";
import { adminHost } from "./admin/admin-host.ts";
import { bridgePart } from "./admin/bridge-part.ts";
import type { BrowserBundles } from "./admin/browser-bundles.ts";
import { shopAdminPart } from "./admin/shop-admin-part.ts";
import type { ListedProduct } from "./admin/store-pages.ts";
import type { Catalogue } from "./catalogue/catalogue.ts";
import { cdnHost, isCdnFilePath } from "./cdn/cdn.ts";
import { adminApiHost, isAdminApiPath } from "./graphql/admin-api.ts";
import type { Identity } from "./identity/identity.ts";
import type { Shop } from "./identity/shop.ts";
import { tokenEndpoint } from "./identity/token-endpoint.ts";
import { isStorefrontPath, storefrontHost } from "./storefront/storefront.ts";
import { stagedUploadHost } from "./uploads/staged-upload-host.ts";

const APP_NUMBER = 123_456_789;

export type ShopifyParts = {
  readonly identity: Identity;
  readonly catalogue: Catalogue;
  readonly bundles: BrowserBundles;
  readonly uninstall: (shop: Shop) => Promise<unknown>;
};

/** Shopify's host names, each with the parts that share it. */
export const shopifyHosts = ({ identity, catalogue, bundles, uninstall }: ShopifyParts): readonly SandboxHost[] => {
  const { name: title, handle, apiKey } = identity.app;
  const adminApi = adminApiHost({
    access: identity.access,
    catalogue,
    app: { number: APP_NUMBER, handle, title, apiKey },
  });
  const shop = sharedHost({
    name: "shop",
    serves: (hostname) => identity.findShop(hostname) !== null,
    parts: [
      tokenEndpoint(identity),
      partOf(adminApi, isAdminApiPath),
      shopAdminPart,
      partOf(storefrontHost({ catalogue }), isStorefrontPath),
    ],
  });
  const cdn = sharedHost({
    name: "cdn",
    serves: (hostname) => hostname === "cdn.shopify.com",
    parts: [bridgePart(bundles), partOf(cdnHost({ catalogue }), isCdnFilePath)],
  });
  const admin = adminHost({ identity, bundles, uninstall, listProducts: (of) => listedProducts(catalogue, of) });
  return [shop, cdn, admin, stagedUploadHost({ catalogue })];
};

const partOf = (host: SandboxHost, claims: (pathname: string) => boolean): HostPart => ({
  name: host.name,
  claims: (url) => claims(url.pathname),
  answer: (exchange) => host.answer(exchange),
});

const listedProducts = (catalogue: Catalogue, shop: Shop): readonly ListedProduct[] =>
  catalogue.getShop(shop.domain).products.map(({ id, title, handle, status, mediaIds }) => ({
    id,
    title,
    handle,
    status,
    pictures: mediaIds.length,
  }));
