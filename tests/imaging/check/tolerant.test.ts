import sharp, { type Sharp } from "sharp";
import { beforeAll, expect, test, vi } from "vitest";
import { checkTolerantly } from "#app/imaging/check/tolerant.ts";
import { aPhoto, STRIPED_VASE } from "#tests/imaging/a-photo.ts";

// Pictures take seconds of CPU, and a shared machine gives them slowly.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const SIDE = 500;

let given: Buffer;
let alpha: Uint8Array;
beforeAll(async () => {
  const drawn = await aPhoto({ ...STRIPED_VASE, ground: "#969696", side: SIDE });
  given = Buffer.from(drawn.photo.rgb);
  alpha = drawn.truth;
});

function picture(rgb: Uint8Array): Sharp {
  return sharp(rgb, { raw: { width: SIDE, height: SIDE, channels: 3 } });
}

async function judge(painted: Sharp) {
  const { data } = await sharp(await painted.jpeg({ quality: 90 }).toBuffer())
    .raw()
    .toBuffer({ resolveWithObject: true });
  return checkTolerantly({ given, painted: data, alpha, width: SIDE, height: SIDE });
}

/** The product scaled about its middle, over the same ground. */
function grownBy(factor: number): Sharp {
  const side = Math.round(SIDE * factor);
  const offset = Math.round((side - SIDE) / 2);
  return picture(given).resize(side, side).extract({ left: offset, top: offset, width: SIDE, height: SIDE });
}

test("a re-encoded picture is accepted", async () => {
  expect(await judge(picture(given))).toMatchObject({ accepted: true, reasons: [] });
});

test.each([0.85, 0.93, 1.08, 1.15])("light at %s of the given one is accepted", async (gain) => {
  expect(await judge(picture(given).linear(gain, 0))).toMatchObject({ accepted: true });
});

test("light that falls off across the product is accepted", async () => {
  const fading = Buffer.from(
    given.map((value, i) => Math.min(255, value * (0.88 + (0.24 * (Math.floor(i / 3) % SIDE)) / SIDE))),
  );
  expect(await judge(picture(fading))).toMatchObject({ accepted: true });
});

test("a product scaled by 4 percent is refused", async () => {
  expect(await judge(grownBy(1.04))).toMatchObject({ accepted: false });
});

test("a product shifted by 8 pixels is refused", async () => {
  const shifted = picture(given)
    .extract({ left: 8, top: 0, width: SIDE - 8, height: SIDE })
    .extend({ right: 8, extendWith: "copy" });
  expect(await judge(shifted)).toMatchObject({ accepted: false });
});

test("a mirrored product is refused", async () => {
  expect(await judge(picture(given).flop())).toMatchObject({ accepted: false });
});

test("a black product is refused, though a gain of nothing would explain it", async () => {
  expect(await judge(picture(Buffer.from(given.map(() => 4))))).toMatchObject({ accepted: false });
});

test("a product grown past its outline is refused, though its inside is as it was", async () => {
  const { data: larger } = await grownBy(1.06).raw().toBuffer({ resolveWithObject: true });
  const mixed = Buffer.from(
    given.map((value, i) => ((alpha[Math.floor(i / 3)] ?? 0) > 128 ? value : (larger[i] ?? 0))),
  );
  const result = await judge(picture(mixed));
  expect(result.reasons).toContain("the painter let the product grow past its outline");
});
