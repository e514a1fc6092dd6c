import sharp, { type Sharp } from "sharp";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { checkStrictly } from "#app/imaging/check/strict.ts";
import { aPhoto, ARMCHAIR, STRIPED_VASE } from "#tests/imaging/a-photo.ts";

// Pictures take seconds of CPU, and a shared machine gives them slowly.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const SIDE = 800;

interface Case {
  readonly reference: Buffer;
  readonly mask: Uint8Array;
}

let cases: Case[] = [];
beforeAll(async () => {
  cases = await Promise.all(
    [ARMCHAIR, STRIPED_VASE].map(async (drawing) => {
      const { photo, truth } = await aPhoto({ ...drawing, ground: "#8f8a80", side: SIDE });
      return { reference: Buffer.from(photo.rgb), mask: truth };
    }),
  );
});

type Alteration = (reference: Buffer) => Promise<Buffer>;

function raw(rgb: Buffer, width = SIDE, height = SIDE): Sharp {
  return sharp(rgb, { raw: { width, height, channels: 3 } });
}

async function judge({ reference, mask }: Case, alter: Alteration, encode: (picture: Sharp) => Sharp) {
  const candidate = await encode(raw(await alter(reference))).toBuffer();
  return checkStrictly({ candidate, reference, mask, inset: 2, width: SIDE, height: SIDE });
}

const ENCODERS: Record<string, (picture: Sharp) => Sharp> = {
  "our own JPEG": (p) => p.jpeg({ quality: 90, chromaSubsampling: "4:4:4" }),
  "JPEG 80 4:2:0": (p) => p.jpeg({ quality: 80 }),
  "JPEG 95": (p) => p.jpeg({ quality: 95 }),
  PNG: (p) => p.png(),
  "mozjpeg 88": (p) => p.jpeg({ quality: 88, mozjpeg: true }),
};

test.each(Object.entries(ENCODERS))("an unaltered product is accepted from %s", async (_, encode) => {
  for (const one of cases) {
    expect(await judge(one, (rgb) => Promise.resolve(rgb), encode)).toMatchObject({ accepted: true });
  }
});

const shifted = async (rgb: Buffer, by: number): Promise<Buffer> => {
  const doubled = await raw(rgb)
    .resize(SIDE * 2, SIDE * 2)
    .raw()
    .toBuffer();
  const width = SIDE * 2;
  const left = Math.round(by * 2);
  return raw(doubled, width, width)
    .extract({ left, top: 0, width: width - left, height: width })
    .extend({ right: left, extendWith: "copy" })
    .resize(SIDE, SIDE)
    .raw()
    .toBuffer();
};

const scaled = async (rgb: Buffer, by: number): Promise<Buffer> => {
  const side = Math.round(SIDE * by);
  const offset = Math.round((side - SIDE) / 2);
  return raw(rgb).resize(side, side).extract({ left: offset, top: offset, width: SIDE, height: SIDE }).raw().toBuffer();
};

const patched = async (rgb: Buffer): Promise<Buffer> => {
  const patch = await sharp({ create: { width: 44, height: 44, channels: 3, background: "#d8d2c4" } })
    .png()
    .toBuffer();
  return raw(rgb)
    .composite([{ input: patch, left: 380, top: 420 }])
    .raw()
    .toBuffer();
};

const ALTERATIONS: Record<string, Alteration> = {
  "a recolouring of ΔE 3": (rgb) => raw(rgb).linear([1.02, 1, 0.96], [2, -1, -3]).raw().toBuffer(),
  "a lightness of 3 levels": (rgb) => raw(rgb).linear(1, 3).raw().toBuffer(),
  "a shift of 1.5 px": (rgb) => shifted(rgb, 1.5),
  "a scale of 1 %": (rgb) => scaled(rgb, 1.01),
  "a foreign patch": patched,
  "a blur of 1.5 px": (rgb) => raw(rgb).blur(1.5).raw().toBuffer(),
  "a mirror image": (rgb) => raw(rgb).flop().raw().toBuffer(),
};

describe.each(Object.entries(ALTERATIONS))("%s", (_, alter) => {
  test("is refused with a reason and a score under 50", async () => {
    const [vase] = cases.slice(1);
    if (!vase) throw new TypeError("no case was drawn");
    const result = await judge(vase, alter, (p) => p.jpeg({ quality: 90, chromaSubsampling: "4:4:4" }));
    expect(result.accepted).toBe(false);
    expect(result.score).toBeLessThan(50);
    expect(result.reasons.length).toBeGreaterThan(0);
  });
});

test("an empty mask is refused: nothing was compared", async () => {
  const [armchair] = cases;
  if (!armchair) throw new TypeError("no case was drawn");
  const empty = { ...armchair, mask: new Uint8Array(SIDE * SIDE) };
  expect(
    await judge(
      empty,
      (rgb) => Promise.resolve(rgb),
      (p) => p.png(),
    ),
  ).toMatchObject({ accepted: false, score: 0 });
});

test("a file of another size is refused", async () => {
  const [armchair] = cases;
  if (!armchair) throw new TypeError("no case was drawn");
  const candidate = await raw(armchair.reference).resize(400, 400).jpeg().toBuffer();
  const result = await checkStrictly({ candidate, ...armchair, inset: 2, width: SIDE, height: SIDE });
  expect(result).toMatchObject({ accepted: false, reasons: ["the pictures differ in size"] });
});
