import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { firstError } from "#tests/sandbox/shopify/testing/answers.ts";
import { openStore, type Store } from "#tests/sandbox/shopify/testing/open-store.ts";

let store: Store;
beforeEach(async () => {
  store = await openStore();
});
afterEach(() => store.close());

const SET = `mutation S($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) { metafields { id namespace key type value compareDigest owner { ... on Product { id } } } userErrors { code field message elementIndex } } }`;
const DELETE = `mutation D($metafields: [MetafieldIdentifierInput!]!) { metafieldsDelete(metafields: $metafields) { deletedMetafields { ownerId namespace key } userErrors { field message } } }`;

const width = (more: Record<string, unknown> = {}) => ({
  ownerId: store.product.id,
  namespace: "specs",
  key: "width_cm",
  type: "number_decimal",
  value: "45",
  ...more,
});
const set = (...metafields: Record<string, unknown>[]) => store.ask(SET, { metafields });
const values = () => store.product.metafields.map(({ value }) => value);
const refused = (error: Record<string, unknown>) => ({ metafieldsSet: { metafields: [], userErrors: [error] } });

describe("metafieldsSet", () => {
  test("a value is kept, with a digest of 64 hexadecimal digits that changes with it", async () => {
    const first = JSON.stringify((await set(width())).data);
    const second = JSON.stringify((await set(width({ value: "46" }))).data);
    const digest = /"compareDigest":"([0-9a-f]{64})"/;
    expect(digest.exec(first)?.[1]).not.toBe(digest.exec(second)?.[1]);
    expect(/"id":"[^"]+Metafield[^"]+"/.exec(first)?.[0]).toBe(/"id":"[^"]+Metafield[^"]+"/.exec(second)?.[0]);
    expect(values()).toEqual(["46"]);
  });

  test("one missing owner writes none", async () => {
    const answer = await set(width(), width({ ownerId: "gid://shopify/Product/1" }));
    expect(answer.data).toEqual(
      refused({
        code: "INVALID_VALUE",
        field: ["metafields", "1", "ownerId"],
        message: "Owner does not exist.",
        elementIndex: null,
      }),
    );
    expect(values()).toEqual([]);
  });

  test("more than 25 are refused", async () => {
    const many = Array.from({ length: 26 }, (_, index) => width({ key: `key_${index}` }));
    expect((await set(...many)).data).toMatchObject(
      refused({
        code: "LESS_THAN_OR_EQUAL_TO",
        field: ["metafields"],
        message: "Exceeded the maximum metafields input limit of 25.",
      }),
    );
  });

  test.each([
    ["no type", { type: undefined }, ["metafields", "0", "type"], "BLANK"],
    ["a value that is no number", { value: "wide" }, ["metafields", "0", "value"], "INVALID_VALUE"],
    ["a broken dimension", { type: "dimension", value: "45" }, ["metafields", "0", "value"], "INVALID_VALUE"],
    ["a short namespace", { namespace: "ab" }, ["metafields", "0", "namespace"], "TOO_SHORT"],
    ["a short key", { key: "a" }, ["metafields", "0", "key"], "TOO_SHORT"],
    ["a long key", { key: "a".repeat(65) }, ["metafields", "0", "key"], "TOO_LONG"],
    ["another app's namespace", { namespace: "app--1--x" }, ["metafields", "0"], "APP_NOT_AUTHORIZED"],
    [
      "a digest of what does not exist",
      { compareDigest: "a".repeat(64) },
      ["metafields", "0"],
      "INVALID_COMPARE_DIGEST",
    ],
  ])("%s is refused", async (...[, more, field, code]) => {
    expect((await set(width(more))).data).toMatchObject(refused({ field, code }));
  });

  test("a bad element of a list is named by its place", async () => {
    const answer = await set(width({ type: "list.number_integer", value: '["1","x"]' }));
    expect(answer.data).toMatchObject(refused({ code: "INVALID_VALUE", elementIndex: 1 }));
  });

  test("a stale digest is refused, the stored one passes", async () => {
    const digest = /"compareDigest":"([0-9a-f]{64})"/.exec(JSON.stringify((await set(width())).data))?.[1];
    await set(width({ value: "46", compareDigest: digest }));
    expect((await set(width({ value: "47", compareDigest: digest }))).data).toMatchObject(
      refused({ code: "STALE_OBJECT", field: ["metafields", "0"] }),
    );
    expect(values()).toEqual(["46"]);
  });

  test("a missing key is refused before anything runs", async () => {
    const answer = await set(width({ key: undefined }));
    expect(firstError(answer)?.extensions).toMatchObject({
      code: "INVALID_VARIABLE",
      problems: [{ path: [0, "key"], explanation: "Expected value to not be null" }],
    });
  });

  test.each([
    [undefined, "app--123456789"],
    ["$app", "app--123456789"],
    ["$app:sizes", "app--123456789--sizes"],
  ])("the namespace %s is stored as %s", async (namespace, stored) => {
    expect((await set(width({ namespace }))).data).toMatchObject({
      metafieldsSet: { metafields: [{ namespace: stored }] },
    });
    const query = `query M($id: ID!, $ns: String) { product(id: $id) { metafield(namespace: $ns, key: "width_cm") { value jsonValue } } }`;
    expect(await store.read(query, { id: store.product.id, ns: namespace })).toEqual({
      product: { metafield: { value: "45", jsonValue: "45" } },
    });
  });

  test.each([
    ["last-wins", "2"],
    ["first-wins", "1"],
  ] as const)("one key twice: with %s it is %s", async (sameMetafieldTwice, value) => {
    const other = await openStore({ unknowns: { sameMetafieldTwice } });
    const twice = ["1", "2"].map((number) => ({ ...width({ value: number }), ownerId: other.product.id }));
    await other.read(SET, { metafields: twice });
    expect(other.product.metafields.map((metafield) => metafield.value)).toEqual([value]);
    await other.close();
  });

  test("without the right to write products nothing is written", async () => {
    const answer = await store.ask(SET, { metafields: [width()] }, { token: "filesOnly" });
    expect(firstError(answer)?.extensions).toMatchObject({ code: "ACCESS_DENIED" });
    expect(values()).toEqual([]);
  });
});

describe("metafieldsDelete", () => {
  const identify = (namespace = "specs") => ({
    metafields: [{ ownerId: store.product.id, namespace, key: "width_cm" }],
  });

  test("what is there is deleted, what is not there is null", async () => {
    await set(width());
    expect(await store.read(DELETE, identify())).toEqual({
      metafieldsDelete: { deletedMetafields: identify().metafields, userErrors: [] },
    });
    expect(await store.read(DELETE, identify())).toEqual({
      metafieldsDelete: { deletedMetafields: [null], userErrors: [] },
    });
  });

  test("another app's namespace is refused", async () => {
    expect(await store.read(DELETE, identify("app--1"))).toMatchObject({
      metafieldsDelete: { userErrors: [{ field: ["metafields"] }] },
    });
  });
});
