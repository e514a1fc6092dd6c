/** The app as its developer registered it with Shopify. */
export type AppRegistration = {
  readonly name: string;
  readonly handle: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  /** `https://app.roomshots.test`, without a slash at the end. */
  readonly url: string;
  readonly scopes: readonly string[];
};

/** Shopify reports `read_x` beside each granted `write_x`. */
export const withImpliedScopes = (scopes: readonly string[]): readonly string[] => {
  const implied = scopes.filter((scope) => scope.startsWith("write_")).map((scope) => scope.replace("write_", "read_"));
  return [...new Set([...scopes, ...implied])].sort();
};
