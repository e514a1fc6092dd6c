import type { HostPart } from "#tests/sandbox/gateway/shared-host.ts";
import { sendText } from "#tests/sandbox/gateway/http.ts";
import type { BrowserBundles } from "./browser-bundles.ts";

/** `https://cdn.shopify.com/shopifycloud/app-bridge.js`, beside the CDN's files. */
export const bridgePart = (bundles: BrowserBundles): HostPart => ({
  name: "app bridge",
  claims: (url) => url.pathname === "/shopifycloud/app-bridge.js",
  answer: async ({ response }) => {
    sendText(response, { type: "text/javascript", text: await bundles.bridge() });
  },
});
