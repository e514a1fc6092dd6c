import type { Change } from "./fit.ts";
import type { Findings } from "./verdict.ts";
import type { PeakKind, WindowPeaks } from "./windows.ts";

export interface StrictMetrics {
  /** The file's encoder can be repeated exactly, so no residual is expected at all. */
  readonly exact: boolean;
  readonly thin: boolean;
  readonly inner: WindowPeaks;
  readonly all: WindowPeaks;
  readonly change: Change | null;
}

/** One limit a window side (1, 2, 4, 8, 16, 32 blocks); set on 24 rendered and drawn products, see docs. */
type Limits = Readonly<Record<PeakKind, readonly number[]>>;

const INNER: Limits = {
  mean: [1.8, 0.9, 0.35, 0.2, 0.09, 0.05],
  chroma: [2, 1.2, 0.5, 0.27, 0.14, 0.06],
  bare: [1.1, 0.5, 0.25, 0.16, 0.08, 0.04],
  bareChroma: [1.7, 0.8, 0.4, 0.2, 0.1, 0.05],
  energy: [22, 11, 5.5, 3.5, 1.9, 1.4],
  chromaEnergy: [25, 13, 9.5, 6.5, 3, 1.9],
};

const WHOLE: Limits = {
  mean: [3.6, 5, 2, 0.8, 0.5, 0.27],
  chroma: [6, 6, 4.8, 2.2, 2, 1.6],
  bare: [2.6, 3.2, 2, 1.2, 0.7, 0.3],
  bareChroma: [6, 7, 6, 4.2, 3.6, 2],
  energy: [95, 85, 36, 18, 9, 5],
  chromaEnergy: [95, 95, 62, 33, 18, 14],
};

const WHOLE_THIN: Limits = {
  mean: [5.6, 9.5, 2.7, 0.6, 0.32, 0.24],
  chroma: [4.6, 6, 3, 1.3, 0.65, 0.4],
  bare: [4.5, 4, 2.6, 1.4, 0.9, 0.65],
  bareChroma: [6.2, 7.4, 7.8, 4.9, 3.5, 2.8],
  energy: [185, 118, 26, 10, 7, 4.4],
  chromaEnergy: [34, 58, 21, 11, 4.3, 3],
};

const CHANGE: Readonly<Record<keyof Change, number>> = {
  shiftPx: 0.3,
  stretchPx: 0.55,
  blur: 0.065,
  contrast: 0.021,
  luma: 0.45,
  chroma: 0.6,
};

const CHANGE_WORDS: Readonly<Record<keyof Change, string>> = {
  shiftPx: "the product was moved",
  stretchPx: "the product was stretched",
  blur: "the product is softer or sharper than its photo",
  contrast: "the product's contrast changed",
  luma: "the product is lighter or darker than recorded",
  chroma: "the product's colour changed",
};

const PEAK_WORDS: Readonly<Record<PeakKind, string>> = {
  mean: "part of the product is lighter or darker",
  bare: "part of the product is lighter or darker",
  chroma: "part of the product has another colour",
  bareChroma: "part of the product has another colour",
  energy: "part of the product looks different",
  chromaEnergy: "part of the product has another colour",
};

/** What an encoder that cannot be repeated exactly is allowed beyond the limits. */
const UNKNOWN_ENCODER_SLACK = 4;

/** Measures the metrics against the limits; 1 is the limit. */
export function judgeStrict(metrics: StrictMetrics): Findings {
  const findings = new Map<string, number>();
  const note = (reason: string, ratio: number) => findings.set(reason, Math.max(findings.get(reason) ?? 0, ratio));
  const slack = metrics.exact ? 1 : UNKNOWN_ENCODER_SLACK;
  notePeaks(metrics.inner, INNER, (kind, ratio) => note(PEAK_WORDS[kind], ratio / slack / 1.25));
  notePeaks(metrics.all, metrics.thin ? WHOLE_THIN : WHOLE, (kind, ratio) => note(PEAK_WORDS[kind], ratio / slack / 2));
  for (const kind of CHANGE_KINDS) {
    const value = Math.abs(metrics.change?.[kind] ?? 0);
    note(CHANGE_WORDS[kind], value / CHANGE[kind] / (metrics.thin ? 1.8 : 1) / Math.sqrt(slack));
  }
  return findings;
}

const CHANGE_KINDS = ["shiftPx", "stretchPx", "blur", "contrast", "luma", "chroma"] as const;
const PEAK_KINDS = ["mean", "chroma", "bare", "bareChroma", "energy", "chromaEnergy"] as const;

function notePeaks(peaks: WindowPeaks, limits: Limits, note: (kind: PeakKind, ratio: number) => void): void {
  for (const kind of PEAK_KINDS)
    limits[kind].forEach((limit, i) => {
      note(kind, (peaks[kind][i] ?? 0) / limit);
    });
}
