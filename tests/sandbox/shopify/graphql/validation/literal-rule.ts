import {
  type ArgumentNode,
  type ASTVisitor,
  type GraphQLInputType,
  type GraphQLNamedInputType,
  GraphQLNonNull,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  Kind,
  type ObjectFieldNode,
  print,
  type ValidationContext,
  type ValueNode,
} from "graphql";
import { parseGid } from "#tests/sandbox/shopify/catalogue/gid.ts";
import { requestFault } from "#tests/sandbox/shopify/graphql/errors.ts";
import { documentPath, ownerOfArgument, type Place } from "./document-path.ts";

const LITERALS_OF_SCALARS: Readonly<Record<string, readonly Kind[]>> = {
  String: [Kind.STRING],
  ID: [Kind.STRING, Kind.INT],
  Int: [Kind.INT],
  Float: [Kind.INT, Kind.FLOAT],
  Boolean: [Kind.BOOLEAN],
};

function fitsNamedType(value: ValueNode, type: GraphQLNamedInputType): boolean {
  // Input objects are judged by their own fields, so that only the innermost mistake is reported.
  if (isInputObjectType(type)) return value.kind === Kind.OBJECT;
  if (isEnumType(type)) return value.kind === Kind.ENUM && type.getValue(value.value) !== undefined;
  return LITERALS_OF_SCALARS[type.name]?.includes(value.kind) ?? true;
}

function fits(value: ValueNode, type: GraphQLInputType): boolean {
  if (value.kind === Kind.VARIABLE) return true;
  if (isNonNullType(type)) return value.kind !== Kind.NULL && fits(value, type.ofType);
  if (value.kind === Kind.NULL) return true;
  if (!isListType(type)) return fitsNamedType(value, type);
  const items = value.kind === Kind.LIST ? value.values : [value];
  return items.every((item) => fits(item, type.ofType));
}

const isIdType = (type: GraphQLInputType): boolean => String(new GraphQLNonNull(nullable(type))) === "ID!";
const nullable = (type: GraphQLInputType) => (isNonNullType(type) ? type.ofType : type);

function badGlobalId(value: ValueNode, type: GraphQLInputType): string | null {
  if (!isIdType(type) || (value.kind !== Kind.STRING && value.kind !== Kind.INT)) return null;
  return parseGid(value.value) === null ? `Invalid global id '${value.value}'` : null;
}

/** Values written out in the document: enums, nulls, scalars and Shopify's global ids. */
export function literalsFit(context: ValidationContext): ASTVisitor {
  const check = (node: ArgumentNode | ObjectFieldNode, place: Place) => {
    const type = context.getInputType();
    if (!type) return;
    const parent = ownerOfArgument(place) ?? node;
    const fault = { node: parent, path: documentPath(node, ...place), code: "argumentLiteralsIncompatible" };
    const coercion = badGlobalId(node.value, type);
    if (coercion !== null) {
      context.reportError(requestFault(coercion, fault, { typeName: "CoercionError" }));
      return;
    }
    if (fits(node.value, type)) return;
    const [kind, owner] = ownerWords(context, node);
    const argumentName = node.name.value;
    const message = `Argument '${argumentName}' on ${kind} '${owner}' has an invalid value (${print(node.value)}). Expected type '${String(type)}'.`;
    context.reportError(requestFault(message, fault, { typeName: kind, argumentName }));
  };
  return {
    Argument: (node, ...place) => {
      check(node, place);
    },
    ObjectField: (node, ...place) => {
      check(node, place);
    },
  };
}

function ownerWords(context: ValidationContext, node: ArgumentNode | ObjectFieldNode): [string, string] {
  if (node.kind === Kind.OBJECT_FIELD)
    return ["InputObject", String(context.getParentInputType()).replace(/[![\]]/g, "")];
  const directive = context.getDirective();
  return directive ? ["Directive", directive.name] : ["Field", context.getFieldDef()?.name ?? ""];
}
