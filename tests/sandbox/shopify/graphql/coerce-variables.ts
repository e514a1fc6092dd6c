import {
  type GraphQLEnumType,
  type GraphQLError,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  type OperationDefinitionNode,
  typeFromAST,
  valueFromAST,
  type VariableDefinitionNode,
} from "graphql";
import { parseGid } from "#tests/sandbox/shopify/catalogue/gid.ts";
import { requestFault } from "./errors.ts";

type Path = readonly (string | number)[];
export type Problem = { readonly path: Path; readonly explanation: string; readonly message?: string };
type Variables = Readonly<Record<string, unknown>>;
export type CoercedVariables = { readonly values: Variables; readonly errors: readonly GraphQLError[] };

const isKeyValue = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const NULL_PROBLEM = "Expected value to not be null";

const SCALARS: Readonly<Record<string, (value: unknown) => boolean>> = {
  String: (value) => typeof value === "string",
  Int: (value) => Number.isInteger(value),
  Float: (value) => typeof value === "number",
  Boolean: (value) => typeof value === "boolean",
  UnsignedInt64: (value) => /^\d+$/.test(typeof value === "number" || typeof value === "string" ? String(value) : ""),
};

function scalarProblems(value: unknown, typeName: string, path: Path): Problem[] {
  if (typeName === "ID") {
    const text = typeof value === "string" || typeof value === "number" ? String(value) : JSON.stringify(value);
    const explanation = `Invalid global id '${text}'`;
    return parseGid(text) === null ? [{ path, explanation, message: explanation }] : [];
  }
  const fits = SCALARS[typeName];
  if (fits === undefined || fits(value)) return [];
  return [{ path, explanation: `Could not coerce value ${JSON.stringify(value)} to ${typeName}` }];
}

function objectProblems(value: unknown, type: GraphQLInputObjectType, path: Path): Problem[] {
  if (!isKeyValue(value)) return [{ path, explanation: `Expected ${JSON.stringify(value)} to be a key-value object.` }];
  const fields = type.getFields();
  const unknown = Object.keys(value).filter((key) => !(key in fields));
  const notDefined = unknown.map((key) => ({
    path: [...path, key],
    explanation: `Field is not defined on ${type.name}`,
  }));
  const inFields = Object.values(fields).flatMap((field) => {
    const isLeftOut = !(field.name in value);
    if (isLeftOut && (field.defaultValue !== undefined || !isNonNullType(field.type))) return [];
    return problemsOf(value[field.name] ?? null, field.type, [...path, field.name]);
  });
  return [...notDefined, ...inFields];
}

function enumProblems(value: unknown, type: GraphQLEnumType, path: Path): Problem[] {
  if (typeof value === "string" && type.getValue(value)) return [];
  const names = type.getValues().map(({ name }) => name);
  return [{ path, explanation: `Expected ${JSON.stringify(value)} to be one of: ${names.join(", ")}` }];
}

function listProblems(value: unknown, itemType: GraphQLInputType, path: Path): Problem[] {
  if (!Array.isArray(value)) return problemsOf(value, itemType, path);
  return value.flatMap((item: unknown, index) => problemsOf(item, itemType, [...path, index]));
}

/** What is wrong with a variable's value, each with the way to it from the variable. */
export function problemsOf(value: unknown, type: GraphQLInputType, path: Path = []): Problem[] {
  if (isNonNullType(type)) {
    return value === null ? [{ path, explanation: NULL_PROBLEM }] : problemsOf(value, type.ofType, path);
  }
  if (value === null) return [];
  if (isListType(type)) return listProblems(value, type.ofType, path);
  if (isInputObjectType(type)) return objectProblems(value, type, path);
  return isEnumType(type) ? enumProblems(value, type, path) : scalarProblems(value, type.name, path);
}

function variableError(node: VariableDefinitionNode, typeName: string, { value, problems }: Finding): GraphQLError {
  const spots = problems.filter(({ path }) => path.length > 0);
  const places = spots.map(({ path, explanation }) => `${path.join(".")} (${explanation})`).join(", ");
  const message = `Variable $${node.variable.name.value} of type ${typeName} was provided invalid value`;
  const whole = places === "" ? message : `${message} for ${places}`;
  const error = requestFault(whole, { node, path: [], code: "INVALID_VARIABLE" }, { value, problems });
  return Object.assign(error, { path: undefined });
}

type Finding = { readonly value: unknown; readonly problems: readonly Problem[] };

/** Checks what the caller sent against the declared types, and fills in the declared defaults. */
export function coerceVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  given: Variables,
): CoercedVariables {
  const values: Record<string, unknown> = {};
  const errors: GraphQLError[] = [];
  for (const node of operation.variableDefinitions ?? []) {
    const name = node.variable.name.value;
    const type = typeFromAST(schema, node.type);
    if (!type || !isInputType(type)) continue;
    const isGiven = given[name] !== undefined;
    if (!isGiven && node.defaultValue) {
      values[name] = valueFromAST(node.defaultValue, type);
      continue;
    }
    const value = given[name] ?? null;
    const problems = problemsOf(value, type);
    if (problems.length > 0) errors.push(variableError(node, String(type), { value, problems }));
    else if (isGiven) values[name] = value;
  }
  return { values, errors };
}
