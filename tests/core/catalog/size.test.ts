import { describe, expect, test } from "vitest";

import type { CatalogProduct, Metafield } from "#app/core/catalog/ports.ts";
import { sizeOf, surfaceOf } from "#app/core/catalog/size.ts";
import { aPhoto, aProduct } from "#tests/support/shop-world.ts";

const field = (key: string, type: string, value: string): Metafield => ({ namespace: "specs", key, type, value });
const dimension = (key: string, value: number, unit: string): Metafield =>
  field(key, "dimension", JSON.stringify({ value, unit }));
const sized = (...metafields: readonly Metafield[]): CatalogProduct => aProduct({ metafields });

describe("a stated height", () => {
  test.each([
    [820, "mm", 82],
    [820, "MILLIMETERS", 82],
    [82, "cm", 82],
    [82, "CENTIMETERS", 82],
    [0.82, "m", 82],
    [0.82, "METERS", 82],
    [10, "in", 25.4],
    [10, "INCHES", 25.4],
    [2, "ft", 60.96],
    [2, "FEET", 60.96],
  ])("of %d %s is %d centimetres", (value, unit, heightCm) => {
    expect(sizeOf(sized(dimension("height", value, unit)))).toMatchObject({ source: "metafields" });
    expect(sizeOf(sized(dimension("height", value, unit))).heightCm).toBeCloseTo(heightCm, 6);
  });

  test.each([
    ["height_mm", "820", 82],
    ["height_cm", "82", 82],
    ["height_m", "0.82", 82],
    ["height_in", "10", 25.4],
    ["height_ft", "2", 60.96],
    ["height", "82", 82],
    ["seat_height", "82.5", 82.5],
  ])("as the number %s = %s is %d centimetres", (key, value, heightCm) => {
    expect(sizeOf(sized(field(key, "number_decimal", value))).heightCm).toBeCloseTo(heightCm, 6);
  });
});

describe("what says nothing of the size is not taken for it:", () => {
  test.each([
    ["garbage", field("height", "dimension", "{not json")],
    ["a list", field("height", "dimension", "[80]")],
    ["null", field("height", "dimension", "null")],
    ["an unknown unit", dimension("height", 3, "cubits")],
    ["nothing", dimension("height", 0, "cm")],
    ["less than nothing", dimension("height", -80, "cm")],
    ["a text", field("height_cm", "single_line_text_field", "82")],
    ["a number that is none", field("height_cm", "number_integer", "eighty")],
    ["an endless number", field("height_cm", "number_decimal", "Infinity")],
    ["an empty number", field("height_cm", "number_integer", "")],
  ])("%s", (_, metafield) => {
    expect(sizeOf(sized(metafield))).toMatchObject({ heightCm: 82, source: "guess" });
  });

  test("and the next field that does is", () => {
    const size = sizeOf(sized(field("height", "dimension", "{"), dimension("height", 90, "cm")));
    expect(size).toMatchObject({ heightCm: 90, source: "metafields" });
  });
});

describe("a width", () => {
  test("that is stated is kept beside the height", () => {
    const size = sizeOf(sized(dimension("height", 75, "cm"), dimension("width", 2, "m"), dimension("depth", 90, "cm")));
    expect(size).toEqual({ heightCm: 75, widthCm: 200, depthCm: 90, source: "metafields" });
  });

  test("may be a diameter", () => {
    expect(sizeOf(sized(dimension("height", 45, "cm"), dimension("diameter", 60, "cm")))).toMatchObject({
      widthCm: 60,
    });
  });

  test("that is not stated follows from the photo's shape", () => {
    const product = aProduct({
      metafields: [dimension("height", 80, "cm")],
      photos: [aPhoto({ width: 900, height: 600 })],
    });
    expect(sizeOf(product)).toMatchObject({ heightCm: 80, widthCm: 120 });
  });
});

test("a rug's height is its length, not its pile", () => {
  const rug = aProduct({
    title: "Wool rug",
    productType: "Rug",
    metafields: [dimension("length", 3, "m"), dimension("width", 2, "m"), dimension("pile_height", 12, "mm")],
  });
  expect(sizeOf(rug)).toEqual({ heightCm: 300, widthCm: 200, depthCm: null, source: "metafields" });
  expect(surfaceOf(rug)).toBe("rug");
});

test("a rug whose length is called its depth has no third side", () => {
  const metafields = [dimension("width", 231, "cm"), dimension("depth", 160, "cm"), dimension("height", 1, "cm")];
  const rug = aProduct({ title: "Anatolia kilim", productType: "Rug", metafields });
  expect(sizeOf(rug)).toEqual({ heightCm: 160, widthCm: 231, depthCm: null, source: "metafields" });
});

describe("without a stated size", () => {
  test.each([
    ["Rug", "rug", 230],
    ["Pendant light", "ceiling", 35],
    ["Mirror", "wall", 80],
    ["Art print", "wall", 70],
    ["Wall clock", "wall", 70],
    ["Table lamp", "tabletop", 45],
    ["Floor lamp", "floor", 155],
    ["Vase", "tabletop", 28],
    ["Mug", "tabletop", 28],
    ["Coffee table", "floor", 40],
    ["Side table", "floor", 46],
    ["Bookcase", "floor", 180],
    ["Sofa", "floor", 82],
    ["Dining table", "floor", 75],
    ["Something else", "floor", 70],
  ])("a %s is guessed to belong on the %s, %d cm high", (productType, surface, heightCm) => {
    const product = aProduct({ title: "Model 7", productType });
    expect(surfaceOf(product)).toBe(surface);
    expect(sizeOf(product)).toMatchObject({ heightCm, source: "guess" });
  });

  test("the title helps where the type says nothing", () => {
    expect(surfaceOf(aProduct({ title: "Linen armchair", productType: "" }))).toBe("floor");
    expect(sizeOf(aProduct({ title: "Linen armchair", productType: "" })).heightCm).toBe(82);
  });

  test("a stated width is kept though the height is guessed", () => {
    expect(sizeOf(sized(dimension("width", 55, "cm")))).toMatchObject({ widthCm: 55, heightCm: 82, source: "guess" });
  });

  test("a product without a photo is taken to be as wide as it is high", () => {
    expect(sizeOf(aProduct({ photos: [] }))).toMatchObject({ heightCm: 82, widthCm: 82 });
  });
});
