/** What the Admin API needs to know of an access token; identity answers it. */
export type AccessTokens = {
  /** `null` when the token is unknown, expired or of an uninstalled app. */
  lookup: (token: string) => { readonly shop: string; readonly scopes: readonly string[] } | null;
};
