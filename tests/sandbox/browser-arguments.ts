const MAPPED_HOSTS = [
  "app.roomshots.test",
  "admin.shopify.com",
  "*.myshopify.com",
  "cdn.shopify.com",
  "shopify-staged-uploads.storage.googleapis.com",
  "replicate.delivery",
  "*.replicate.delivery",
];

/** Chromium's flags for a profile that sees the sandbox as the internet, and nothing beyond it. */
export const browserArguments = ({ tlsPort, spki }: { tlsPort: number; spki: string }): readonly string[] => [
  `--host-resolver-rules=${[
    ...MAPPED_HOSTS.map((host) => `MAP ${host} 127.0.0.1:${tlsPort}`),
    "MAP * ~NOTFOUND",
    "EXCLUDE 127.0.0.1",
  ].join(",")}`,
  `--ignore-certificate-errors-spki-list=${spki}`,
];
