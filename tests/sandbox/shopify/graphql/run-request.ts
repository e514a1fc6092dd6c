import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  parse,
} from "graphql";
import { z } from "zod";
import { coerceVariables } from "./coerce-variables.ts";
import type { CostBucket, ThrottleStatus } from "./cost-bucket.ts";
import { queryCost } from "./cost.ts";
import { inputSizeFaults } from "./input-size.ts";
import { effectiveScopes, resolveField, type ResolveContext, resolveType } from "./resolve-field.ts";
import { type AdminSchema } from "./schema.ts";
import { syntaxWords } from "./syntax-words.ts";
import { validateDocument } from "./validation/validate-document.ts";

const MAX_QUERY_COST = 1000;

export const graphqlRequest = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});
export type GraphqlRequest = z.infer<typeof graphqlRequest>;

export type RunContext = {
  readonly admin: AdminSchema;
  readonly scopes: readonly string[];
  readonly bucket: CostBucket;
  readonly now: number;
  /** What `query` and `mutation` read their fields from, made for one request. */
  readonly root: Readonly<Record<string, unknown>>;
};

export type GraphqlAnswer = { data?: unknown; errors?: unknown[]; extensions?: Record<string, unknown> };

const refused = (errors: readonly GraphQLError[]): GraphqlAnswer => ({ errors: errors.map((error) => error.toJSON()) });

function parseDocument(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query);
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return new GraphQLError(syntaxWords(error), { source: error.source, positions: error.positions });
  }
}

function chooseOperation(document: DocumentNode, name: string | null): OperationDefinitionNode | GraphQLError {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (name !== null && name !== "") {
    return (
      operations.find((operation) => operation.name?.value === name) ?? new GraphQLError(`No operation named "${name}"`)
    );
  }
  const [only, ...others] = operations;
  if (only === undefined || others.length > 0) return new GraphQLError("An operation name is required");
  return only;
}

type Prepared = {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Readonly<Record<string, unknown>>;
};

/** Everything that Shopify checks before the first field runs, in its order. */
function prepare({ schema }: AdminSchema, request: GraphqlRequest): Prepared | GraphqlAnswer {
  const document = parseDocument(request.query);
  if (document instanceof GraphQLError) return refused([document]);
  const invalid = validateDocument(schema, document);
  if (invalid.length > 0) return refused(invalid);
  const operation = chooseOperation(document, request.operationName ?? null);
  if (operation instanceof GraphQLError) return refused([operation]);
  const variables = coerceVariables(schema, operation, request.variables ?? {});
  if (variables.errors.length > 0) return refused(variables.errors);
  const oversized = inputSizeFaults(schema, operation, variables.values);
  if (oversized.length > 0) return refused(oversized);
  return { document, operation, variables: variables.values };
}

/** Answers one request as the Admin API would; refusals are answers, not exceptions. */
export async function runRequest(context: RunContext, request: GraphqlRequest): Promise<GraphqlAnswer> {
  const { schema, access } = context.admin;
  const prepared = prepare(context.admin, request);
  if (!("document" in prepared)) return prepared;
  const cost = { schema, ...prepared };
  const requestedQueryCost = queryCost(cost);
  if (requestedQueryCost > MAX_QUERY_COST) return refused([costTooHigh(requestedQueryCost)]);
  const before = context.bucket.status(context.now);
  if (before.currentlyAvailable < requestedQueryCost) return throttled(requestedQueryCost, before);
  const resolveContext: ResolveContext = { access, scopes: effectiveScopes(context.scopes) };
  const result: ExecutionResult = await execute({
    schema,
    document: prepared.document,
    operationName: prepared.operation.name?.value,
    rootValue: context.root,
    contextValue: resolveContext,
    variableValues: prepared.variables,
    fieldResolver: resolveField,
    typeResolver: resolveType,
  });
  const actualQueryCost = queryCost(cost, result.data);
  const throttleStatus = context.bucket.spend(actualQueryCost, context.now);
  const errors = result.errors?.map((error) => error.toJSON());
  const extensions = { cost: { requestedQueryCost, actualQueryCost, throttleStatus } };
  return { data: result.data, ...(errors && { errors }), extensions };
}

const LIMITS_PAGE = "https://shopify.dev/api/usage/rate-limits";

/** Nothing runs and nothing is spent; the caller waits until the bucket holds what it asks for. */
function throttled(requestedQueryCost: number, throttleStatus: ThrottleStatus): GraphqlAnswer {
  const error = new GraphQLError("Throttled", { extensions: { code: "THROTTLED", documentation: LIMITS_PAGE } });
  return { ...refused([error]), extensions: { cost: { requestedQueryCost, actualQueryCost: null, throttleStatus } } };
}

function costTooHigh(cost: number): GraphQLError {
  const message = `Query cost is ${cost}, which exceeds the single query max cost limit (${MAX_QUERY_COST}).`;
  return new GraphQLError(message, {
    extensions: { code: "MAX_COST_EXCEEDED", cost, maxCost: MAX_QUERY_COST, documentation: LIMITS_PAGE },
  });
}
