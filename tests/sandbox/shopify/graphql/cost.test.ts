import { Kind, parse } from "graphql";
import { expect, test } from "vitest";
import { costBucket } from "./cost-bucket.ts";
import { pageFactor, queryCost } from "./cost.ts";
import { adminSchema } from "./schema.ts";

const { schema } = adminSchema("2026-07");

function costOf(query: string, variables = {}): number {
  const document = parse(query);
  const [operation] = document.definitions;
  return operation?.kind === Kind.OPERATION_DEFINITION ? queryCost({ schema, document, operation, variables }) : 0;
}

const FILES =
  "mutation M($files: [FileUpdateInput!]!) { fileUpdate(files: $files) { files { id fileErrors { code } } userErrors { code } } }";

test.each([
  ["a leaf of the shop", "{ shop { name } }", 1],
  ["money is free", "{ shop { id } products(first: 1) { nodes { priceRangeV2 { minVariantPrice { amount } } } } }", 5],
  ["a count at the root", "{ productsCount { count } }", 10],
  ["the page information is free", "{ products(first: 10) { pageInfo { hasNextPage } nodes { id } } }", 6],
  ["edges cost what nodes cost", "{ products(first: 10) { edges { cursor node { id } } } }", 6],
  [
    "a page of the app's product list with media and variants",
    "{ products(first: 50) { nodes { id media(first: 20) { nodes { id } } variants(first: 50) { nodes { id media(first: 5) { nodes { id } } } } } } }",
    366,
  ],
  ["a mutation", FILES, 11],
])("%s", (_what, query, cost) => {
  expect(costOf(query)).toBe(cost);
});

test("a page counts by the logarithm of its size", () => {
  expect([0, 1, 2, 10, 50, 250].map(pageFactor)).toEqual([0, 1, 1, 4, 7, 11]);
});

test("the size of a page may come from a variable", () => {
  expect(costOf("query Q($n: Int!) { products(first: $n) { nodes { id } } }", { n: 50 })).toBe(9);
});

test("what is skipped costs nothing", () => {
  expect(
    costOf("query Q($no: Boolean!) { shop { id } products(first: 10) @include(if: $no) { nodes { id } } }", {
      no: false,
    }),
  ).toBe(1);
});

test("of several fragments only the dearest counts", () => {
  const query = `query Q($ids: [ID!]!) { nodes(ids: $ids) { ... on MediaImage { image { url } } ... on Product { featuredMedia { id } seo { title } } } }`;
  expect(costOf(query)).toBe(3);
});

test("the bucket empties by the points used and fills with time, up to its size", () => {
  const bucket = costBucket();
  expect(bucket.spend(500, 10_000).currentlyAvailable).toBe(1500);
  expect(bucket.spend(0, 12_000).currentlyAvailable).toBe(1700);
  expect(bucket.spend(0, 60_000).currentlyAvailable).toBe(2000);
});
