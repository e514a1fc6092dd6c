import sharp from "sharp";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { finishShot, type FinishedShot, type FinishInput } from "#app/imaging/finish/finish-shot.ts";
import { readDigitalSourceType } from "#app/imaging/provenance/xmp.ts";
import { aPaintedShot } from "#tests/imaging/a-shot.ts";
import { ARMCHAIR, STOOL, STRIPED_VASE } from "#tests/imaging/a-photo.ts";

// Pictures take seconds of CPU, and a shared machine gives them slowly.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

async function finished(input: FinishInput): Promise<FinishedShot> {
  const outcome = await finishShot(input);
  if (outcome.outcome !== "finished") throw new TypeError(outcome.reasons.join(", "));
  return outcome;
}

describe("a shot by a faithful painter", () => {
  let input: FinishInput;
  let shot: FinishedShot;
  beforeAll(async () => {
    input = await aPaintedShot(ARMCHAIR);
    shot = await finished(input);
  });

  test("is accepted with a high score", () => {
    expect(shot).toMatchObject({ accepted: true, reasons: [] });
    expect(shot.score).toBeGreaterThan(85);
  });

  test("has the final size", async () => {
    expect(await sharp(shot.finalJpeg).metadata()).toMatchObject({ format: "jpeg", width: 1024, height: 1024 });
  });

  test("keeps colour at full resolution", async () => {
    expect((await sharp(shot.finalJpeg).metadata()).chromaSubsampling).toBe("4:4:4");
  });

  test("says in its metadata how it was made, and carries no EXIF", async () => {
    expect(await readDigitalSourceType(shot.finalJpeg)).toBe("compositeWithTrainedAlgorithmicMedia");
    expect((await sharp(shot.finalJpeg).metadata()).exif).toBeUndefined();
  });

  test("has a preview of at most 1024 pixels that is not the file itself", async () => {
    const { width, height, xmp } = await sharp(shot.previewJpeg).metadata();
    expect(Math.max(width, height)).toBeLessThanOrEqual(1024);
    expect(xmp).toBeUndefined();
    const difference = await meanDifference(shot.previewJpeg, shot.finalJpeg);
    expect(difference).toBeGreaterThan(0.2);
    expect(difference).toBeLessThan(6);
  });

  test("has a thumbnail of 320 pixels", async () => {
    expect(await sharp(shot.thumbnailJpeg).metadata()).toMatchObject({ width: 320, height: 320 });
  });

  test("has an empty difference picture: no red in it", async () => {
    expect(await redShare(shot.differencePng)).toBeLessThan(0.001);
  });

  test("records a relight within ten percent", () => {
    for (const gain of shot.relight.gains) expect(Math.abs(gain - 1)).toBeLessThanOrEqual(0.1001);
  });

  test("leaves nothing of the packshot's ground around the product", async () => {
    const { data, info } = await sharp(shot.finalJpeg).raw().toBuffer({ resolveWithObject: true });
    let bright = 0;
    for (let i = 0; i < info.width * info.height; i++) if (Math.min(...data.subarray(i * 3, i * 3 + 3)) > 248) bright++;
    expect(bright).toBe(0);
  });
});

async function meanDifference(a: Uint8Array, b: Uint8Array): Promise<number> {
  const raw = (file: Uint8Array) => sharp(file).resize(1024, 1024).removeAlpha().raw().toBuffer();
  const [first, second] = await Promise.all([raw(a), raw(b)]);
  return first.reduce((sum, value, i) => sum + Math.abs(value - (second[i] ?? 0)), 0) / first.length;
}

async function redShare(png: Uint8Array): Promise<number> {
  const data = await sharp(png).removeAlpha().raw().toBuffer();
  let red = 0;
  for (let p = 0; p < data.length; p += 3) if ((data[p] ?? 0) - (data[p + 1] ?? 0) > 30) red++;
  return red / (data.length / 3);
}

test.each([
  ["a vase on a table", STRIPED_VASE, { surface: "tabletop", heightCm: 32 }],
  ["a stool on the floor", STOOL, { surface: "floor", heightCm: 60 }],
  ["a clock on the wall", STRIPED_VASE, { surface: "wall", heightCm: 60 }],
  ["a lamp under the ceiling", STRIPED_VASE, { surface: "ceiling", heightCm: 70 }],
] as const)("%s is accepted", async (_, drawing, place) => {
  expect(await finished(await aPaintedShot(drawing, place))).toMatchObject({ accepted: true });
});

test("a rug laid flat is accepted against its own warped photo", async () => {
  const stripes = Array.from(
    { length: 8 },
    (_, k) => `<rect x="${120 + k * 95}" y="250" width="50" height="500" fill="#2f5d62"/>`,
  );
  const rug = { product: `<rect x="120" y="250" width="760" height="500" fill="#c8792b"/>${stripes.join("")}` };
  const shot = await finished(await aPaintedShot(rug, { surface: "rug", widthCm: 200, heightCm: 132 }));
  expect(shot).toMatchObject({ accepted: true });
});

test("a product shown larger than its photo says so", async () => {
  const { upscaled } = await finished(
    await aPaintedShot({ ...STOOL, side: 400 }, { surface: "tabletop", heightCm: 40 }),
  );
  expect(upscaled).toBe(true);
});

describe("a painted picture that cannot be used", () => {
  let input: FinishInput;
  beforeAll(async () => {
    input = await aPaintedShot(ARMCHAIR);
  });

  async function reasonsFor(painted: Uint8Array): Promise<readonly string[]> {
    const outcome = await finishShot({ ...input, painted });
    return outcome.outcome === "unusable" ? outcome.reasons : [];
  }

  test("is refused when it cannot be read", async () => {
    expect(await reasonsFor(Buffer.from("no picture"))).toEqual(["the painted picture cannot be read"]);
  });

  test("is refused when it is blank", async () => {
    const blank = await sharp({ create: { width: 512, height: 512, channels: 3, background: "#777" } })
      .jpeg()
      .toBuffer();
    expect(await reasonsFor(blank)).toEqual(["the painted picture is blank"]);
  });

  test("is refused when it has another shape", async () => {
    const wide = await sharp(input.painted).resize(768, 512, { fit: "fill" }).jpeg().toBuffer();
    expect(await reasonsFor(wide)).toEqual(["the painted picture has another shape"]);
  });

  test("is refused when the painter moved the product", async () => {
    const moved = await sharp(input.painted)
      .extract({ left: 8, top: 0, width: 504, height: 512 })
      .extend({ right: 8, extendWith: "mirror" })
      .jpeg({ quality: 92 })
      .toBuffer();
    expect(await reasonsFor(moved)).not.toEqual([]);
  });

  test("is refused when the painter turned the product black", async () => {
    const { left, top, width, height } = input.placed.box;
    const black = await sharp({ create: { width, height, channels: 3, background: "#050505" } })
      .png()
      .toBuffer();
    const painted = await sharp(input.painted)
      .composite([{ input: black, left, top }])
      .jpeg({ quality: 92 })
      .toBuffer();
    expect(await reasonsFor(painted)).not.toEqual([]);
  });

  test("is taken at half a pixel's re-encoding noise", async () => {
    expect(await reasonsFor(await sharp(input.painted).jpeg({ quality: 80 }).toBuffer())).toEqual([]);
  });
});
