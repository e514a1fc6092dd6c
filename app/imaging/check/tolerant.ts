import { floatAt } from "#app/imaging/pixels/access.ts";
import type { Size } from "#app/imaging/pixels/picture.ts";
import { sumBlocks } from "./blocks.ts";
import { coreOf } from "./core.ts";
import { fitChange } from "./fit.ts";
import { growthShare } from "./growth.ts";
import { fitLight, lightChange, underLight } from "./light-fit.ts";
import { verdictOf, type Verdict } from "./verdict.ts";

export interface TolerantInput extends Size {
  /** The canvas that was given to the painter and the picture that came back, one size; three bytes a pixel. */
  readonly given: Uint8Array;
  readonly painted: Uint8Array;
  /** The product's alpha, one byte a pixel. */
  readonly alpha: Uint8Array;
}

export interface TolerantResult extends Verdict {
  readonly metrics: TolerantMetrics;
}

export interface TolerantMetrics {
  /** Share of the product's blocks that no smooth light explains. */
  readonly changed: number;
  readonly shiftPx: number;
  readonly stretchPx: number;
  /** How far the painter's light is from the given one: 0.5 is half as bright, or half as bright again. */
  readonly light: number;
  /** Share of the outline past which the product goes on. */
  readonly grown: number;
}

/** A block differs when its luma is off by this much (root mean square, levels) after the light is taken out. */
const CHANGED_RMS = 14;

const LIMITS: Readonly<Record<keyof TolerantMetrics, number>> = {
  changed: 0.05,
  shiftPx: 1.5,
  stretchPx: 2,
  light: 0.5,
  grown: 0.22,
};

const WORDS: Readonly<Record<keyof TolerantMetrics, string>> = {
  changed: "the painter altered the product",
  shiftPx: "the painter moved the product",
  stretchPx: "the painter stretched the product",
  light: "the painter changed the product's light or colour",
  grown: "the painter let the product grow past its outline",
};

/** Judges a painter's raw output: its light is free, the product's shape and texture are not. */
export function checkTolerantly(input: TolerantInput): TolerantResult {
  const metrics = measure(input);
  const findings = new Map<string, number>();
  for (const kind of ["changed", "shiftPx", "stretchPx", "light", "grown"] as const)
    findings.set(WORDS[kind], metrics[kind] / LIMITS[kind]);
  return { ...verdictOf(findings), metrics };
}

function measure({ given, painted, alpha, width, height }: TolerantInput): TolerantMetrics {
  const { used } = coreOf(alpha, { width, height }, 3);
  const light = { given, painted, used, width, height };
  const fitted = fitLight(light);
  const lit = underLight(light, fitted);
  const compared = { candidate: painted, predicted: lit, wanted: lit, used, width, height };
  const sums = sumBlocks(compared);
  let blocks = 0;
  let changed = 0;
  sums.count.forEach((count, k) => {
    if (count < 16) return;
    blocks++;
    if (floatAt(sums.lumaEnergy, k) / count > CHANGED_RMS ** 2) changed++;
  });
  const change = fitChange(compared);
  return {
    changed: changed / Math.max(1, blocks),
    shiftPx: change?.shiftPx ?? 0,
    stretchPx: change?.stretchPx ?? 0,
    light: lightChange(light, fitted),
    grown: growthShare({ painted, alpha, width, height }),
  };
}
