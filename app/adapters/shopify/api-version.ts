/** The Admin API version that every operation is written for; `shopify.app.toml` names it for webhooks. */
export const API_VERSION = "2026-07";
