import { describe, expect, test, vi } from "vitest";
import { cutOut } from "#app/imaging/cutout/cut-out.ts";
import { alphaOf } from "#app/imaging/pixels/picture.ts";
import { aPhoto, ARMCHAIR, STOOL, STRIPED_VASE, type Drawing } from "#tests/imaging/a-photo.ts";

// Pictures take seconds of CPU, and a shared machine gives them slowly.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

/** Intersection over union of two soft masks. */
function overlap(a: Uint8Array, b: Uint8Array): number {
  let both = 0;
  let either = 0;
  a.forEach((value, i) => {
    both += Math.min(value, b[i] ?? 0);
    either += Math.max(value, b[i] ?? 0);
  });
  return both / either;
}

const GROUNDS = { white: "#ffffff", "off-white": "#f1eee9", "warm grey": "#cfc9c1" };
const PRODUCTS: Record<string, Drawing> = { armchair: ARMCHAIR, "striped vase": STRIPED_VASE, stool: STOOL };

describe.each(Object.entries(PRODUCTS))("a drawn %s", (_, drawing) => {
  test.each(Object.entries(GROUNDS))("is cut out of %s with its shadow left behind", async (__, ground) => {
    const { photo, truth } = await aPhoto({ ...drawing, ground });
    const found = cutOut(photo);
    const iou = overlap(alphaOf(found), truth);
    // Never silently wrong: what is not this good must at least say so.
    expect(found.confident ? iou : 1).toBeGreaterThan(0.98);
    expect(iou).toBeGreaterThan(0.95);
  });
});

test("on white the drawn products are cut out with confidence", async () => {
  for (const drawing of Object.values(PRODUCTS)) {
    const { photo } = await aPhoto(drawing);
    expect(cutOut(photo)).toMatchObject({ confident: true, reasons: [] });
  }
});

test("a white vase on white is not called certain", async () => {
  const { photo } = await aPhoto({ product: '<ellipse cx="500" cy="500" rx="220" ry="300" fill="#fdfdfd"/>' });
  const found = cutOut(photo);
  expect(found.confident).toBe(false);
  expect(found.reasons.length).toBeGreaterThan(0);
});

test("a product that runs out of the picture is not called certain", async () => {
  const { photo } = await aPhoto({ product: '<rect x="300" y="200" width="900" height="600" fill="#7a3b2a"/>' });
  expect(cutOut(photo).reasons).toContain("the product runs out of the picture");
});

test("a photo that shows a whole room is not called certain", async () => {
  const room = `<rect width="1000" height="600" fill="#b9c4b0"/><rect y="600" width="1000" height="400" fill="#8d6a48"/>
    <rect x="300" y="380" width="400" height="330" fill="#34505e"/><rect x="60" y="120" width="160" height="210" fill="#e9e2cf"/>`;
  const { photo } = await aPhoto({ product: room });
  expect(cutOut(photo).confident).toBe(false);
});

test("an empty picture is not called certain", async () => {
  const { photo } = await aPhoto({ product: "" });
  expect(cutOut(photo)).toMatchObject({ confident: false });
});

test("the box is around the product alone, not its shadow", async () => {
  const { photo } = await aPhoto({
    product: '<rect x="300" y="200" width="400" height="500" fill="#31506b"/>',
    side: 1000,
    shadow: '<ellipse cx="500" cy="700" rx="420" ry="60" fill="#000"/>',
  });
  const { box } = cutOut(photo);
  expect(Math.abs(box.left - 300)).toBeLessThanOrEqual(2);
  expect(Math.abs(box.top + box.height - 700)).toBeLessThanOrEqual(2);
});

test("the ground's colour does not travel along the outline", async () => {
  const { photo } = await aPhoto({ product: '<circle cx="500" cy="500" r="300" fill="#402010"/>' });
  const { rgba } = cutOut(photo);
  let soft = 0;
  let light = 0;
  for (let i = 0; i < rgba.length; i += 4) {
    const alpha = rgba[i + 3] ?? 0;
    if (alpha < 20 || alpha > 235) continue;
    soft++;
    if ((rgba[i] ?? 0) > 140) light++;
  }
  expect(soft).toBeGreaterThan(500);
  expect(light / soft).toBeLessThan(0.05);
});

test("a photo's own transparency is taken as it is", async () => {
  const { photo, truth } = await aPhoto(ARMCHAIR);
  const found = cutOut({ ...photo, alpha: truth });
  expect(found).toMatchObject({ confident: true, confidence: 1, signs: null });
  expect(Buffer.from(alphaOf(found)).equals(Buffer.from(truth))).toBe(true);
});
