import { byteAt, clamp, floatAt } from "#app/imaging/pixels/access.ts";
import { erode } from "#app/imaging/pixels/mask.ts";
import type { RgbPicture } from "#app/imaging/pixels/picture.ts";
import { boxMean, windowMax } from "#app/imaging/pixels/window.ts";
import { colourDistance } from "./cells.ts";
import { eachPixelOf, pixelDistances, type PixelDistances } from "./pixel-distance.ts";
import { localGround, type LocalGround } from "./local-ground.ts";
import type { Reading } from "./reading.ts";

/** The soft outline in the photo's pixels, and how sure it is. */
export interface Outline {
  /** One byte a pixel, 255 = wholly product. */
  readonly alpha: Uint8Array;
  /** The product's own colour at the outline's soft pixels, free of ground; three bytes a pixel, whole picture. */
  readonly colour: Uint8Array;
  /** Share of the outline's cells where product and ground hardly differ. */
  readonly weak: number;
  /** Area in doubt over the product's area. */
  readonly uncertain: number;
}

interface Setting {
  readonly photo: RgbPicture;
  readonly reading: Reading;
  readonly behind: LocalGround;
  readonly pixels: PixelDistances;
  readonly core: Uint8Array;
  readonly coreShare: Float32Array;
  /** Product colour carried from solid cells nearby; three planes. */
  readonly coreColour: readonly Float32Array[];
  readonly peak: Float32Array;
}

/** Resolves the outline of the labelled cells pixel by pixel, on the line from the ground's colour to the product's. */
export function traceOutline(photo: RgbPicture, reading: Reading, labels: Uint8Array): Outline {
  const behind = localGround(reading, labels);
  const setting = prepare(photo, reading, behind);
  const alpha = new Uint8Array(photo.width * photo.height);
  const colour = Uint8Array.from(photo.rgb);
  const sums = { product: 0, doubt: 0, cells: 0, weak: 0 };
  for (let cell = 0; cell < labels.length; cell++) {
    if (!behind.near[cell]) continue;
    if (setting.core[cell]) {
      eachPixelOf({ cells: reading.cells, photo }, cell, (pixel) => (alpha[pixel] = 255));
      sums.product += reading.cells.side ** 2;
      continue;
    }
    sums.cells++;
    const contrast = contrastAt(setting, cell);
    if (contrast < 7 + 3 * reading.ground.pixelNoise) sums.weak++;
    eachPixelOf({ cells: reading.cells, photo }, cell, (pixel) => {
      const a = opacityAt(setting, { cell, pixel, contrast });
      alpha[pixel] = Math.round(a * 255);
      if (a > 0 && a < 1) unmix(colour, setting, { cell, pixel, a });
      sums.product += a;
      sums.doubt += Math.min(a, 1 - a);
    });
  }
  return {
    alpha,
    colour,
    weak: sums.weak / Math.max(1, sums.cells),
    uncertain: sums.doubt / Math.max(1, sums.product),
  };
}

function prepare(photo: RgbPicture, reading: Reading, behind: LocalGround): Setting {
  const { cells } = reading;
  const pixels = pixelDistances(photo, reading, behind);
  const deep = erode(behind.product, cells, 2);
  const isOwn = (i: number) =>
    pixels.groundLike[i] === 0 && floatAt(reading.ground.distance, i) > RINGING * floatAt(reading.strongest, i);
  const solid = behind.product.map((set, i) => (set && (deep[i] || isOwn(i)) ? 1 : 0));
  const core = erode(solid, cells, 1);
  const coreShare = boxMean(Float32Array.from(core), cells, 2);
  const coreColour = [0, 1, 2].map((c) =>
    boxMean(
      Float32Array.from(core, (set, i) => (set ? floatAt(cells.colour, i * 3 + c) : 0)),
      cells,
      2,
    ),
  );
  return { photo, reading, behind, pixels, core, coreShare, coreColour, peak: windowMax(pixels.largest, cells, 1) };
}

