import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { NoDeprecatedCustomRule, parse, validate } from "graphql";
import { describe, expect, test } from "vitest";
import { API_VERSION } from "#app/adapters/shopify/api-version.ts";
import { operationName } from "#app/adapters/shopify/operations/admin-request.ts";
import { OPERATIONS } from "#app/adapters/shopify/operations/operations.ts";
import { adminSchema, API_VERSIONS } from "#tests/sandbox/shopify/graphql/schema.ts";

const FOLDER = "app/adapters/shopify/operations";

describe.each(API_VERSIONS)("in Shopify's schema of %s", (version) => {
  const { schema } = adminSchema(version);

  test.each(OPERATIONS.map((document) => [operationName(document), document]))("%s is valid", (_name, document) => {
    expect(validate(schema, parse(document))).toEqual([]);
  });

  test.each(OPERATIONS.map((document) => [operationName(document), document]))(
    "%s uses nothing that is deprecated",
    (_name, document) => {
      expect(validate(schema, parse(document), [NoDeprecatedCustomRule])).toEqual([]);
    },
  );
});

test("the check finds what Shopify has deprecated", () => {
  const old = parse("query Old($id: ID!) { product(id: $id) { featuredImage { id } } }");
  const [error] = validate(adminSchema("2026-07").schema, old, [NoDeprecatedCustomRule]);
  expect(error?.message).toContain("deprecated");
});

test("the version we speak is one that the schema check covers", () => {
  expect(API_VERSIONS).toContain(API_VERSION);
});

test("every document in the folder is in the list that is checked", () => {
  const written = readdirSync(FOLDER).flatMap((file) => [
    ...readFileSync(join(FOLDER, file), "utf8").matchAll(/^ {2}(?:query|mutation) (\w+)/gm),
  ]);
  const names = written.map(([, name]) => name);
  expect(OPERATIONS.map(operationName).toSorted()).toEqual(names.toSorted());
});
