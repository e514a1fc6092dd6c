import sharp from "sharp";
import { expect, test } from "vitest";

import { readCanvas } from "./canvas.ts";
import { UnpaintableError } from "./painter.ts";

const size = { width: 3, height: 2 };
type Channels = 1 | 2 | 3 | 4;

test("a canvas is read pixel by pixel, row by row", async () => {
  const image = await png(3, [255, 0, 0, 0, 255, 0, 0, 0, 255, 10, 20, 30, 40, 50, 60, 70, 80, 90]);
  const { pixels, paint, ...measured } = await readCanvas({ image, mask: undefined });
  expect(measured).toEqual(size);
  expect([...pixels]).toEqual([255, 0, 0, 0, 255, 0, 0, 0, 255, 10, 20, 30, 40, 50, 60, 70, 80, 90]);
  expect([...paint]).toEqual([0, 0, 0, 0, 0, 0]);
});

test("without a mask what is transparent is painted, half transparent half", async () => {
  const image = await png(
    4,
    [0, 1, 2].flatMap((at) => [9, 9, 9, [255, 128, 0][at] ?? 0, 9, 9, 9, 255]),
  );
  const { paint } = await readCanvas({ image, mask: undefined });
  expect([...paint]).toEqual([0, 0, 127, 0, 255, 0]);
});

test("a mask counts more than the image's own transparency", async () => {
  const image = await png(4, new Array<number>(24).fill(0));
  const mask = await png(1, [0, 255, 0, 255, 128, 1]);
  expect([...(await readCanvas({ image, mask })).paint]).toEqual([0, 255, 0, 255, 128, 1]);
});

test.each<[string, Channels, number[]]>([
  ["in colour", 3, [255, 255, 255]],
  ["with transparency", 4, [255, 255, 255, 255]],
  ["in grey with transparency", 2, [255, 255]],
])("a mask %s is read like a grey one", async (_, channels, white) => {
  const black = white.map((value, at) => (white.length % 2 === 0 && at === white.length - 1 ? value : 0));
  const mask = await png(channels, [...white, ...black, ...white, ...black, ...white, ...black]);
  const image = await png(3, new Array<number>(18).fill(7));
  expect([...(await readCanvas({ image, mask })).paint]).toEqual([255, 0, 255, 0, 255, 0]);
});

test("a grey image is read as three equal channels", async () => {
  const image = await png(1, [0, 50, 100, 150, 200, 250]);
  expect([...(await readCanvas({ image, mask: undefined })).pixels.subarray(0, 6)]).toEqual([0, 0, 0, 50, 50, 50]);
});

test("a mask of another size is refused with both sizes", async () => {
  const image = await png(3, new Array<number>(18).fill(7));
  const mask = await sharp({ create: { width: 2, height: 3, channels: 3, background: "white" } })
    .png()
    .toBuffer();
  await expect(readCanvas({ image, mask })).rejects.toThrow("The mask is 2×3 and the image 3×2");
});

test.each(["image", "mask"] as const)("an %s that is no picture is named", async (name) => {
  const image = await png(3, new Array<number>(18).fill(7));
  const reading = readCanvas({ image, mask: image, [name]: Buffer.from("<html>") });
  await expect(reading).rejects.toThrow(UnpaintableError);
  await expect(reading).rejects.toThrow(`The ${name} is not a picture`);
});

test("a picture larger than the model takes is refused before it is decoded", async () => {
  const image = await sharp({ create: { width: 2049, height: 2048, channels: 3, background: "white" } })
    .png()
    .toBuffer();
  await expect(readCanvas({ image, mask: undefined })).rejects.toThrow(UnpaintableError);
});

function png(channels: Channels, values: readonly number[]): Promise<Buffer> {
  return sharp(Uint8Array.from(values), { raw: { ...size, channels } })
    .png()
    .toBuffer();
}
