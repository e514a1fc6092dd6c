import type { Photo } from "#app/imaging/intake/take-in.ts";
import { byteAt } from "#app/imaging/pixels/access.ts";
import { boxOf, type Box, type RgbaPicture } from "#app/imaging/pixels/picture.ts";
import { closeUp } from "./close-up.ts";
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
  return { ...join(photo, { colour: photo.rgb, alpha }, wholeOf(photo)), box, signs: null, ...certainty };
}

function readCutOut(photo: Photo): CutOut {
  const wholeCells = toCells(photo);
  const wholeGround = estimateGround(wholeCells, photo, photo.chromaStep);
  const near = closeUp(photo, wholeCells, wholeGround);
  const reading = readCells(near.cells, near.ground, photo.chromaStep);
  const segments = segment(reading, BEST_GUESS);
  const looser = segment(reading, LOOSER);
  const outline = traceOutline(near.photo, reading, segments.labels);
  const signs = readSigns({ reading, segments, looser, outline });
  const certainty = judgeCertainty(signs);
  const picture = join(photo, outline, near.box);
  const found = boxOf(outline.alpha, near.photo);
  const box = found && { ...found, left: found.left + near.box.left, top: found.top + near.box.top };
  if (box) return { ...picture, box, signs, ...certainty };
  return { ...picture, box: wholeOf(photo), signs, ...certainty, confident: false, confidence: 0 };
}

function wholeOf({ width, height }: Photo): Box {
  return { left: 0, top: 0, width, height };
}

/** Colour is kept only where the product is: the photo's ground does not travel with the cut-out. */
function join({ width, height }: Photo, part: { colour: Uint8Array; alpha: Uint8Array }, box: Box): RgbaPicture {
  const rgba = new Uint8Array(width * height * 4);
  for (let y = 0, i = 0; y < box.height; y++)
    for (let x = 0; x < box.width; x++, i++) {
      const a = byteAt(part.alpha, i);
      if (!a) continue;
      const to = ((y + box.top) * width + x + box.left) * 4;
      for (let c = 0; c < 3; c++) rgba[to + c] = byteAt(part.colour, i * 3 + c);
      rgba[to + 3] = a;
    }
  return { rgba, width, height };
}
