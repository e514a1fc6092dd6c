import sharp, { type Stats } from "sharp";
import { afterAll, expect, test } from "vitest";

import { aCanvas, rgbOf } from "#tests/sandbox/replicate/testing/pictures.ts";

import { plainPainter } from "./plain.ts";
import { PainterBrokenError, openRayPainter } from "./pool.ts";
import { UnpaintableError, type Commission } from "./painter.ts";
import { renderPreview } from "./preview.ts";

const rayPainter = openRayPainter(1);
const painters = { ray: rayPainter, plain: plainPainter };
const size = { width: 96, height: 96 };
afterAll(() => rayPainter.close());

test.each(["ray", "plain"] as const)(
  "the %s painter keeps what the mask keeps and paints all the rest",
  async (name) => {
    const { image, mask } = await aCanvas(size);
    const [canvas, kept, painted] = [
      await rgbOf(image),
      await rgbOf(mask),
      await rgbOf(await painters[name].paint(await aCommission(), calm())),
    ];
    const worst = { kept: 0, paintedSame: 0 };
    for (let at = 0; at < kept.pixels.length; at += 3) {
      const apart = difference(canvas.pixels, painted.pixels, at);
      if (kept.pixels[at] === 0) worst.kept = Math.max(worst.kept, apart);
      else if (apart === 0) worst.paintedSame += 1;
    }
    // Re-encoding may move a value by a few levels of 255.
    expect(worst.kept).toBeLessThan(16);
    expect(worst.paintedSame).toBeLessThan(0.02 * size.width * size.height);
  },
);

test.each(["ray", "plain"] as const)(
  "the %s painter gives one seed one picture and another seed another",
  async (name) => {
    const paint = async (seed: number): Promise<Buffer> =>
      Buffer.from(await painters[name].paint(await aCommission({ seed }), calm()));
    const [first, again, other] = [await paint(7), await paint(7), await paint(8)];
    expect(first.equals(again)).toBe(true);
    expect(first.equals(other)).toBe(false);
  },
);

test("the words of the prompt choose the room", async () => {
  const [pale, brick] = await Promise.all(
    ["a coastal living room", "an industrial loft"].map(async (prompt) =>
      sharp(await rayPainter.paint(await aCommission({ prompt }), calm())).stats(),
    ),
  );
  const brightness = (stats: Stats | undefined): number => stats?.channels[2]?.mean ?? 0;
  expect(brightness(pale)).toBeGreaterThan(brightness(brick) + 40);
});

test.each(["jpg", "png"] as const)("a %s says in its EXIF that the sandbox painted it", async (format) => {
  const picture = await plainPainter.paint(await aCommission({ format }), calm());
  expect((await sharp(picture).metadata()).exif?.toString("latin1")).toContain("sandbox painter");
});

test("an image without a mask is painted where it is transparent", async () => {
  const image = await sharp({ create: { ...size, channels: 4, background: { r: 0, g: 0, b: 255, alpha: 0 } } })
    .composite([{ input: { create: { width: 20, height: 20, channels: 4, background: "#00ff00" } }, left: 0, top: 0 }])
    .png()
    .toBuffer();
  const { pixels } = await rgbOf(
    await plainPainter.paint(await aCommission({ image, mask: undefined, format: "png" }), calm()),
  );
  expect([...pixels.subarray(0, 3)]).toEqual([0, 255, 0]);
  expect(pixels.at(-1)).not.toBe(255);
});

test("a picture that cannot be painted is refused, and the next one is painted", async () => {
  const { mask } = await aCanvas({ width: 32, height: 32 });
  await expect(rayPainter.paint(await aCommission({ mask }), calm())).rejects.toThrow(UnpaintableError);
  await expect(rayPainter.paint(await aCommission({ image: Buffer.from("no picture") }), calm())).rejects.toThrow(
    UnpaintableError,
  );
  expect((await rayPainter.paint(await aCommission(), calm())).length).toBeGreaterThan(0);
});

test("a painting called off before its turn is never begun", async () => {
  const off = new AbortController();
  const first = rayPainter.paint(await aCommission(), calm());
  const second = rayPainter.paint(await aCommission(), off.signal);
  off.abort();
  await expect(second).rejects.toThrow(PainterBrokenError);
  expect((await first).length).toBeGreaterThan(0);
});

test("a painter that is closed leaves nobody waiting", async () => {
  const painter = openRayPainter(1);
  const painting = [await aCommission(), await aCommission()].map((commission) => painter.paint(commission, calm()));
  const outcomes = Promise.allSettled(painting);
  await painter.close();
  expect((await outcomes).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
});

test("a preview shows a style at the size asked for", async () => {
  const picture = await renderPreview("japandi-bedroom", { width: 64, height: 48 });
  expect(await sharp(picture).metadata()).toMatchObject({ format: "jpeg", width: 64, height: 48 });
});

async function aCommission(differing: Partial<Commission> = {}): Promise<Commission> {
  const { image, mask } = await aCanvas(size);
  return {
    image,
    mask,
    prompt: "a Scandinavian living room",
    seed: 1,
    format: "jpg",
    tampering: undefined,
    ...differing,
  };
}

function calm(): AbortSignal {
  return new AbortController().signal;
}

function difference(one: Buffer, other: Buffer, at: number): number {
  return Math.max(...[0, 1, 2].map((channel) => Math.abs((one[at + channel] ?? 0) - (other[at + channel] ?? 0))));
}
