import type { SandboxHost } from "#tests/sandbox/gateway/host.ts";
import type { HostPart } from "#tests/sandbox/gateway/shared-host.ts";
import type { Catalogue } from "#tests/sandbox/shopify/catalogue/catalogue.ts";
import { listingPage, missingPage, productPage } from "./pages.ts";

const PRODUCT_PATH = /^\/products\/(?<handle>[^/]+)\/?$/;

export const isStorefrontPath = (pathname: string): boolean => pathname === "/" || pathname.startsWith("/products/");

/** What a shop's visitors see: the listing and a product's page, drawn from the catalogue as it is now. */
export function storefrontHost({ catalogue }: { readonly catalogue: Catalogue }): SandboxHost & HostPart {
  return {
    name: "storefront",
    serves: (hostname) => hostname.endsWith(".myshopify.com"),
    claims: ({ pathname }) => isStorefrontPath(pathname),
    answer({ response, url }) {
      const shop = catalogue.findShop(url.hostname);
      const handle = PRODUCT_PATH.exec(url.pathname)?.groups?.["handle"];
      const product = shop?.products.find((candidate) => candidate.handle === handle && candidate.status === "ACTIVE");
      const isListing = shop !== null && url.pathname === "/";
      const now = catalogue.now();
      const page =
        shop && product ? productPage({ shop, product, now }) : isListing ? listingPage({ shop, now }) : null;
      const headers = { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" };
      response.writeHead(page === null ? 404 : 200, headers).end(page ?? missingPage());
    },
  };
}
