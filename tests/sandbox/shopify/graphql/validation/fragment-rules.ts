import { type ASTVisitor, doTypesOverlap, isCompositeType, Kind, type ValidationContext } from "graphql";
import { requestFault } from "#tests/sandbox/shopify/graphql/errors.ts";
import { documentPath } from "./document-path.ts";

/** `... on T` where T exists, and can be what the surrounding type is. */
export function fragmentsFit(context: ValidationContext): ASTVisitor {
  return {
    InlineFragment(node, ...place) {
      const typeName = node.typeCondition?.name.value;
      if (typeName === undefined) return;
      const path = documentPath(node, ...place);
      if (!context.getSchema().getType(typeName)) {
        const message = `No such type ${typeName}, so it can't be a fragment condition`;
        context.reportError(requestFault(message, { node, path, code: "undefinedType" }, { typeName }));
        return;
      }
      const [type, parent] = [context.getType(), context.getParentType()];
      if (!isCompositeType(type) || !parent || doTypesOverlap(context.getSchema(), type, parent)) return;
      const more = { typeName, fragmentName: "unknown", parentName: parent.name };
      const message = `Fragment on ${typeName} can't be spread inside ${parent.name}`;
      context.reportError(requestFault(message, { node, path, code: "cannotSpreadFragment" }, more));
    },
  };
}

/** Fragments are defined where used, and used where defined. */
export function fragmentsAreDefinedAndUsed(context: ValidationContext): ASTVisitor {
  const used = new Set<string>();
  return {
    FragmentSpread(node, ...place) {
      const fragmentName = node.name.value;
      used.add(fragmentName);
      if (context.getFragment(fragmentName)) return;
      const fault = { node, path: documentPath(node, ...place), code: "useAndDefineFragment" };
      context.reportError(requestFault(`Fragment ${fragmentName} was used, but not defined`, fault, { fragmentName }));
    },
    Document: {
      leave(document) {
        for (const node of document.definitions) {
          if (node.kind !== Kind.FRAGMENT_DEFINITION || used.has(node.name.value)) continue;
          const fragmentName = node.name.value;
          const fault = { node, path: documentPath(node), code: "useAndDefineFragment" };
          context.reportError(
            requestFault(`Fragment ${fragmentName} was defined, but not used`, fault, { fragmentName }),
          );
        }
      },
    },
  };
}
