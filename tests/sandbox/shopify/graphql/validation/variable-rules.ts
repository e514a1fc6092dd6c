import {
  type ASTVisitor,
  isInputType,
  Kind,
  type OperationDefinitionNode,
  print,
  type TypeNode,
  type ValidationContext,
  type VariableDefinitionNode,
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
        const path = documentPath(operation);
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
    VariableDefinition(node, ...place) {
      const [typeName, variableName] = [typeNameOf(node.type), node.variable.name.value];
      const type = context.getSchema().getType(typeName);
      if (type && isInputType(type)) return;
      const words = type ? "isn't a valid input type" : "isn't a defined input type";
      const fault = { node, path: documentPath(node, ...place), code: "variableRequiresValidType" };
      context.reportError(
        requestFault(`${typeName} ${words} (on $${variableName})`, fault, { typeName, variableName }),
      );
    },
  };
}

type Usage = ReturnType<ValidationContext["getRecursiveVariableUsages"]>[number];

/** `[ID!]!` may stand where `[ID]` is asked for, and not the other way round. Input types are compared by name. */
function fitsPlace(given: string, wanted: string): boolean {
  if (given === wanted) return true;
  if (wanted.endsWith("!")) return given.endsWith("!") && fitsPlace(given.slice(0, -1), wanted.slice(0, -1));
  if (given.endsWith("!")) return fitsPlace(given.slice(0, -1), wanted);
  const areLists = given.startsWith("[") && wanted.startsWith("[");
  return areLists && fitsPlace(given.slice(1, -1), wanted.slice(1, -1));
}

/** What the place asks of the variable: a default on either side lets a nullable variable stand there. */
function wantedType({ type, defaultValue }: Usage, definition: VariableDefinitionNode): string {
  const hasDefault =
    defaultValue !== undefined || (definition.defaultValue && definition.defaultValue.kind !== Kind.NULL);
  return hasDefault ? String(type).replace(/!$/, "") : String(type);
}

/** A variable may stand only where its type fits. */
export function variablesFitTheirPlaces(context: ValidationContext): ASTVisitor {
  const check = (usage: Usage, definition: VariableDefinitionNode, path: string[]) => {
    const typeName = print(definition.type);
    if (!usage.type || fitsPlace(typeName, wantedType(usage, definition))) return;
    const variableName = usage.node.name.value;
    const message = `Type mismatch on variable $${variableName} (${typeName} / ${String(usage.type)})`;
    const more = { variableName, typeName, errorMessage: "Type mismatch" };
    context.reportError(requestFault(message, { node: usage.node, path, code: "variableMismatch" }, more));
  };
  return {
    OperationDefinition: {
      leave(operation) {
        const definitions = new Map(operation.variableDefinitions?.map((entry) => [entry.variable.name.value, entry]));
        for (const usage of context.getRecursiveVariableUsages(operation)) {
          const definition = definitions.get(usage.node.name.value);
          if (definition) check(usage, definition, documentPath(operation));
        }
      },
    },
  };
}
