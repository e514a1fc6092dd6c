import { type ASTNode, GraphQLError } from "graphql";

/** The sandbox does not model this part of Shopify: the test that asked learns it loudly instead of reading a null. */
export class SandboxUnmodelledError extends GraphQLError {
  override readonly name = "SandboxUnmodelledError";
  constructor(what: string) {
    super(`SANDBOX_UNMODELLED ${what}`, { extensions: { code: "SANDBOX_UNMODELLED" } });
  }
}

/** A refusal of a whole field while it runs: `data` has the root, which is null. */
export class FieldRefusedError extends GraphQLError {
  override readonly name = "FieldRefusedError";
  constructor(message: string, code: string, more: Record<string, unknown> = {}) {
    super(message, { extensions: { code, ...more } });
  }
}

const SCOPES_PAGE = "https://shopify.dev/api/usage/access-scopes";

export function accessDenied(message: string, requiredAccess?: string): FieldRefusedError {
  const required = requiredAccess === undefined ? {} : { requiredAccess };
  return new FieldRefusedError(message, "ACCESS_DENIED", { documentation: SCOPES_PAGE, ...required });
}

export type Fault = { readonly node: ASTNode; readonly path: readonly (string | number)[]; readonly code?: string };

/** A refusal before anything runs; such an answer has no `data`. */
export function requestFault(
  message: string,
  { node, path, code }: Fault,
  more: Record<string, unknown> = {},
): GraphQLError {
  const extensions = code === undefined ? more : { code, ...more };
  return new GraphQLError(message, { nodes: node, path, extensions });
}
