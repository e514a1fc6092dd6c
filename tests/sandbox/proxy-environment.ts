/** What a product process needs in its environment so that Node's own fetch goes through the sandbox. */
export const proxyEnvironment = ({ proxy, ca }: { readonly proxy: string; readonly ca: string }) => ({
  NODE_USE_ENV_PROXY: "1",
  HTTPS_PROXY: proxy,
  HTTP_PROXY: proxy,
  NO_PROXY: "127.0.0.1,localhost",
  NODE_EXTRA_CA_CERTS: ca,
});
