import { Kind, parse } from "graphql";
import { expect, test } from "vitest";
import { OPERATIONS } from "#app/adapters/shopify/operations/operations.ts";
import { operationName } from "#app/adapters/shopify/operations/admin-request.ts";
import { queryCost } from "#tests/sandbox/shopify/graphql/cost.ts";
import { adminSchema } from "#tests/sandbox/shopify/graphql/schema.ts";

/** Shopify's points: a Standard shop regains 100 a second, and publishing one shot may take 20 beside its file. */
const MOST: Readonly<Record<string, number>> = {
  CreateFile: 22,
  FindFiles: 30,
  GetProducts: 30,
  ListProducts: 150,
  ReadFile: 4,
  ReadProductMedia: 15,
  StageUpload: 12,
  UpdateFileReferences: 12,
};

test.each(OPERATIONS.map((text) => [operationName(text), text]))("%s stays within its points", (name, text) => {
  const document = parse(text);
  const operation = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) throw new TypeError(`${name} is no operation`);
  const { schema } = adminSchema("2026-07");
  const cost = queryCost({ schema, document, operation, variables: { first: 25, ids: ["gid://shopify/Product/1"] } });
  expect(cost).toBeGreaterThan(0);
  expect(cost).toBeLessThanOrEqual(MOST[name] ?? 0);
});
