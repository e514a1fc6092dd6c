import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { firstError } from "#tests/sandbox/shopify/testing/answers.ts";
import { openStore, type Store } from "#tests/sandbox/shopify/testing/open-store.ts";

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(() => store.close());

const PRODUCT = "gid://shopify/Product/1";

describe("a document that does not fit the schema", () => {
  test.each([
    [
      "{ shop { colour } }",
      "Field 'colour' doesn't exist on type 'Shop'",
      ["query", "shop", "colour"],
      { code: "undefinedField", typeName: "Shop", fieldName: "colour" },
    ],
    [
      "query Q { shop }",
      "Field must have selections (field 'shop' returns Shop but has no selections. Did you mean 'shop { ... }'?)",
      ["query Q", "shop"],
      { code: "selectionMismatch", nodeName: "field 'shop'", typeName: "Shop" },
    ],
    [
      `query Q { product(id: "${PRODUCT}", x: 1) { id } }`,
      "Field 'product' doesn't accept argument 'x'",
      ["query Q", "product", "x"],
      { code: "argumentNotAccepted", name: "product", typeName: "Field", argumentName: "x" },
    ],
    [
      "{ product { id } }",
      "Field 'product' is missing required arguments: id",
      ["query", "product"],
      { code: "missingRequiredArguments", className: "Field", name: "product", arguments: "id" },
    ],
    [
      "mutation Name { productDelete(input: {}) { deletedProductId } }",
      "Argument 'id' on InputObject 'ProductDeleteInput' is required. Expected type ID!",
      ["mutation Name", "productDelete", "input", "id"],
      {
        code: "missingRequiredInputObjectAttribute",
        argumentName: "id",
        argumentType: "ID!",
        inputObjectType: "ProductDeleteInput",
      },
    ],
    [
      "mutation Name { productChangeStatus(productId: null, status: ACTIVE) { product { id } } }",
      "Argument 'productId' on Field 'productChangeStatus' has an invalid value (null). Expected type 'ID!'.",
      ["mutation Name", "productChangeStatus", "productId"],
      { code: "argumentLiteralsIncompatible", typeName: "Field", argumentName: "productId" },
    ],
    [
      `mutation M { productUpdate(product: { id: "${PRODUCT}", status: GONE }) { product { id } } }`,
      "Argument 'status' on InputObject 'ProductUpdateInput' has an invalid value (GONE). Expected type 'ProductStatus'.",
      ["mutation M", "productUpdate", "product", "status"],
      { code: "argumentLiteralsIncompatible", typeName: "InputObject", argumentName: "status" },
    ],
    [
      'query Q { node(id: "gid://shopify/Product") { id } }',
      "Invalid global id 'gid://shopify/Product'",
      ["query Q", "node", "id"],
      { code: "argumentLiteralsIncompatible", typeName: "CoercionError" },
    ],
    [
      "query Q($x: Int) { shop { name } }",
      "Variable $x is declared by Q but not used",
      ["query Q"],
      { code: "variableNotUsed", variableName: "x" },
    ],
    [
      "query Q { product(id: $x) { id } }",
      "Variable $x is used by Q but not declared",
      ["query Q"],
      { code: "variableNotDefined", variableName: "x" },
    ],
    [
      "query Q($id: String!) { product(id: $id) { id } }",
      "Type mismatch on variable $id (String! / ID!)",
      ["query Q"],
      { code: "variableMismatch", variableName: "id", typeName: "String!", errorMessage: "Type mismatch" },
    ],
    [
      "query Q { shop { ... on Product { id } } }",
      "Fragment on Product can't be spread inside Shop",
      ["query Q", "shop", "... on Product"],
      { code: "cannotSpreadFragment", typeName: "Product", fragmentName: "unknown", parentName: "Shop" },
    ],
    [
      "query Q { shop { ...Gone } }",
      "Fragment Gone was used, but not defined",
      ["query Q", "shop", "... Gone"],
      { code: "useAndDefineFragment", fragmentName: "Gone" },
    ],
  ])("%s", async (...[query, message, path, extensions]) => {
    const answer = await store.ask(query);
    expect(answer).not.toHaveProperty("data");
    expect(firstError(answer)).toMatchObject({ message, path, extensions });
  });

  test("a variable given only to an unknown argument counts as unused as well", async () => {
    const answer = await store.ask(
      'mutation M($c: String) { bulkOperationRunQuery(query: "", clientIdentifier: $c) { userErrors { field } } }',
    );
    expect(answer.errors).toMatchObject([
      { extensions: { code: "argumentNotAccepted" } },
      { extensions: { code: "variableNotUsed" } },
    ]);
  });

  test.each([
    ["{ shop {", "syntax error, unexpected end of file at [1, 9]"],
    ["query { shop } }", 'syntax error, unexpected RCURLY ("}") at [1, 16]'],
    ["{ shop(name) { id } }", 'syntax error, unexpected RPAREN (")") at [1, 12]'],
    ["{ shop @@ }", 'syntax error, unexpected invalid token ("@") at [1, 9]'],
  ])("broken syntax is told with its place: %s", async (query, message) => {
    expect(firstError(await store.ask(query))?.message).toBe(message);
  });

  test("one of several operations must be named", async () => {
    expect(firstError(await store.ask("query A { shop { id } } query B { shop { id } }"))?.message).toBe(
      "An operation name is required",
    );
  });
});

