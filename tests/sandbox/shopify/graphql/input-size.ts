import {
  type FieldNode,
  getArgumentValues,
  type GraphQLError,
  GraphQLError as ApiError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from "graphql";

const MAX_INPUT_SIZE = 250;

type Found = { readonly path: readonly string[]; readonly size: number };

function oversized(value: unknown, path: readonly string[]): Found | null {
  if (Array.isArray(value) && value.length > MAX_INPUT_SIZE) return { path, size: value.length };
  if (typeof value !== "object" || value === null) return null;
  const inner = Array.isArray(value)
    ? value.map((item: unknown) => oversized(item, path))
    : Object.entries(value).map(([key, item]) => oversized(item, [...path, key]));
  return inner.find((found) => found !== null) ?? null;
}

function fieldFault(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  request: FieldRequest,
): GraphQLError | null {
  const root = schema.getRootType(operation.operation);
  const definition = root?.getFields()[request.field.name.value];
  if (!definition) return null;
  const given = getArgumentValues(definition, request.field, request.variables);
  const found = oversized(given, [request.field.alias?.value ?? request.field.name.value]);
  if (found === null) return null;
  const message = `The input array size of ${found.size} is greater than the maximum allowed of ${MAX_INPUT_SIZE}.`;
  return new ApiError(message, {
    nodes: request.field,
    path: found.path,
    extensions: { code: "MAX_INPUT_SIZE_EXCEEDED" },
  });
}

type FieldRequest = { readonly field: FieldNode; readonly variables: Record<string, unknown> };

/** Shopify takes at most 250 entries in any list of any argument, and refuses the whole request otherwise. */
export function inputSizeFaults(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): GraphQLError[] {
  const fields = operation.selectionSet.selections.filter((chosen) => chosen.kind === Kind.FIELD);
  const faults = fields.map((field) => fieldFault(schema, operation, { field, variables: { ...variables } }));
  return faults.filter((fault) => fault !== null);
}
