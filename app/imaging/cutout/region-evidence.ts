import { clamp, floatAt } from "#app/imaging/pixels/access.ts";
import type { Palette } from "./palette.ts";
import { looksShaded, type Reading } from "./reading.ts";

/** What speaks for a smooth enclosed region being empty (shadow or hole) rather than product. */
export interface RegionEvidence {
  readonly size: number;
  /** Share of it that lies in the upper part of the product's height. */
  readonly high: number;
  readonly meanLight: number;
  readonly lightSpread: number;
  readonly meanTint: number;
  /** Fine texture over that of the ground. */
  readonly roughness: number;
  /** Share of its rim from which ground or shadow is met outwards, through the edge's blur. */
  readonly facing: number;
  /** Share of it whose colour the sure product has too. */
  readonly support: number;
  /** The ground's own hue over the tint limit: a strongly coloured ground betrays itself in shade. */
  readonly groundHue: number;
  /** Matches the ground itself, within noise. */
  readonly isGround: boolean;
}

export interface RegionSetting {
  readonly reading: Reading;
  readonly labels: Uint8Array;
  readonly palette: Palette;
  /** Row above which "high" begins. */
  readonly middle: number;
  readonly groundTexture: number;
}

/** Measures one region of cells. */
export function weighRegion(region: Int32Array, setting: RegionSetting): RegionEvidence {
  const { reading, palette, middle } = setting;
  const { width } = reading.cells;
  const lights = Array.from(region, (i) => floatAt(reading.light, i));
  const meanLight = mean(lights);
  return {
    size: region.length,
    high: share(region, (i) => i < middle * width),
    meanLight,
    lightSpread: Math.sqrt(Math.max(0, mean(lights.map((v) => v * v)) - meanLight ** 2)),
    meanTint: mean(Array.from(region, (i) => floatAt(reading.tint, i))),
    roughness: roughness(region, setting),
    facing: facing(region, setting),
    support: share(region, palette.holds),
    groundHue: (mean(Array.from(region, (i) => groundHue(reading, i))) * meanLight) / reading.tintLimit,
    isGround: isGround(region, reading),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function share(region: Int32Array, holds: (cell: number) => boolean): number {
  let count = 0;
  for (const cell of region) if (holds(cell)) count++;
  return count / region.length;
}

function groundHue({ ground }: Reading, i: number): number {
  const green = floatAt(ground.colour, i * 3 + 1);
  return Math.hypot(floatAt(ground.colour, i * 3) - green, floatAt(ground.colour, i * 3 + 2) - green);
}

function roughness(region: Int32Array, { reading, groundTexture }: RegionSetting): number {
  const smooth = Array.from(region).filter((i) => floatAt(reading.slope, i) < reading.slopeLimit * 0.6);
  if (smooth.length <= 5) return 1.2;
  return mean(smooth.map((i) => floatAt(reading.texture, i))) / (groundTexture + 0.3);
}

function isGround(region: Int32Array, { cells, ground }: Reading): boolean {
  const far = mean(Array.from(region, (i) => floatAt(ground.distance, i)));
  const bias = [0, 1, 2].map((c) =>
    mean(Array.from(region, (i) => floatAt(cells.colour, i * 3 + c) - floatAt(ground.colour, i * 3 + c))),
  );
  const allowed = 0.7 + (0.8 * ground.noise) / Math.sqrt(1 + region.length / 40);
  return far < ground.threshold * 0.9 && Math.hypot(...bias) / Math.sqrt(3) < allowed;
}

/** Cells looked through outwards: the blur of an edge, no more. */
const EDGE_REACH = 14;

function facing(region: Int32Array, setting: RegionSetting): number {
  const own = new Set(region);
  const { width } = setting.reading.cells;
  let rim = 0;
  let met = 0;
  for (const i of region)
    for (const step of [1, -1, width, -width]) {
      if (own.has(i + step)) continue;
      rim++;
      if (meetsEmpty(i, step, setting)) met++;
    }
  return met / Math.max(1, rim);
}

function meetsEmpty(start: number, step: number, { reading, labels }: RegionSetting): boolean {
  const { width } = reading.cells;
  for (let t = 1; t <= EDGE_REACH; t++) {
    const cell = start + step * t;
    if (cell < 0 || cell >= labels.length) return false;
    // A horizontal walk must not wrap into the next row.
    if (Math.abs(step) === 1 && Math.floor(cell / width) !== Math.floor(start / width)) return false;
    if (labels[cell]) return true;
    if (!looksShaded(reading, cell)) return false;
  }
  return false;
}

/** Log-odds that the region is empty; above 1.5 it is taken as such. Weights fitted by hand on rendered photos. */
export function emptyOdds(e: RegionEvidence, sureShare: number): number {
  return (
    hueOdds(e, sureShare) + textureOdds(e) + heightOdds(e) + darknessOdds(e) + facingOdds(e) + (e.isGround ? 2 : 0)
  );
}

function hueOdds({ groundHue: hue, support, meanTint }: RegionEvidence, sureShare: number): number {
  const strongHue = meanTint < hue ? clamp((hue - 3) * 0.45, 0, 2.5) : 0;
  if (support < 0.15) return strongHue + (sureShare > 0.12 ? 2 : 0.6);
  return strongHue + (support > 0.5 ? -2 : -0.7);
}

function textureOdds({ roughness: rough, lightSpread }: RegionEvidence): number {
  const flat = lightSpread < 0.05 ? 0.4 : -0.3;
  return flat + (rough > 2.6 ? -2.5 : rough > 1.8 ? -1 : 0.4);
}

function heightOdds({ high, isGround: ground }: RegionEvidence): number {
  if (high < 0.08) return 0.8;
  if (ground) return 0;
  if (high > 0.6) return -3;
  return high > 0.3 ? -1.6 : -0.5;
}

function darknessOdds({ meanLight, facing: open }: RegionEvidence): number {
  const dark = meanLight < 0.36 ? 3.5 : meanLight < 0.46 ? 1.5 : 0;
  return -dark * (open < 0.15 ? 2 : 1);
}

function facingOdds({ facing: open, isGround: ground }: RegionEvidence): number {
  if (open > 0.45) return 1;
  if (open > 0.15) return 0.5;
  return ground ? 0 : -0.8;
}
