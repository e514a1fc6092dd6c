import {
  type ASTVisitor,
  type FieldNode,
  getNamedType,
  isLeafType,
  Kind,
  print,
  type ValidationContext,
} from "graphql";
import { requestFault } from "#tests/sandbox/shopify/graphql/errors.ts";
import { documentPath } from "./document-path.ts";

/** A field that its type does not have. */
export function knownFields(context: ValidationContext): ASTVisitor {
  return {
    Field(node, ...place) {
      const type = context.getParentType();
      if (!type || context.getFieldDef()) return;
      const fieldName = node.name.value;
      const fault = { node, path: documentPath(node, ...place), code: "undefinedField" };
      const message = `Field '${fieldName}' doesn't exist on type '${type.name}'`;
      context.reportError(requestFault(message, fault, { typeName: type.name, fieldName }));
    },
  };
}

function selectionFault(node: FieldNode, typeName: string, isLeaf: boolean): string | null {
  const field = node.name.value;
  if (isLeaf && node.selectionSet) {
    const names = node.selectionSet.selections.map((chosen) =>
      chosen.kind === Kind.FIELD ? chosen.name.value : print(chosen),
    );
    return `Selections can't be made on scalars (field '${field}' returns ${typeName} but has selections ${JSON.stringify(names)})`;
  }
  if (isLeaf || node.selectionSet) return null;
  return `Field must have selections (field '${field}' returns ${typeName} but has no selections. Did you mean '${field} { ... }'?)`;
}

/** Objects need a selection, scalars must not have one. */
export function selectionsWhereNeeded(context: ValidationContext): ASTVisitor {
  return {
    Field(node, ...place) {
      const type = context.getType();
      if (!type) return;
      const typeName = getNamedType(type).name;
      const message = selectionFault(node, typeName, isLeafType(getNamedType(type)));
      if (message === null) return;
      const fault = { node, path: documentPath(node, ...place), code: "selectionMismatch" };
      context.reportError(requestFault(message, fault, { nodeName: `field '${node.name.value}'`, typeName }));
    },
  };
}
