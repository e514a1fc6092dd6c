import type { HostPart } from "#tests/sandbox/gateway/shared-host.ts";

/** `https://<shop>/admin/…` leads to the same page of the unified admin, as it does at Shopify. */
export const shopAdminPart: HostPart = {
  name: "shop admin",
  claims: (url) => /^\/admin(\/|$)/.test(url.pathname) && !/^\/admin\/(api|oauth)\//.test(url.pathname),
  answer: ({ response, url }) => {
    const handle = url.hostname.replace(/\.myshopify\.com$/, "");
    const rest = url.pathname.replace(/^\/admin/, "");
    response.writeHead(302, { location: `https://admin.shopify.com/store/${handle}${rest}${url.search}` });
    response.end();
  },
};
