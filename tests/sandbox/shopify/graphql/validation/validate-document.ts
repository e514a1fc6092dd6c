import {
  type DocumentNode,
  FieldsOnCorrectTypeRule,
  type GraphQLError,
  type GraphQLSchema,
  KnownArgumentNamesRule,
  KnownFragmentNamesRule,
  KnownTypeNamesRule,
  LoneAnonymousOperationRule,
  NoUndefinedVariablesRule,
  NoUnusedFragmentsRule,
  NoUnusedVariablesRule,
  PossibleFragmentSpreadsRule,
  ProvidedRequiredArgumentsRule,
  ScalarLeafsRule,
  specifiedRules,
  validate,
  ValuesOfCorrectTypeRule,
  VariablesAreInputTypesRule,
  VariablesInAllowedPositionRule,
} from "graphql";
import { inputObjectFields, knownArguments, requiredArguments } from "./argument-rules.ts";
import { knownFields, selectionsWhereNeeded } from "./field-rules.ts";
import { fragmentsAreDefinedAndUsed, fragmentsFit } from "./fragment-rules.ts";
import { literalsFit } from "./literal-rule.ts";
import { variablesAreDeclaredAndUsed, variablesFitTheirPlaces, variableTypesExist } from "./variable-rules.ts";

const WORDED_BY_SHOPIFY = new Set([
  FieldsOnCorrectTypeRule,
  KnownArgumentNamesRule,
  KnownFragmentNamesRule,
  KnownTypeNamesRule,
  LoneAnonymousOperationRule,
  NoUndefinedVariablesRule,
  NoUnusedFragmentsRule,
  NoUnusedVariablesRule,
  PossibleFragmentSpreadsRule,
  ProvidedRequiredArgumentsRule,
  ScalarLeafsRule,
  ValuesOfCorrectTypeRule,
  VariablesAreInputTypesRule,
  VariablesInAllowedPositionRule,
]);

/** The specification's rules; the ones that Shopify words in its own way are replaced. */
const RULES = [
  knownFields,
  selectionsWhereNeeded,
  knownArguments,
  requiredArguments,
  inputObjectFields,
  literalsFit,
  variableTypesExist,
  variablesAreDeclaredAndUsed,
  variablesFitTheirPlaces,
  fragmentsFit,
  fragmentsAreDefinedAndUsed,
  ...specifiedRules.filter((rule) => !WORDED_BY_SHOPIFY.has(rule)),
];

export const validateDocument = (schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] =>
  validate(schema, document, RULES);
