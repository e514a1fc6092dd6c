import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getDirectiveValues,
  type GraphQLCompositeType,
  GraphQLIncludeDirective,
  type GraphQLSchema,
  GraphQLSkipDirective,
  isCompositeType,
  Kind,
  type SelectionNode,
} from "graphql";

export type CostScope = {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
};

/** All mentions of one response key on one type, with what they select together. */
export type ChosenField = {
  readonly field: FieldNode;
  readonly parent: GraphQLCompositeType;
  readonly selections: SelectionNode[];
};
export type ChosenFields = Map<string, ChosenField>;

/** What is chosen on the type itself, and on each narrower type by `... on`. */
export type Selection = { readonly own: ChosenFields; readonly narrowed: Map<string, ChosenFields> };

export function fragmentsOf(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

function isLeftOut(scope: CostScope, node: SelectionNode): boolean {
  const variables = { ...scope.variables };
  const skip = getDirectiveValues(GraphQLSkipDirective, node, variables);
  const include = getDirectiveValues(GraphQLIncludeDirective, node, variables);
  return skip?.["if"] === true || include?.["if"] === false;
}

function addField(fields: ChosenFields, field: FieldNode, parent: GraphQLCompositeType): void {
  const key = field.alias?.value ?? field.name.value;
  const chosen = fields.get(key) ?? { field, parent, selections: [] };
  chosen.selections.push(...(field.selectionSet?.selections ?? []));
  fields.set(key, chosen);
}

/** Collects fields as GraphQL does, but keeps apart what depends on the concrete type. */
export function collectFields(
  scope: CostScope,
  type: GraphQLCompositeType,
  selections: readonly SelectionNode[],
): Selection {
  const selection: Selection = { own: new Map(), narrowed: new Map() };
  const fieldsFor = (condition: GraphQLCompositeType): ChosenFields => {
    if (condition.name === type.name) return selection.own;
    const known = selection.narrowed.get(condition.name) ?? new Map<string, ChosenField>();
    selection.narrowed.set(condition.name, known);
    return known;
  };
  const walk = (nodes: readonly SelectionNode[], condition: GraphQLCompositeType): void => {
    for (const node of nodes) {
      if (isLeftOut(scope, node)) continue;
      if (node.kind === Kind.FIELD) {
        if (!node.name.value.startsWith("__")) addField(fieldsFor(condition), node, condition);
        continue;
      }
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : scope.fragments.get(node.name.value);
      if (fragment)
        walk(fragment.selectionSet.selections, narrowerType(scope, fragment.typeCondition?.name.value) ?? condition);
    }
  };
  walk(selections, type);
  return selection;
}

function narrowerType(scope: CostScope, name: string | undefined): GraphQLCompositeType | null {
  const type = name === undefined ? undefined : scope.schema.getType(name);
  return isCompositeType(type) ? type : null;
}
