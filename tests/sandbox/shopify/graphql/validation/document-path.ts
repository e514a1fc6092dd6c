import { type ASTNode, type ASTVisitFn, type InlineFragmentNode, Kind, type OperationDefinitionNode } from "graphql";

type Visit = Parameters<ASTVisitFn<ASTNode>>;
/** Where a visitor stands: the last four things it is called with. */
export type Place = [key: Visit[1], parent: Visit[2], path: Visit[3], ancestors: Visit[4]];

const operationSegment = ({ operation, name }: OperationDefinitionNode): string =>
  name === undefined ? operation : `${operation} ${name.value}`;

const narrowingSegment = ({ typeCondition }: InlineFragmentNode): string =>
  typeCondition === undefined ? "..." : `... on ${typeCondition.name.value}`;

/** The name of a place as Shopify writes it in `path`: `mutation Publish`, `fileUpdate`, `... on MediaImage`, `id`. */
function segmentOf(node: ASTNode): string | null {
  if (node.kind === Kind.OPERATION_DEFINITION) return operationSegment(node);
  if (node.kind === Kind.FRAGMENT_DEFINITION) return `fragment ${node.name.value}`;
  if (node.kind === Kind.INLINE_FRAGMENT) return narrowingSegment(node);
  if (node.kind === Kind.FRAGMENT_SPREAD) return `... ${node.name.value}`;
  if (node.kind === Kind.FIELD) return node.alias?.value ?? node.name.value;
  return node.kind === Kind.ARGUMENT || node.kind === Kind.OBJECT_FIELD ? node.name.value : null;
}

const isNode = (entry: ASTNode | readonly ASTNode[] | undefined): entry is ASTNode =>
  entry !== undefined && "kind" in entry;

/** The way to a node; without a place the node is itself a definition. */
export function documentPath(node: ASTNode, ...place: Place | []): string[] {
  const [, parent, , ancestors = []] = place;
  // The visitor leaves the parent itself out of the ancestors.
  const nodes = [...ancestors, parent, node].filter(isNode);
  return nodes.map(segmentOf).filter((segment) => segment !== null);
}

/** The field, directive or input object that an argument belongs to. */
export function ownerOfArgument([, , , ancestors]: Place): ASTNode | undefined {
  return ancestors.findLast(isNode);
}
