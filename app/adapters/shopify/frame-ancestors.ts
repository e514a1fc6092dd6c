/** The library sets the policy only where the address names a shop; no other page may be framed by a stranger either. */
export function frameOnlyInAdmin(headers: Headers): void {
  if (headers.has("content-security-policy")) return;
  headers.set("content-security-policy", "frame-ancestors https://admin.shopify.com;");
}
