import type { Photo } from "#app/imaging/intake/take-in.ts";
import { boxOf, type Box, type RgbaPicture } from "#app/imaging/pixels/picture.ts";
import { toCells } from "./cells.ts";
import { judgeCertainty, readSigns, type Certainty, type Signs } from "./confidence.ts";
import { estimateGround } from "./ground.ts";
import { traceOutline } from "./outline.ts";
import { readCells } from "./reading.ts";
import { BEST_GUESS, LOOSER, segment } from "./segment.ts";

/** The product separated from its ground: RGBA in the photo's size, the box around it, and how sure that is. */
export interface CutOut extends RgbaPicture, Certainty {
  readonly box: Box;
  /** The figures behind the confidence; null when the photo brought its own transparency. */
  readonly signs: Signs | null;
}

/** Cuts the product out of a packshot. Never throws for a hard photo: it says how unsure it is, and why. */
export function cutOut(photo: Photo): CutOut {
  return photo.alpha ? ownCutOut(photo, photo.alpha) : readCutOut(photo);
}

function ownCutOut(photo: Photo, alpha: Uint8Array): CutOut {
  const box = boxOf(alpha, photo) ?? wholeOf(photo);
  const certainty = { confidence: 1, confident: true, reasons: [] };
  return { ...join(photo, photo.rgb, alpha), box, signs: null, ...certainty };
}

function readCutOut(photo: Photo): CutOut {
  const cells = toCells(photo);
  const ground = estimateGround(cells, photo, photo.chromaStep);
  const reading = readCells(cells, ground, photo.chromaStep);
  const segments = segment(reading, BEST_GUESS);
  const looser = segment(reading, LOOSER);
  const outline = traceOutline(photo, reading, segments.labels);
  const signs = readSigns({ reading, segments, looser, outline });
  const box = boxOf(outline.alpha, photo);
  const certainty = judgeCertainty(signs);
  const picture = join(photo, outline.colour, outline.alpha);
  if (box) return { ...picture, box, signs, ...certainty };
  return { ...picture, box: wholeOf(photo), signs, ...certainty, confident: false, confidence: 0 };
}

function wholeOf({ width, height }: Photo): Box {
  return { left: 0, top: 0, width, height };
}

/** Colour is kept only where the product is: the photo's ground does not travel with the cut-out. */
function join({ width, height }: Photo, rgb: Uint8Array, alpha: Uint8Array): RgbaPicture {
  const rgba = new Uint8Array(width * height * 4);
  for (let i = 0; i < alpha.length; i++) {
    const a = alpha[i] ?? 0;
    if (!a) continue;
    for (let c = 0; c < 3; c++) rgba[i * 4 + c] = rgb[i * 3 + c] ?? 0;
    rgba[i * 4 + 3] = a;
  }
  return { rgba, width, height };
}
