import {
  defaultFieldResolver,
  getNamedType,
  type GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  isCompositeType,
} from "graphql";
import { accessDenied, SandboxUnmodelledError } from "./errors.ts";
import type { AccessRules } from "./schema.ts";

export type ResolveContext = { readonly access: AccessRules; readonly scopes: ReadonlySet<string> };

type Source = Readonly<Record<string, unknown>>;

/** `write_x` includes `read_x`. */
export function effectiveScopes(granted: readonly string[]): ReadonlySet<string> {
  return new Set(granted.flatMap((scope) => [scope, scope.replace(/^write_/, "read_")]));
}

/** The thing a connection or list is of: `ProductConnection` → `Product`. */
const subjectOf = (typeName: string): string => typeName.replace(/Connection$/, "");

function refusal({ access, scopes }: ResolveContext, coordinate: string, fieldName: string): GraphQLError | null {
  const rule = access[coordinate];
  if (rule === undefined || rule.anyOf.some((scope) => scopes.has(scope))) return null;
  return accessDenied(`Access denied for ${fieldName} field. Required access: ${rule.words}`, rule.words);
}

/** The field's own rule first, then the rule of what it returns. */
function checkAccess(context: ResolveContext, info: GraphQLResolveInfo): void {
  const own = refusal(context, `${info.parentType.name}.${info.fieldName}`, info.fieldName);
  const type = getNamedType(info.returnType);
  const error = own ?? (isCompositeType(type) ? refusal(context, subjectOf(type.name), info.fieldName) : null);
  if (error !== null) throw error;
}

/** Reads one field of what the sandbox keeps; one that it does not keep is a loud error, never a silent null. */
export const resolveField: GraphQLFieldResolver<Source, ResolveContext> = (source, ...call) => {
  const [, context, info] = call;
  if (!(info.fieldName in source)) throw new SandboxUnmodelledError(`${info.parentType.name}.${info.fieldName}`);
  checkAccess(context, info);
  return defaultFieldResolver(source, ...call);
};

/** The concrete type of what stands behind an interface or union. */
export function resolveType(value: unknown): string {
  if (typeof value === "object" && value !== null && "__typename" in value) return String(value.__typename);
  throw new SandboxUnmodelledError("an object without __typename");
}
