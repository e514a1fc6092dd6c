import { clamp, floatAt } from "#app/imaging/pixels/access.ts";
import { flood, regions, rimOf } from "#app/imaging/pixels/region.ts";
import { quantile } from "#app/imaging/pixels/statistics.ts";
import { productPalette } from "./palette.ts";
import { shadowFloor, takePenumbra, takeShadowLines } from "./penumbra.ts";
import { GROUND, HOLE, looksShaded, SHADOW, surelyProduct, type Reading } from "./reading.ts";
import { emptyOdds, weighRegion, type RegionEvidence, type RegionSetting } from "./region-evidence.ts";
import { cutThreads, mendBites, sweepLeftovers, sweepSpecks, takeFringe } from "./sweep.ts";

/** How freely emptiness is believed: 0 is the best guess; a looser reading of the same cells tests how sure it is. */
export interface Leaning {
  readonly odds: number;
  readonly stepScale: number;
  readonly thresholdScale: number;
}
export const BEST_GUESS: Leaning = { odds: 0, stepScale: 1, thresholdScale: 1 };
export const LOOSER: Leaning = { odds: 0.8, stepScale: 1.3, thresholdScale: 1.5 };

/** A label for each cell, and how much of the picture could as well have had another. */
export interface Segments {
  readonly labels: Uint8Array;
  /** Cells whose region was nearly decided the other way, weighted by how nearly. */
  readonly doubtful: number;
}

const MAX_PASSES = 4;
const EMPTY_FROM_ODDS = 1.5;

/** Labels the cells: ground from the border inwards, soft shadows by small steps, enclosed regions by their evidence. */
export function segment(reading: Reading, leaning: Leaning): Segments {
  const { ground } = reading;
  const labels = Uint8Array.from(ground.reached);
  const threshold = ground.threshold * leaning.thresholdScale;
  if (leaning.thresholdScale > 1)
    flood(labels, reading.cells, {
      seeds: rimOf(labels, reading.cells),
      value: GROUND,
      accepts: (to) => floatAt(ground.distance, to) < threshold,
    });
  walkShadows(reading, labels, leaning);
  const { floor, ...found } = decideRegions({ reading, labels, leaning });
  takeFringe(reading, labels, floor);
  cutThreads(reading, labels);
  sweepLeftovers(reading, labels, floor);
  sweepSpecks(reading, labels);
  mendBites(reading, labels);
  return { labels, ...found };
}

/** Soft shadows darken in small steps; an outline does not. */
function walkShadows(reading: Reading, labels: Uint8Array, leaning: Leaning): void {
  const step = (2.6 + 2 * reading.ground.noise) * leaning.stepScale;
  const near = (a: number, b: number) => Math.abs(floatAt(reading.luma, a) - floatAt(reading.luma, b)) < step;
  flood(labels, reading.cells, {
    seeds: rimOf(labels, reading.cells),
    value: SHADOW,
    accepts: (to, from) => looksShaded(reading, to) && near(to, from) && floatAt(reading.slope, to) < step * 1.35,
  });
}

interface Work {
  readonly reading: Reading;
  readonly labels: Uint8Array;
  readonly leaning: Leaning;
}

function decideRegions(work: Work): Omit<Segments, "labels"> & { floor: number } {
  const { reading, labels, leaning } = work;
  const found = { doubtful: 0, floor: 1 };
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const { setting, sureShare, lowest } = settingOf(reading, labels);
    let taken = 0;
    for (const region of smoothRegions(work, pass === 0)) {
      const evidence = weighRegion(region, setting);
      if (pass === 0 && !evidence.isGround) continue;
      const odds = emptyOdds(evidence, sureShare) + leaning.odds;
      found.doubtful += doubt(odds) * region.length;
      if (odds <= EMPTY_FROM_ODDS) continue;
      taken++;
      label(labels, region, evidence);
    }
    walkShadows(reading, labels, leaning);
    if (pass > 0) {
      found.floor = shadowFloor(reading, labels, sureShare);
      takeShadowLines(reading, labels, { palette: setting.palette, floor: found.floor, lowest });
    }
    takePenumbra(reading, labels);
    if (!taken && pass > 0) break;
  }
  return found;
}

/** 1 where the decision could as well have been the other one, 0 where it is clear. */
function doubt(odds: number): number {
  return clamp(1 - Math.abs(odds - EMPTY_FROM_ODDS) / 1.35, 0, 1);
}

function label(labels: Uint8Array, region: Int32Array, { isGround }: RegionEvidence): void {
  for (const cell of region) labels[cell] = isGround ? HOLE : SHADOW;
}

/** First pass: what equals the ground; then whatever could be shadow. */
function smoothRegions({ reading, labels }: Work, onlyGround: boolean): Int32Array[] {
  const { ground, slope, slopeLimit, cells } = reading;
  const fits = (i: number) => (onlyGround ? floatAt(ground.distance, i) < ground.threshold : looksShaded(reading, i));
  const least = Math.max(6, cells.whole * 2.5e-5);
  return regions(cells, (i) => !labels[i] && fits(i) && floatAt(slope, i) < slopeLimit).filter(
    (region) => region.length >= least,
  );
}

function settingOf(
  reading: Reading,
  labels: Uint8Array,
): {
  setting: RegionSetting;
  sureShare: number;
  lowest: number;
} {
  const { width, height } = reading.cells;
  let top = height;
  let bottom = 0;
  let product = 0;
  let sure = 0;
  labels.forEach((value, i) => {
    if (value) return;
    product++;
    if (surelyProduct(reading, i)) sure++;
    if (floatAt(reading.ground.distance, i) < 4 * reading.ground.threshold) return;
    const y = Math.floor(i / width);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  });
  const groundTexture = quantile(
    reading.texture.filter((_, i) => i % 13 === 0 && reading.ground.reached[i] === 1),
    0.5,
  );
  const setting = {
    reading,
    labels,
    palette: productPalette(reading, labels),
    middle: top + (bottom - top) / 2,
    groundTexture,
  };
  return { setting, sureShare: sure / Math.max(1, product), lowest: top + (bottom - top) * 0.58 };
}