function coreDifference({ coreColour, coreShare, behind }: Setting, cell: number): [number, number, number] {
  const of = (c: number) =>
    floatAt(coreColour[c] ?? coreShare, cell) / floatAt(coreShare, cell) - floatAt(behind.colour, cell * 3 + c);
  return [of(0), of(1), of(2)];
}

function hasCore({ coreShare }: Setting, cell: number): boolean {
  return floatAt(coreShare, cell) > 0.03;
}

function contrastAt(setting: Setting, cell: number): number {
  const peak = floatAt(setting.peak, cell);
  return hasCore(setting, cell) ? Math.min(peak, colourDistance(...coreDifference(setting, cell))) : peak;
}

interface Spot {
  readonly cell: number;
  readonly pixel: number;
  readonly contrast: number;
}

/** What is weaker than this share of the strongest colour close by is that colour's JPEG ringing. */
const RINGING = 0.15;

/** Opacity 0–1 of one pixel of the outline. */
function opacityAt(setting: Setting, spot: Spot): number {
  const { reading, pixels } = setting;
  const noise = reading.ground.pixelNoise;
  const distance = floatAt(pixels.distance, spot.pixel);
  const strongest = floatAt(reading.strongest, spot.cell);
  const peak = floatAt(setting.peak, spot.cell);
  const core = hasCore(setting, spot.cell);
  if (!core && peak < RINGING * strongest) return 0;
  const solid = core ? 0.6 * colourDistance(...coreDifference(setting, spot.cell)) : 0;
  const full = Math.max(peak * 0.85, reading.ground.threshold * 2, RINGING * strongest, solid);
  const byDistance = stretch((distance - noise * 1.3) / (full - noise * 1.3), 0.06);
  if (!core) return finishOpacity(byDistance);
  const onLine = stretch(alongLine(setting, spot), 0.03);
  if (spot.contrast < 8 + 5 * noise) return finishOpacity(onLine);
  return finishOpacity(distance > noise * 2 ? Math.max(onLine, Math.min(byDistance, 1)) : Math.min(onLine, byDistance));
}

/** Takes the share `margin` off both ends: noise on either side of the outline. */
function stretch(value: number, margin: number): number {
  return (value - margin) / (1 - 2 * margin);
}

function finishOpacity(a: number): number {
  return a < 0.02 ? 0 : a > 0.97 ? 1 : a;
}

/** Where the pixel lies on the line from the ground's colour (0) to the product's (1). */
function alongLine(setting: Setting, { cell, pixel }: Spot): number {
  const line = coreDifference(setting, cell);
  const length = line[0] ** 2 + 2 * line[1] ** 2 + line[2] ** 2;
  if (length < 60) return setting.behind.product[cell] ? 1 : 0;
  const away = (c: number) => byteAt(setting.photo.rgb, pixel * 3 + c) - floatAt(setting.behind.colour, cell * 3 + c);
  return clamp((away(0) * line[0] + 2 * away(1) * line[1] + away(2) * line[2]) / length, 0, 1.1);
}

/** Takes the ground out of a mixed pixel, so that no light rim follows the product into a dark room. */
function unmix(colour: Uint8Array, setting: Setting, { cell, pixel, a }: { cell: number; pixel: number; a: number }) {
  const core = hasCore(setting, cell);
  for (let c = 0; c < 3; c++) {
    const ground = floatAt(setting.behind.colour, cell * 3 + c);
    const seen = byteAt(setting.photo.rgb, pixel * 3 + c);
    const own = ground + (seen - ground) / Math.max(a, 0.25);
    const product = core
      ? floatAt(setting.coreColour[c] ?? setting.coreShare, cell) / floatAt(setting.coreShare, cell)
      : own;
    colour[pixel * 3 + c] = clamp(Math.round(own * a + product * (1 - a)), 0, 255);
  }
}
