import sharp, { type Sharp } from "sharp";
import { MAX_PIXELS, type RgbPicture } from "#app/imaging/pixels/picture.ts";
import { byteAt } from "#app/imaging/pixels/access.ts";
import { chromaStep } from "./chroma-step.ts";
import { sniffFormat } from "./sniff.ts";

export type IntakeRefusal = "not-an-image" | "too-small" | "too-large" | "unsupported-format" | "corrupt";

/** A photo as the engine works on it: upright, sRGB, no metadata, long side at most 4096. */
export interface Photo extends RgbPicture {
  /** The photo's own transparency, one byte a pixel; null when it is opaque. */
  readonly alpha: Uint8Array | null;
  /** How coarsely a JPEG stored its colour (quantiser step); 0 for other formats. */
  readonly chromaStep: number;
}

export type Intake = { outcome: "taken"; photo: Photo } | { outcome: "refused"; reason: IntakeRefusal };

const MAX_BYTES = 20 * 1024 * 1024;
const MIN_SIDE_PX = 300;
const MAX_SIDE_PX = 4096;

/** Reads a merchant's photo. What a merchant can cause comes back as a refusal; nothing is thrown for it. */
export async function takeIn(bytes: Uint8Array): Promise<Intake> {
  if (bytes.byteLength > MAX_BYTES) return refused("too-large");
  const format = sniffFormat(bytes);
  if (format === "not-a-picture") return refused("not-an-image");
  if (format === "other-picture") return refused("unsupported-format");
  const size = await readSize(bytes);
  if (!size) return refused("corrupt");
  if (size.width * size.height > MAX_PIXELS) return refused("too-large");
  if (Math.min(size.width, size.height) < MIN_SIDE_PX) return refused("too-small");
  return decode(bytes);
}

function refused(reason: IntakeRefusal): Intake {
  return { outcome: "refused", reason };
}

/** libvips reports every unreadable file with a plain Error, so any of them means a corrupt photo here. */
async function readSize(bytes: Uint8Array): Promise<{ width: number; height: number } | null> {
  try {
    const { width, height, pageHeight } = await sharp(bytes, { limitInputPixels: false }).metadata();
    return { width, height: pageHeight ?? height };
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

async function decode(bytes: Uint8Array): Promise<Intake> {
  try {
    const upright = sharp(bytes, { limitInputPixels: MAX_PIXELS, pages: 1, failOn: "truncated" })
      .autoOrient()
      .resize(MAX_SIDE_PX, MAX_SIDE_PX, { fit: "inside", withoutEnlargement: true })
      .toColourspace("srgb");
    return { outcome: "taken", photo: { ...(await split(upright)), chromaStep: chromaStep(bytes) } };
  } catch (error) {
    if (error instanceof Error) return refused("corrupt");
    throw error;
  }
}

async function split(upright: Sharp): Promise<RgbPicture & { alpha: Uint8Array | null }> {
  const { data, info } = await upright.raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  if (info.channels === 3) return { rgb: data, alpha: null, width, height };
  const rgb = new Uint8Array(width * height * 3);
  const alpha = new Uint8Array(width * height);
  let clear = 0;
  for (let i = 0; i < alpha.length; i++) {
    const a = byteAt(data, i * 4 + 3);
    alpha[i] = a;
    if (a < 128) clear++;
    // White under clear pixels: their stored colour is arbitrary.
    for (let c = 0; c < 3; c++) rgb[i * 3 + c] = 255 + Math.round((byteAt(data, i * 4 + c) - 255) * (a / 255));
  }
  // A real cut-out leaves some of the picture clear; a stray soft pixel does not make one.
  return { rgb, alpha: clear > alpha.length * 0.01 ? alpha : null, width, height };
}
