import sharp from "sharp";
import { expect, test } from "vitest";

import { rgbOf } from "#tests/sandbox/replicate/testing/pictures.ts";

import type { Canvas } from "./canvas.ts";
import { finishPicture } from "./finish.ts";
import type { Commission, Tampering } from "./painter.ts";

const size = { width: 100, height: 20 };
const room = new Uint8Array(size.width * size.height * 3).fill(200);

test("kept pixels are handed back exactly, painted ones are the room's", async () => {
  const canvas = keeping(30, 60);
  const { pixels } = await finished(canvas);
  for (const [x, expected] of [
    [29, 200],
    [30, 100],
    [59, 100],
    [60, 200],
  ] as const) {
    expect(pixels[at(x, 10)]).toBe(expected);
  }
});

test.each([
  [0, 100],
  [51, 120],
  [128, 150],
  [255, 200],
])("a mask of %d mixes canvas and room to %d", async (mask, expected) => {
  const canvas = keeping(0, 0);
  canvas.paint.fill(mask);
  const { pixels } = await finished(canvas);
  expect(new Set(pixels)).toEqual(new Set([expected]));
});

test("a blank output is black everywhere", async () => {
  expect(new Set((await finished(keeping(30, 60), "output-blank")).pixels)).toEqual(new Set([0]));
});

test("an output of the wrong size has three quarters of the width", async () => {
  expect(await finished(keeping(30, 60), "output-wrong-size")).toMatchObject({ width: 75, height: 20 });
});

test("a shifted product stands two hundredths of the width to the right, on every row", async () => {
  const { pixels } = await finished(keeping(30, 60), "product-shifted");
  for (const y of [0, 10, 19]) {
    const row = Array.from({ length: size.width }, (_, x) => pixels[at(x, y)]);
    expect([row.indexOf(100), row.lastIndexOf(100)]).toEqual([32, 61]);
  }
});

test("a shifted product that touches the edge is cut off there", async () => {
  const { pixels } = await finished(keeping(90, 100), "product-shifted");
  expect(pixels[at(91, 5)]).toBe(200);
  expect(pixels[at(92, 5)]).toBe(100);
  expect(pixels[at(0, 6)]).toBe(200);
});

test("a recoloured product is redder and less blue, and its green is kept", async () => {
  const { pixels } = await finished(keeping(30, 60), "product-recoloured");
  expect([...pixels.subarray(at(40, 10), at(40, 10) + 3)]).toEqual([118, 100, 82]);
  expect([...pixels.subarray(at(10, 10), at(10, 10) + 3)]).toEqual([200, 200, 200]);
});

test("a recolouring does not run over", async () => {
  const canvas = keeping(30, 60);
  canvas.pixels.fill(250);
  const { pixels } = await finished(canvas, "product-recoloured");
  expect(pixels[at(40, 10)]).toBe(255);
});

test("tampering leaves the canvas itself as it was", async () => {
  const canvas = keeping(30, 60);
  const [pixels, paint] = [canvas.pixels.slice(), canvas.paint.slice()];
  await finished(canvas, "product-shifted");
  await finished(canvas, "product-recoloured");
  expect(canvas).toMatchObject({ pixels, paint });
});

test.each([
  ["jpg", "jpeg"],
  ["png", "png"],
] as const)("%s is written as %s with the painter's name", async (format, written) => {
  const picture = await finishPicture(keeping(30, 60), room, commission(undefined, format));
  const { exif, ...metadata } = await sharp(picture).metadata();
  expect(metadata).toMatchObject({ format: written, ...size });
  expect(exif?.toString("latin1")).toContain("sandbox painter");
});

function keeping(from: number, to: number): Canvas {
  const paint = new Uint8Array(size.width * size.height).fill(255);
  for (let y = 0; y < size.height; y += 1) paint.fill(0, y * size.width + from, y * size.width + to);
  return { ...size, pixels: new Uint8Array(room.length).fill(100), paint };
}

async function finished(canvas: Canvas, tampering?: Tampering): ReturnType<typeof rgbOf> {
  return rgbOf(await finishPicture(canvas, room, commission(tampering, "png")));
}

function commission(tampering: Tampering | undefined, format: "jpg" | "png"): Commission {
  return { image: new Uint8Array(), mask: undefined, prompt: "", seed: 1, format, tampering };
}

function at(x: number, y: number): number {
  return (y * size.width + x) * 3;
}
