import { readFile } from "node:fs/promises";
import sharp from "sharp";
import { checkStrictly } from "#app/imaging/check/strict.ts";
import { checkTolerantly } from "#app/imaging/check/tolerant.ts";
import { decodeMask, decodeRgb, type RgbPicture } from "#app/imaging/pixels/picture.ts";

export interface CheckArguments {
  readonly reference: string;
  readonly candidate: string;
  readonly mask: string;
  readonly relight: string | undefined;
  readonly mode: "strict" | "tolerant";
}

/** A soft outline's own pixels are mixed with the room, so comparison begins inside them. */
const INSET_PX = 2;

/** Compares a candidate file with a reference inside a mask (white where the product is); all of one size. */
export async function checkCommand(paths: CheckArguments): Promise<object> {
  const candidate = await readFile(paths.candidate);
  const reference = await decodeRgb(await readFile(paths.reference));
  const { mask, ...size } = await decodeMask(await readFile(paths.mask));
  const painted = await decodeRgb(candidate);
  if ([reference, painted].some(({ width, height }) => width !== size.width || height !== size.height))
    return { accepted: false, score: 0, reasons: ["the pictures differ in size"], metrics: {} };
  if (paths.mode === "tolerant")
    return answerOf(checkTolerantly({ given: reference.rgb, painted: painted.rgb, alpha: mask, ...size }));
  const relit = paths.relight ? await applyRelight(reference, paths.relight) : reference;
  return answerOf(await checkStrictly({ candidate, reference: relit.rgb, mask, inset: INSET_PX, ...size }));
}

function answerOf(result: {
  accepted: boolean;
  score: number;
  reasons: readonly string[];
  metrics: object | null;
}): object {
  const { accepted, score, reasons, metrics } = result;
  return { accepted, score, reasons, metrics: metrics ?? {} };
}

/** A relight map: 16-bit grey with 32768 for "unchanged", or 8-bit with 128. */
async function applyRelight(reference: RgbPicture, path: string): Promise<RgbPicture> {
  const file = await readFile(path);
  const wide = (await sharp(file).metadata()).depth === "ushort";
  const { data } = await sharp(file)
    .removeAlpha()
    .toColourspace(wide ? "grey16" : "b-w")
    .extractChannel(0)
    .raw({ depth: wide ? "ushort" : "uchar" })
    .toBuffer({ resolveWithObject: true });
  const gainOf = (pixel: number) => (wide ? data.readUInt16LE(pixel * 2) / 32768 : data.readUInt8(pixel) / 128);
  const rgb = reference.rgb.map((value, i) => Math.min(255, Math.round(value * gainOf(Math.floor(i / 3)))));
  return { ...reference, rgb };
}