describe("variables", () => {
  const STATUS =
    "mutation M($id: ID!, $status: ProductStatus!) { productChangeStatus(productId: $id, status: $status) { product { id } } }";

  test.each([
    [
      "a wrong enum value",
      { id: PRODUCT, status: "GONE" },
      [{ path: [], explanation: 'Expected "GONE" to be one of: ACTIVE, ARCHIVED, DRAFT, UNLISTED' }],
    ],
    [
      "an empty id",
      { id: "", status: "ACTIVE" },
      [{ path: [], explanation: "Invalid global id ''", message: "Invalid global id ''" }],
    ],
    ["a missing id", { status: "ACTIVE" }, [{ path: [], explanation: "Expected value to not be null" }]],
  ])("%s is refused with its problem", async (_what, variables, problems) => {
    const answer = await store.ask(STATUS, variables);
    expect(answer).not.toHaveProperty("data");
    expect(firstError(answer)?.extensions).toMatchObject({ code: "INVALID_VARIABLE", problems });
  });

  test("a malformed id says which variable it is", async () => {
    const answer = await store.ask(STATUS, { id: "17", status: "ACTIVE" });
    expect(firstError(answer)?.message).toBe("Variable $id of type ID! was provided invalid value");
  });

  test("a field that an input has no more is named with its place", async () => {
    const query = "mutation M($product: ProductCreateInput!) { productCreate(product: $product) { product { id } } }";
    const answer = await store.ask(query, { product: { title: "x", variants: [] } });
    expect(firstError(answer)).toMatchObject({
      message:
        "Variable $product of type ProductCreateInput! was provided invalid value for variants (Field is not defined on ProductCreateInput)",
      extensions: { problems: [{ path: ["variants"] }] },
    });
  });

  test("an unknown staged resource lists what there is", async () => {
    const query =
      "mutation S($input: [StagedUploadInput!]!) { stagedUploadsCreate(input: $input) { stagedTargets { url } } }";
    const answer = await store.ask(query, {
      input: [{ resource: "SOUND", filename: "a.mp3", mimeType: "audio/mpeg" }],
    });
    const [problem] = z
      .array(z.object({ path: z.array(z.unknown()), explanation: z.string() }))
      .parse(firstError(answer)?.extensions?.["problems"]);
    expect(problem?.path).toEqual([0, "resource"]);
    expect(problem?.explanation).toMatch(/^Expected "SOUND" to be one of: .*IMAGE/);
  });
});
