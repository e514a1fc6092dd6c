import { innerBlocks, integral, type BlockSums } from "./blocks.ts";

/** Window sides looked at, in blocks of 8 px: small changes stand out in small windows, faint wide ones in large ones. */
export const WINDOW_SIDES = [1, 2, 4, 8, 16, 32] as const;

/** The largest value over all windows, one a window side. */
export interface WindowPeaks {
  /** Mean residual over the local encoding noise. */
  readonly mean: readonly number[];
  readonly chroma: readonly number[];
  /** The same in levels. */
  readonly bare: readonly number[];
  readonly bareChroma: readonly number[];
  /** Residual energy over what the encoding explains. */
  readonly energy: readonly number[];
  readonly chromaEnergy: readonly number[];
}

export type PeakKind = keyof WindowPeaks;

/** How much residual is expected: `floor` levels², plus `share` of the encoding's own noise. */
export interface Expectation {
  readonly floor: number;
  readonly share: number;
}

/** Scans all windows; `inner` windows use only blocks that the surroundings cannot reach. */
export function scanWindows(sums: BlockSums, expected: Expectation, part: "inner" | "all"): WindowPeaks {
  const only = part === "inner" ? innerBlocks(sums) : null;
  const table = (plane: Float32Array) => integral(plane, sums, only);
  const tables = {
    count: table(sums.count),
    luma: table(sums.luma),
    blue: table(sums.blue),
    red: table(sums.red),
    lumaEnergy: table(sums.lumaEnergy),
    chromaEnergy: table(sums.chromaEnergy),
    lumaNoise: table(sums.lumaNoise),
    chromaNoise: table(sums.chromaNoise),
  };
  const perSide = WINDOW_SIDES.map((side) => {
    const peaks = { mean: 0, chroma: 0, bare: 0, bareChroma: 0, energy: 0, chromaEnergy: 0 };
    eachWindow(sums, side, (x, y) => {
      const read = (name: keyof typeof tables) => tables[name].sum(x, y, side);
      const count = read("count");
      if (count < (only ? 24 * side * side : Math.max(10, side * side))) return;
      // At the outline a window of few pixels says little.
      const soft = only ? count : count + 12;
      const luma = Math.abs(read("luma")) / soft;
      const chroma = Math.hypot(read("blue"), read("red")) / soft;
      const lumaNoise = read("lumaNoise") / count;
      const chromaNoise = read("chromaNoise") / count;
      raise(peaks, "mean", luma / Math.sqrt(expected.floor + lumaNoise));
      raise(peaks, "chroma", chroma / Math.sqrt(expected.floor + chromaNoise));
      raise(peaks, "bare", luma);
      raise(peaks, "bareChroma", chroma);
      raise(peaks, "energy", read("lumaEnergy") / soft / (expected.floor + expected.share * lumaNoise));
      raise(peaks, "chromaEnergy", read("chromaEnergy") / soft / (expected.floor + expected.share * chromaNoise));
    });
    return peaks;
  });
  const list = (kind: PeakKind) => perSide.map((peaks) => peaks[kind]);
  return {
    mean: list("mean"),
    chroma: list("chroma"),
    bare: list("bare"),
    bareChroma: list("bareChroma"),
    energy: list("energy"),
    chromaEnergy: list("chromaEnergy"),
  };
}

function raise(peaks: Record<PeakKind, number>, kind: PeakKind, value: number): void {
  if (value > peaks[kind]) peaks[kind] = value;
}

function eachWindow({ width, height }: BlockSums, side: number, visit: (x: number, y: number) => void): void {
  const step = Math.max(1, side >> 2);
  for (let y = 0; y === 0 || y + side <= height + step; y += step)
    for (let x = 0; x === 0 || x + side <= width + step; x += step) visit(x, y);
}
