import sharp, { type Sharp } from "sharp";
import { describe, expect, test } from "vitest";
import { takeIn } from "#app/imaging/intake/take-in.ts";

const RUST = { r: 181, g: 86, b: 47 };

function plain(width: number, height: number): Sharp {
  return sharp({ create: { width, height, channels: 3, background: RUST } });
}

async function reasonFor(bytes: Uint8Array): Promise<string> {
  const intake = await takeIn(bytes);
  return intake.outcome === "refused" ? intake.reason : intake.outcome;
}

describe("what is refused", () => {
  test("text is no image", async () => {
    expect(await reasonFor(Buffer.from("hello, this is no picture at all"))).toBe("not-an-image");
  });

  test("nothing is no image", async () => {
    expect(await reasonFor(new Uint8Array())).toBe("not-an-image");
  });

  test("an SVG is never opened", async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="900" height="900"><rect width="9" height="9"/></svg>';
    expect(await reasonFor(Buffer.from(svg))).toBe("unsupported-format");
  });

  test("a TIFF is a picture, but not one we take", async () => {
    expect(await reasonFor(await plain(600, 600).tiff().toBuffer())).toBe("unsupported-format");
  });

  test("half a JPEG is corrupt", async () => {
    const noise = { type: "gaussian" as const, mean: 128, sigma: 40 };
    const file = await sharp({ create: { width: 600, height: 600, channels: 3, background: RUST, noise } })
      .jpeg()
      .toBuffer();
    expect(await reasonFor(file.subarray(0, file.length / 2))).toBe("corrupt");
  });

  test("a JPEG's first bytes alone are corrupt", async () => {
    expect(await reasonFor(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]))).toBe("corrupt");
  });

  test("299 pixels are too small", async () => {
    expect(await reasonFor(await plain(299, 800).png().toBuffer())).toBe("too-small");
  });

  test("a bomb of 64 megapixels is too large, however small its file", async () => {
    expect(await reasonFor(await plain(8000, 8000).png().toBuffer())).toBe("too-large");
  });

  test("more than 20 MB are too large", async () => {
    expect(await reasonFor(new Uint8Array(20 * 1024 * 1024 + 1))).toBe("too-large");
  });
});

describe("what is taken in", () => {
  test.each(["jpeg", "png", "webp", "gif", "avif"] as const)("a %s keeps its colours", async (format) => {
    const intake = await takeIn(await plain(400, 320).toFormat(format, { quality: 95 }).toBuffer());
    if (intake.outcome !== "taken") throw new TypeError(intake.reason);
    const { photo } = intake;
    expect([photo.width, photo.height]).toEqual([400, 320]);
    for (const [c, want] of [RUST.r, RUST.g, RUST.b].entries())
      expect(Math.abs((photo.rgb[c] ?? 0) - want)).toBeLessThan(5);
  });

  test("the long side is brought down to 4096", async () => {
    const intake = await takeIn(await plain(6000, 3000).jpeg().toBuffer());
    expect(intake).toMatchObject({ outcome: "taken", photo: { width: 4096, height: 2048 } });
  });

  test("a photo turned by its camera is upright", async () => {
    const intake = await takeIn(await plain(800, 400).withMetadata({ orientation: 6 }).jpeg().toBuffer());
    expect(intake).toMatchObject({ outcome: "taken", photo: { width: 400, height: 800 } });
  });

  test("transparency is kept as the photo's own cut-out", async () => {
    const hole = await plain(200, 200).png().toBuffer();
    const file = await sharp({ create: { width: 400, height: 400, channels: 4, background: { ...RUST, alpha: 0 } } })
      .composite([{ input: hole, left: 100, top: 100 }])
      .png()
      .toBuffer();
    const intake = await takeIn(file);
    if (intake.outcome !== "taken") throw new TypeError(intake.reason);
    expect(intake.photo.alpha?.[0]).toBe(0);
    expect(intake.photo.alpha?.[200 * 400 + 200]).toBe(255);
  });

  test("an opaque PNG has no transparency of its own", async () => {
    expect(await takeIn(await plain(400, 400).ensureAlpha().png().toBuffer())).toMatchObject({
      photo: { alpha: null },
    });
  });
});
