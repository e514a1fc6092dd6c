import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CatalogProduct } from "#app/core/catalog/ports.ts";
import { ShopAccessLostError } from "#app/core/errors.ts";
import { type ProductGid, productGidSchema, shopDomainSchema } from "#app/core/ids.ts";
import { CATALOGUE_WORLDS, type CatalogueWorld } from "./catalogue-worlds.ts";

const SHOP = shopDomainSchema.parse("demo-store.myshopify.com");
const OTHER_SHOP = shopDomainSchema.parse("other-store.myshopify.com");
const NOBODYS = productGidSchema.parse("gid://shopify/Product/1");

const titles = (products: readonly CatalogProduct[]): string[] => products.map(({ title }) => title);

describe.each(CATALOGUE_WORLDS)("the catalogue of %s", (_name, start) => {
  let world: CatalogueWorld;
  beforeEach(async () => {
    world = await start();
  });
  afterEach(() => world.close());

  const search = async (words: string): Promise<string[]> => {
    const { products } = await world.catalogue.listProducts(SHOP, { first: 25, after: null, words });
    return titles(products);
  };

  test("a product is read with its words, its photos in order, and its metafields", async () => {
    const metafields = [{ namespace: "specs", key: "height_cm", type: "number_decimal", value: "82.5" }];
    const gid = await world.addProduct(SHOP, {
      title: "Oak Chair",
      productType: "Chairs",
      description: "A chair of 82.5 cm",
      metafields,
      photos: [
        { alt: "Front", width: 640, height: 480 },
        { alt: "", width: 320, height: 240 },
      ],
    });
    const [product] = await world.catalogue.getProducts(SHOP, [gid]);
    expect(product).toMatchObject({
      gid,
      title: "Oak Chair",
      handle: "oak-chair",
      productType: "Chairs",
      status: "ACTIVE",
      description: "A chair of 82.5 cm",
      metafields,
      photos: [
        { alt: "Front", width: 640, height: 480 },
        { alt: "", width: 320, height: 240 },
      ],
    });
    for (const photo of product?.photos ?? []) expect(photo.url).toMatch(/^https:\/\/cdn\.shopify\.com\//);
  });

  test("a product without anything but a title has empty lists", async () => {
    const gid = await world.addProduct(SHOP, { title: "Bare" });
    const [product] = await world.catalogue.getProducts(SHOP, [gid]);
    expect(product).toMatchObject({ photos: [], metafields: [], description: "", productType: "" });
  });

  test.each(["ACTIVE", "ARCHIVED", "DRAFT"] as const)("a product that is %s says so", async (status) => {
    const gid = await world.addProduct(SHOP, { title: "Stool", status });
    const [product] = await world.catalogue.getProducts(SHOP, [gid]);
    expect(product?.status).toBe(status);
  });

  test("products come in the order asked for, and what is gone is left out", async () => {
    const first = await world.addProduct(SHOP, { title: "First" });
    const second = await world.addProduct(SHOP, { title: "Second" });
    const gone = await world.addProduct(SHOP, { title: "Gone" });
    await world.deleteProduct(SHOP, gone);
    const products = await world.catalogue.getProducts(SHOP, [second, gone, NOBODYS, first]);
    expect(titles(products)).toEqual(["Second", "First"]);
  });

  test("no products asked for are none", async () => {
    expect(await world.catalogue.getProducts(SHOP, [])).toEqual([]);
  });

  test("many products are all found, whatever one request may carry", async () => {
    const gids: ProductGid[] = [];
    for (let number = 0; number < 60; number += 1) gids.push(await world.addProduct(SHOP, { title: `P${number}` }));
    const products = await world.catalogue.getProducts(SHOP, gids);
    expect(products.map(({ gid }) => gid)).toEqual(gids);
  });

  test("pages follow each other by title without a gap or a repeat", async () => {
    for (const title of ["Cup", "Armchair", "Bench", "Desk", "Easel"]) await world.addProduct(SHOP, { title });
    const pages: string[][] = [];
    let after: string | null = null;
    do {
      const page = await world.catalogue.listProducts(SHOP, { first: 2, after, words: "" });
      pages.push(titles(page.products));
      after = page.nextCursor;
    } while (after !== null);
    expect(pages).toEqual([["Armchair", "Bench"], ["Cup", "Desk"], ["Easel"]]);
  });

  test("a page that ends with the last product names no next one", async () => {
    for (const title of ["A", "B"]) await world.addProduct(SHOP, { title });
    expect(await world.catalogue.listProducts(SHOP, { first: 2, after: null, words: "" })).toMatchObject({
      nextCursor: null,
    });
  });

  test("a shop without products has one empty page", async () => {
    const page = await world.catalogue.listProducts(SHOP, { first: 25, after: null, words: "" });
    expect(page).toEqual({ products: [], nextCursor: null });
  });

  test("a search finds titles by the beginnings of their words, in any order and case", async () => {
    for (const title of ["Oak Dining Chair", "Oak Table", "Black Chair"]) await world.addProduct(SHOP, { title });
    expect(await search("cha OAK")).toEqual(["Oak Dining Chair"]);
  });

  test.each([
    ['"oak', ["Oak Chair"]],
    ["oak)", ["Oak Chair"]],
    ["title:oak", []],
    ["🛋️", ["🛋️ Sofa"]],
    ["status:active", []],
    ["*", ["Oak Chair", "🛋️ Sofa"]],
  ])("the words %s are words and not search syntax", async (words, found) => {
    await world.addProduct(SHOP, { title: "Oak Chair" });
    await world.addProduct(SHOP, { title: "🛋️ Sofa" });
    expect(await search(words)).toEqual(found);
  });

  test("one shop's products are not another's", async () => {
    const gid = await world.addProduct(OTHER_SHOP, { title: "Theirs" });
    expect(await world.catalogue.getProducts(SHOP, [gid])).toEqual([]);
    expect(await search("theirs")).toEqual([]);
  });

  test("a shop whose token is dead is told by name", async () => {
    world.loseAccess(SHOP);
    await expect(search("")).rejects.toThrow(ShopAccessLostError);
    await expect(world.catalogue.getProducts(SHOP, [NOBODYS])).rejects.toThrow(ShopAccessLostError);
  });
});
