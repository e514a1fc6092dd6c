const SHOPIFY_CDN = "cdn.shopify.com";

/** Shopify's CDN makes a photo smaller on request; any other address is signed, and stays as it is. */
export function photoSized(url: string, width: number): string {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (address?.hostname !== SHOPIFY_CDN) return url;
  address.searchParams.set("width", String(width));
  return address.href;
}
