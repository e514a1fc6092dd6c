import {
  type DocumentNode,
  getArgumentValues,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isObjectType,
  isUnionType,
  type OperationDefinitionNode,
  OperationTypeNode,
} from "graphql";
import { type ChosenField, type ChosenFields, collectFields, type CostScope, fragmentsOf } from "./cost-selection.ts";

/** Types that cost nothing themselves. Found by comparing 5,945 recorded operations with their figures (96 % exact). */
const FREE_TYPES = new Set(["MoneyV2", "MoneyBag", "PageInfo", "ShopAddress"]);
const isFree = (typeName: string): boolean => FREE_TYPES.has(typeName) || typeName.endsWith("UserError");

const ROOT_COUNT_COST = 10;
const MUTATION_COST = 10;
const DEARER_MUTATIONS: Readonly<Record<string, number>> = { fileCreate: 20, productCreateMedia: 20 };
const CONNECTION_COST = 2;

/** A page of `n` counts by the logarithm of its size. */
export function pageFactor(n: number): number {
  return n <= 0 ? 0 : Math.max(1, Math.floor(2 * Math.log(n)));
}

/** The answer at a place, to count what was really returned; `undefined` when only the request is costed. */
type Answer = unknown;

const answerAt = (answer: Answer, key: string): Answer =>
  typeof answer === "object" && answer !== null
    ? Object.entries(answer).find(([name]) => name === key)?.[1]
    : undefined;

type Chosen = { readonly type: GraphQLCompositeType; readonly selections: ChosenField["selections"] };

function selectionCost(scope: CostScope, { type, selections: chosen }: Chosen, answer: Answer): number {
  const { own, narrowed } = collectFields(scope, type, chosen);
  const base = costOfFields(scope, own, answer);
  const concrete = isAbstractType(type) ? scope.schema.getPossibleTypes(type) : [type];
  const perType = concrete.map((candidate) => {
    const fits = [...narrowed].filter(([name]) => canBe(scope.schema, name, candidate));
    const added = fits.map(([, fields]) => new Map([...fields].filter(([key]) => !own.has(key))));
    return added.reduce((sum, fields) => sum + costOfFields(scope, fields, answer), 0);
  });
  return base + Math.max(0, ...perType);
}

function canBe(schema: GraphQLSchema, name: string, candidate: GraphQLCompositeType): boolean {
  const type = schema.getType(name);
  return (
    name === candidate.name || (isAbstractType(type) && isObjectType(candidate) && schema.isSubType(type, candidate))
  );
}

const costOfFields = (scope: CostScope, fields: ChosenFields, answer: Answer): number =>
  [...fields].reduce((sum, [key, chosen]) => sum + fieldCost(scope, chosen, answerAt(answer, key)), 0);

function typeOfField({ field, parent }: ChosenField): GraphQLCompositeType | null {
  if (isUnionType(parent)) return null;
  const definition = parent.getFields()[field.name.value];
  const type = definition && getNamedType(definition.type);
  return isCompositeType(type) ? type : null;
}

function fieldCost(scope: CostScope, chosen: ChosenField, answer: Answer): number {
  const type = typeOfField(chosen);
  if (type === null || answer === null) return 0;
  if (type.name.endsWith("Connection")) return connectionCost(scope, chosen, { type, answer });
  const self = isFree(type.name) ? 0 : 1;
  if (!Array.isArray(answer)) return self + selectionCost(scope, { type, selections: chosen.selections }, answer);
  const each = answer.map((item: unknown) => selectionCost(scope, { type, selections: chosen.selections }, item));
  return self + Math.max(0, ...each);
}

type Page = { readonly type: GraphQLCompositeType; readonly answer: Answer };

function nodesOf(
  { type, answer }: Page,
  scope: CostScope,
  chosen: ChosenField,
): { cost: number; returned: number | null } {
  const { own } = collectFields(scope, type, chosen.selections);
  let cost = 0;
  let returned: number | null = null;
  for (const [key, field] of own) {
    const list = answerAt(answer, key);
    if (field.field.name.value === "nodes") {
      returned = Array.isArray(list) ? list.length : returned;
      cost += fieldCost(scope, field, list);
    }
    if (field.field.name.value === "edges") {
      returned = Array.isArray(list) ? list.length : returned;
      cost += fieldCost(scope, field, list) - 1;
    }
  }
  return { cost, returned };
}

function connectionCost(scope: CostScope, chosen: ChosenField, page: Page): number {
  const { own } = collectFields(scope, page.type, chosen.selections);
  const beside = [...own].filter(([, { field }]) => field.name.value !== "nodes" && field.name.value !== "edges");
  const extra = costOfFields(scope, new Map(beside), page.answer);
  const { cost, returned } = nodesOf(page, scope, chosen);
  return CONNECTION_COST + pageFactor(returned ?? askedFor(scope, chosen)) * cost + extra;
}

function askedFor(scope: CostScope, { field, parent }: ChosenField): number {
  const definition = isUnionType(parent) ? undefined : parent.getFields()[field.name.value];
  if (!definition) return 0;
  const { first, last } = getArgumentValues(definition, field, { ...scope.variables });
  const asked = first ?? last;
  return typeof asked === "number" ? asked : 0;
}

/** The top objects of a payload are free; what is below them counts. */
function mutationCost(scope: CostScope, chosen: ChosenField, answer: Answer): number {
  const base = DEARER_MUTATIONS[chosen.field.name.value] ?? MUTATION_COST;
  const payload = typeOfField(chosen);
  if (payload === null || answer === null) return base;
  const { own } = collectFields(scope, payload, chosen.selections);
  const children = [...own].map(([key, field]) => {
    const isConnection = typeOfField(field)?.name.endsWith("Connection") ?? false;
    return Math.max(0, fieldCost(scope, field, answerAt(answer, key)) - (isConnection ? 0 : 1));
  });
  return base + children.reduce((sum, cost) => sum + cost, 0);
}

function rootFieldCost(scope: CostScope, chosen: ChosenField, answer: Answer): number {
  return typeOfField(chosen)?.name === "Count" ? ROOT_COUNT_COST : fieldCost(scope, chosen, answer);
}

export type CostQuestion = {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
};

/** Points of one operation: what it asks for, or with its `data` what it got. */
export function queryCost({ schema, document, operation, variables }: CostQuestion, data?: unknown): number {
  const root = schema.getRootType(operation.operation);
  if (!root) return 0;
  const scope: CostScope = { schema, fragments: fragmentsOf(document), variables };
  const { own } = collectFields(scope, root, operation.selectionSet.selections);
  const costOf = operation.operation === OperationTypeNode.MUTATION ? mutationCost : rootFieldCost;
  return [...own].reduce((sum, [key, chosen]) => sum + costOf(scope, chosen, answerAt(data, key)), 0);
}
