import {
  type ASTVisitor,
  type GraphQLInputObjectType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  type ValidationContext,
} from "graphql";
import { requestFault } from "#tests/sandbox/shopify/graphql/errors.ts";
import { documentPath } from "./document-path.ts";

/** An argument that its field or directive does not take. */
export function knownArguments(context: ValidationContext): ASTVisitor {
  return {
    Argument(node, ...place) {
      const field = context.getFieldDef();
      const directive = context.getDirective();
      const owner = directive ?? field;
      if (context.getArgument() || !owner) return;
      const typeName = directive ? "Directive" : "Field";
      const argumentName = node.name.value;
      const fault = { node, path: documentPath(node, ...place), code: "argumentNotAccepted" };
      const message = `${typeName} '${owner.name}' doesn't accept argument '${argumentName}'`;
      context.reportError(requestFault(message, fault, { name: owner.name, typeName, argumentName }));
    },
  };
}

export function requiredArguments(context: ValidationContext): ASTVisitor {
  return {
    Field: {
      leave(node, ...place) {
        const given = new Set(node.arguments?.map((argument) => argument.name.value));
        const required = context.getFieldDef()?.args.filter(isRequiredArgument) ?? [];
        const missing = required.filter(({ name }) => !given.has(name)).map(({ name }) => name);
        if (missing.length === 0) return;
        const [name, list] = [node.name.value, missing.join(", ")];
        const fault = { node, path: documentPath(node, ...place), code: "missingRequiredArguments" };
        const message = `Field '${name}' is missing required arguments: ${list}`;
        context.reportError(requestFault(message, fault, { className: "Field", name, arguments: list }));
      },
    },
  };
}

/** The input object inside any lists and exclamation marks; `null` for other types. */
function inputObjectIn(type: unknown): GraphQLInputObjectType | null {
  if (isNonNullType(type)) return inputObjectIn(type.ofType);
  if (isListType(type)) return inputObjectIn(type.ofType);
  return isInputObjectType(type) ? type : null;
}

/** The same two rules inside an input object that is written out in the document. */
export function inputObjectFields(context: ValidationContext): ASTVisitor {
  return {
    ObjectField(node, ...place) {
      const type = inputObjectIn(context.getParentInputType());
      if (type === null || node.name.value in type.getFields()) return;
      const argumentName = node.name.value;
      const fault = { node, path: documentPath(node, ...place), code: "argumentNotAccepted" };
      const message = `InputObject '${type.name}' doesn't accept argument '${argumentName}'`;
      context.reportError(requestFault(message, fault, { name: type.name, typeName: "InputObject", argumentName }));
    },
    ObjectValue(node, ...place) {
      const type = inputObjectIn(context.getInputType());
      if (type === null) return;
      const given = new Set(node.fields.map((field) => field.name.value));
      for (const field of Object.values(type.getFields())) {
        if (!isRequiredInputField(field) || given.has(field.name)) continue;
        const argumentType = String(field.type);
        const path = [...documentPath(node, ...place), field.name];
        const message = `Argument '${field.name}' on InputObject '${type.name}' is required. Expected type ${argumentType}`;
        const more = { argumentName: field.name, argumentType, inputObjectType: type.name };
        context.reportError(requestFault(message, { node, path, code: "missingRequiredInputObjectAttribute" }, more));
      }
    },
  };
}
