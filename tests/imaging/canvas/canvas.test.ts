import sharp from "sharp";
import { expect, test, vi } from "vitest";
import { aPreparedShot } from "#tests/imaging/a-shot.ts";
import { ARMCHAIR } from "#tests/imaging/a-photo.ts";

// Pictures take seconds of CPU, and a shared machine gives them slowly.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

async function grey(png: Uint8Array) {
  return sharp(png).extractChannel(0).raw().toBuffer({ resolveWithObject: true });
}

test("the mask is white where the model paints and black where the product is", async () => {
  const { maskPng, placed } = await aPreparedShot(ARMCHAIR);
  const { data, info } = await grey(maskPng);
  const at = (x: number, y: number) => data[Math.round(y) * info.width + Math.round(x)];
  expect(at(2, 2)).toBe(255);
  expect(at(placed.box.left + placed.box.width / 2, placed.box.top + placed.box.height / 2)).toBe(0);
  expect([...new Set(data)].sort()).toEqual([0, 255]);
});

test("canvas and mask have the canvas's size", async () => {
  const { maskPng, canvasPng } = await aPreparedShot(ARMCHAIR, { canvas: { width: 640, height: 512 } });
  for (const png of [maskPng, canvasPng])
    expect(await sharp(png).metadata()).toMatchObject({ width: 640, height: 512 });
});

test("the model may paint the outline's outer two pixels, so that it draws the contact", async () => {
  const { maskPng, placed } = await aPreparedShot({
    product: '<rect x="200" y="200" width="600" height="600" fill="#31506b"/>',
  });
  const { data, info } = await grey(maskPng);
  const row = Math.round(placed.box.top + placed.box.height / 2) * info.width;
  expect(data[row + placed.box.left + 1]).toBe(255);
  expect(data[row + placed.box.left + 4]).toBe(0);
});

test("around the product the canvas is neutral grey: nothing of the photo's ground goes to the model", async () => {
  const { canvasPng, placed } = await aPreparedShot({ ...ARMCHAIR, ground: "#f3d9c0" });
  const { data, info } = await sharp(canvasPng).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const below = Math.min(info.height - 1, placed.box.top + placed.box.height + 4) * info.width + info.width / 2;
  expect([...data.subarray(below * 3, below * 3 + 3)]).toEqual([150, 150, 150]);
});
