import { floatAt } from "#app/imaging/pixels/access.ts";
import { boxMean } from "#app/imaging/pixels/window.ts";
import { flood, regions, rimOf, someNeighbour } from "#app/imaging/pixels/region.ts";
import { DEEPEST_SHADOW, GROUND, looksShaded, PRODUCT, SHADOW, type Reading } from "./reading.ts";

const FRINGE = 4;

/** Peels off JPEG ringing and colour bleed: weak cells beside strong ones. Wide weak areas are pale product and stay. */
export function takeFringe(reading: Reading, labels: Uint8Array, floor: number): void {
  const { cells, ground } = reading;
  const isWeak = (i: number) => {
    const peak = floatAt(reading.strongest, i);
    if (peak <= 8 * ground.threshold) return false;
    const dark = Math.abs(floatAt(cells.darkest, i) - floatAt(reading.luma, i));
    const limit = Math.min(2.4 * ground.threshold + 1, ground.threshold + 0.07 * peak);
    if (dark >= 3 * ground.pixelNoise + 0.12 * peak) return false;
    return floatAt(ground.distance, i) < limit || isTintedShade(reading, i, { floor, peak });
  };
  flood(labels, cells, { seeds: rimOf(labels, cells), value: FRINGE, accepts: isWeak });
  for (const region of regions(cells, (i) => labels[i] === FRINGE))
    relabel(labels, region, isPaleProduct(reading, region) ? PRODUCT : GROUND);
}

/** Shade into which a strong colour next to it has bled. */
function isTintedShade(reading: Reading, i: number, { floor, peak }: { floor: number; peak: number }): boolean {
  const share = floatAt(reading.light, i);
  return share > floor && share < 1.01 && floatAt(reading.tint, i) < reading.tintLimit + 0.1 * peak;
}

function isPaleProduct({ luma, light, ground, cells }: Reading, region: Int32Array): boolean {
  if (region.length <= 12) return false;
  let lighter = 0;
  let away = 0;
  for (const i of region) {
    lighter += floatAt(luma, i) - floatAt(luma, i) / floatAt(light, i);
    away += floatAt(ground.distance, i);
  }
  if (Math.abs(lighter) / region.length > 1.3 && Math.abs(lighter) > 0.7 * away) return true;
  return region.length > 40 && isWide(region, cells.width);
}

/** Is more than a third of the region at least three cells from its rim? */
function isWide(region: Int32Array, width: number): boolean {
  const own = new Set(region);
  let deep = 0;
  for (const i of region)
    if (own.has(i - 3) && own.has(i + 3) && own.has(i - 3 * width) && own.has(i + 3 * width)) deep++;
  return deep > region.length * 0.35;
}

/** Drops small product regions with nothing strong in them that hang in a shadow. */
export function sweepLeftovers(reading: Reading, labels: Uint8Array, floor: number): void {
  const product = count(labels, PRODUCT);
  for (const region of regions(reading.cells, (i) => labels[i] === PRODUCT)) {
    if (region.length > product * LARGEST_LEFTOVER) continue;
    // Shadow all round leaves a crumb only its hue, or blackness, to prove that it is product.
    const within = region.length < product * LARGEST_CRUMB && liesInShadow(region, reading, labels);
    const strong = region.filter((i) => isStrong(reading, i, within ? DEEPEST_SHADOW : floor)).length;
    if (strong < 1 + region.length * 0.02) relabel(labels, region, SHADOW);
  }
}

/** Shares of the product's cells. */
const LARGEST_LEFTOVER = 0.04;
const LARGEST_CRUMB = 0.004;

function liesInShadow(region: Int32Array, { cells }: Reading, labels: Uint8Array): boolean {
  return region.some((i) => someNeighbour(i, cells, (next) => labels[next] === SHADOW));
}

/** Gives bites out of the outline back: specks of shadow that hang on the product, and cells with product all but around. */
export function mendBites({ cells }: Reading, labels: Uint8Array): void {
  for (const region of regions(cells, (i) => labels[i] === SHADOW)) {
    const touching = region.filter((i) => someNeighbour(i, cells, (next) => labels[next] === PRODUCT));
    if (region.length < LARGEST_BITE && touching.length > region.length * 0.25) relabel(labels, region, PRODUCT);
  }
  const around = boxMean(
    Float32Array.from(labels, (label) => (label === PRODUCT ? 1 : 0)),
    cells,
    2,
  );
  labels.forEach((label, i) => {
    if (label === SHADOW && floatAt(around, i) >= MOSTLY_PRODUCT) labels[i] = PRODUCT;
  });
}

/** Cuts thin grey threads with shadow on both sides: the step in a shadow's edge that a leg's own shadow leaves. */
export function cutThreads(reading: Reading, labels: Uint8Array): void {
  const { width } = reading.cells;
  const shaded = (i: number) => labels[i] === SHADOW;
  const between = (i: number, step: number) =>
    (shaded(i - step) || shaded(i - 2 * step)) && (shaded(i + step) || shaded(i + 2 * step));
  for (let round = 0; round < 2; round++) {
    const threads: number[] = [];
    labels.forEach((label, i) => {
      if (label !== PRODUCT || floatAt(reading.light, i) < DARKEST_THREAD || !looksShaded(reading, i)) return;
      if (between(i, width) || between(i, 1)) threads.push(i);
    });
    for (const i of threads) labels[i] = SHADOW;
  }
}

/** Darker threads are more likely wires. */
const DARKEST_THREAD = 0.5;

/** Cells; a shadow on floor or wall is larger. */
const LARGEST_BITE = 60;

/** Above a concave right angle's share of a 5 × 5 window (16 of 25). */
const MOSTLY_PRODUCT = 0.67;

function isStrong({ tint, tintLimit, light, luma, cells, ground }: Reading, i: number, floor: number): boolean {
  const share = floatAt(light, i);
  if (floatAt(tint, i) > 2.4 * tintLimit + 2 || share < floor - 0.08 || share > 1.06) return true;
  return floatAt(cells.darkest, i) < ((floor - 0.15) * floatAt(luma, i)) / share - 3 * ground.pixelNoise;
}

/** Drops specks: a few cells, or more of them that hardly differ from the ground. */
export function sweepSpecks({ cells, ground }: Reading, labels: Uint8Array): void {
  for (const region of regions(cells, (i) => labels[i] === PRODUCT)) {
    const peak = region.reduce((most, i) => Math.max(most, floatAt(ground.distance, i)), 0);
    const share = region.length / cells.whole;
    const faint = (share < 2e-4 && peak < ground.threshold * 4) || (share < 2e-3 && peak < ground.threshold * 2.2);
    if (region.length < 4 || faint) relabel(labels, region, GROUND);
  }
}

function count(labels: Uint8Array, value: number): number {
  return labels.reduce((sum, label) => sum + (label === value ? 1 : 0), 0);
}

function relabel(labels: Uint8Array, region: Int32Array, value: number): void {
  for (const cell of region) labels[cell] = value;
}
