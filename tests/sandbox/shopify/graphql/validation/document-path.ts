import { type ASTNode, Kind } from "graphql";

type Ancestors = readonly (ASTNode | readonly ASTNode[])[];

/** The name of a place as Shopify writes it in `path`: `mutation Publish`, `fileUpdate`, `... on MediaImage`, `id`. */
function segmentOf(node: ASTNode): string | null {
  switch (node.kind) {
    case Kind.OPERATION_DEFINITION:
      return node.name === undefined ? node.operation : `${node.operation} ${node.name.value}`;
    case Kind.FRAGMENT_DEFINITION:
      return `fragment ${node.name.value}`;
    case Kind.INLINE_FRAGMENT:
      return node.typeCondition === undefined ? "..." : `... on ${node.typeCondition.name.value}`;
    case Kind.FRAGMENT_SPREAD:
      return `... ${node.name.value}`;
    case Kind.FIELD:
      return node.alias?.value ?? node.name.value;
    case Kind.ARGUMENT:
    case Kind.OBJECT_FIELD:
      return node.name.value;
    default:
      return null;
  }
}

const isNode = (entry: ASTNode | readonly ASTNode[]): entry is ASTNode => "kind" in entry;

export function documentPath(node: ASTNode, ancestors: Ancestors): string[] {
  const nodes = [...ancestors.filter(isNode), node];
  return nodes.map(segmentOf).filter((segment) => segment !== null);
}

/** The field, directive or input object that an argument belongs to. */
export function ownerOfArgument(ancestors: Ancestors): ASTNode | undefined {
  return ancestors.findLast(isNode);
}
