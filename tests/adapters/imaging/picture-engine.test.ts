import sharp from "sharp";
import { afterAll, describe, expect, test } from "vitest";
import { threadedPictureEngine } from "#app/adapters/imaging/picture-engine.ts";
import { placementSchema } from "#app/core/shot/placement.ts";
import { aPhoto, ARMCHAIR } from "#tests/imaging/a-photo.ts";
import { paintRoom, PROVENANCE } from "#tests/imaging/a-shot.ts";

// Drawn before the engine's first thread starts: it shuts libvips' SVG decoder for the whole process.
const { file } = await aPhoto(ARMCHAIR);
const engine = threadedPictureEngine({ threads: 1 });
afterAll(() => engine.close());

const REQUEST = {
  surface: "floor",
  heightCm: 110,
  widthCm: 100,
  canvas: { width: 512, height: 512 },
  finalLongSide: 1024,
} as const;

describe("a shot from photo to finished pictures", () => {
  test("is cut out, placed, painted elsewhere, and finished", async () => {
    const cut = await engine.cutOut(file);
    if (cut.outcome !== "cut-out") throw new TypeError(cut.reason);
    expect(cut.picture).toMatchObject({ confident: true, width: 700, height: 700 });
    const prepared = await engine.prepareCanvas(cut.picture.png, REQUEST);
    const stored = placementSchema.parse(JSON.parse(JSON.stringify(prepared.placement)));
    const painted = await paintRoom({ canvasPng: prepared.canvas, maskPng: prepared.mask });
    const done = await engine.finish({
      photo: file,
      cutOut: cut.picture.png,
      painted,
      placement: stored,
      provenance: PROVENANCE,
    });
    expect(done).toMatchObject({ outcome: "finished", verdict: { accepted: true } });
    if (done.outcome !== "finished") return;
    expect(await sharp(done.pictures.final).metadata()).toMatchObject({ width: 1024, height: 1024 });
  });

  test("leaves the caller's bytes as they were", async () => {
    const before = Buffer.from(file);
    await engine.cutOut(file);
    expect(before.equals(file)).toBe(true);
  });
});

test("a photo that cannot be used comes back as a refusal", async () => {
  expect(await engine.cutOut(Buffer.from("no picture"))).toEqual({ outcome: "refused", reason: "not-an-image" });
});

test("a photo with nothing on its ground comes back as one without a product", async () => {
  const blank = { width: 700, height: 700, channels: 3, background: "#ffffff" } as const;
  const file = await sharp({ create: blank }).jpeg().toBuffer();
  expect(await engine.cutOut(file)).toEqual({ outcome: "refused", reason: "no-product" });
});

test("a broken cut-out fails its own job and says that a retry does not help", async () => {
  await expect(engine.prepareCanvas(Buffer.from("broken"), REQUEST)).rejects.toMatchObject({
    name: "PictureWorkFailedError",
    canRetry: false,
  });
});

test("an SVG hidden in a cut-out is not opened: the threads have no decoder for it", async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';
  await expect(engine.prepareCanvas(Buffer.from(svg), REQUEST)).rejects.toMatchObject({
    name: "PictureWorkFailedError",
  });
});
