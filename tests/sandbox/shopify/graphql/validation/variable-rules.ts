import {
  type ASTVisitor,
  isInputType,
  isNonNullType,
  isTypeSubTypeOf,
  Kind,
  type OperationDefinitionNode,
  type TypeNode,
  typeFromAST,
  type ValidationContext,
} from "graphql";
import { requestFault } from "#tests/sandbox/shopify/graphql/errors.ts";
import { documentPath } from "./document-path.ts";

const nameOf = (operation: OperationDefinitionNode): string =>
  operation.name?.value ?? `anonymous ${operation.operation}`;

/** Declared but unused, used but undeclared. A variable given to an argument that does not exist counts as unused. */
export function variablesAreDeclaredAndUsed(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition: {
      leave(operation) {
        const usages = context.getRecursiveVariableUsages(operation);
        const accepted = new Set(usages.filter(({ type }) => type).map(({ node }) => node.name.value));
        const declared = new Set(operation.variableDefinitions?.map(({ variable }) => variable.name.value));
        const path = documentPath(operation, []);
        for (const variableName of declared) {
          if (accepted.has(variableName)) continue;
          const message = `Variable $${variableName} is declared by ${nameOf(operation)} but not used`;
          context.reportError(
            requestFault(message, { node: operation, path, code: "variableNotUsed" }, { variableName }),
          );
        }
        for (const { node } of usages) {
          const variableName = node.name.value;
          if (declared.has(variableName)) continue;
          const message = `Variable $${variableName} is used by ${nameOf(operation)} but not declared`;
          context.reportError(requestFault(message, { node, path, code: "variableNotDefined" }, { variableName }));
        }
      },
    },
  };
}

const typeNameOf = (type: TypeNode): string =>
  type.kind === Kind.NAMED_TYPE ? type.name.value : typeNameOf(type.type);

/** A variable must be of an input type that this version has. */
export function variableTypesExist(context: ValidationContext): ASTVisitor {
  return {
    VariableDefinition(node, _key, _parent, _path, ancestors) {
      const [typeName, variableName] = [typeNameOf(node.type), node.variable.name.value];
      const type = context.getSchema().getType(typeName);
      if (type && isInputType(type)) return;
      const words = type ? "isn't a valid input type" : "isn't a defined input type";
      const fault = { node, path: documentPath(node, ancestors), code: "variableRequiresValidType" };
      context.reportError(
        requestFault(`${typeName} ${words} (on $${variableName})`, fault, { typeName, variableName }),
      );
    },
  };
}

/** A variable may stand only where its type fits. */
export function variablesFitTheirPlaces(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition: {
      leave(operation) {
        const schema = context.getSchema();
        const definitions = new Map(operation.variableDefinitions?.map((entry) => [entry.variable.name.value, entry]));
        for (const { node, type: place, defaultValue } of context.getRecursiveVariableUsages(operation)) {
          const definition = definitions.get(node.name.value);
          const type = definition && typeFromAST(schema, definition.type);
          if (!definition || !type || !place) continue;
          const hasValue =
            defaultValue !== undefined || (definition.defaultValue && definition.defaultValue.kind !== Kind.NULL);
          const wanted = isNonNullType(place) && hasValue && !isNonNullType(type) ? place.ofType : place;
          if (isTypeSubTypeOf(schema, type, wanted)) continue;
          const variableName = node.name.value;
          const message = `Type mismatch on variable $${variableName} (${String(type)} / ${String(place)})`;
          const fault = { node, path: documentPath(operation, []), code: "variableMismatch" };
          context.reportError(
            requestFault(message, fault, { variableName, typeName: String(type), errorMessage: "Type mismatch" }),
          );
        }
      },
    },
  };
}
