import { clamp, floatAt } from "#app/imaging/pixels/access.ts";
import { regions, someNeighbour } from "#app/imaging/pixels/region.ts";
import { median, quantile } from "#app/imaging/pixels/statistics.ts";
import type { Outline } from "./outline.ts";
import { PRODUCT, SHADOW, type Reading } from "./reading.ts";
import type { Segments } from "./segment.ts";

/** Figures from which the cut-out's certainty follows. */
export interface Signs {
  /** Share of the picture that is product. */
  readonly area: number;
  /** Product cells on the picture's border, over the square root of the product's cells. */
  readonly border: number;
  /** Shadow over product; and the shadow above the middle of the product. */
  readonly shadow: number;
  readonly highShadow: number;
  /** Share of the outline without a step, and the outline's cells over the product's: thin products are mostly outline. */
  readonly edgeless: number;
  readonly thin: number;
  /** Share of the product outside its largest part. */
  readonly apart: number;
  /** Intersection over union with a second, looser reading. */
  readonly agreement: number;
  /** Distance of the product's inside from the ground: tenth percentile and median, in levels. */
  readonly faintest: number;
  readonly typical: number;
  readonly doubtful: number;
  /** The largest opening that product encloses all round, over the product. */
  readonly largestOpening: number;
  readonly ringShare: number;
  readonly weak: number;
  readonly uncertain: number;
}

export interface Certainty {
  /** 0 to 1; `confident` from 0.5. */
  readonly confidence: number;
  readonly confident: boolean;
  /** In words for a person; empty when confident. */
  readonly reasons: readonly string[];
}

interface Evidence {
  readonly reading: Reading;
  readonly segments: Segments;
  readonly looser: Segments;
  readonly outline: Outline;
}

/** Collects the signs of one cut-out. */
export function readSigns({ reading, segments, looser, outline }: Evidence): Signs {
  const { labels } = segments;
  const { cells, ground } = reading;
  const product: number[] = [];
  labels.forEach((label, i) => {
    if (label === PRODUCT) product.push(i);
  });
  const size = Math.max(1, product.length);
  const rows = product.map((i) => Math.floor(i / cells.width));
  const middle = (rows.at(0) ?? 0) + ((rows.at(-1) ?? 0) - (rows.at(0) ?? 0)) * 0.55;
  const inside = product.filter((_, k) => k % 3 === 0).map((i) => floatAt(ground.distance, i));
  const largest = Math.max(0, ...regions(cells, (i) => labels[i] === PRODUCT).map((region) => region.length));
  return {
    area: product.length / cells.whole,
    border: product.filter((i) => isOnBorder(i, reading)).length / Math.sqrt(size),
    shadow: count(labels, SHADOW) / size,
    highShadow: labels.reduce((n, l, i) => n + (l === SHADOW && i < middle * cells.width ? 1 : 0), 0) / size,
    ...outlineSigns(reading, labels),
    apart: 1 - largest / size,
    agreement: agreement(labels, looser.labels),
    faintest: quantile(inside, 0.1),
    typical: median(inside),
    doubtful: segments.doubtful / size,
    largestOpening: largestOpening(reading, labels) / size,
    ringShare: ground.ringShare,
    weak: outline.weak,
    uncertain: outline.uncertain,
  };
}

function count(labels: Uint8Array, value: number): number {
  return labels.reduce((sum, label) => sum + (label === value ? 1 : 0), 0);
}

function isOnBorder(i: number, { cells }: Reading): boolean {
  const x = i % cells.width;
  return x === 0 || x === cells.width - 1 || i < cells.width || i >= cells.width * (cells.height - 1);
}

function largestOpening(reading: Reading, labels: Uint8Array): number {
  return regions(reading.cells, (i) => labels[i] !== PRODUCT)
    .filter((region) => !region.some((i) => isOnBorder(i, reading)))
    .reduce((most, region) => Math.max(most, region.length), 0);
}

function outlineSigns(reading: Reading, labels: Uint8Array): Pick<Signs, "edgeless" | "thin"> {
  let rim = 0;
  let without = 0;
  let product = 0;
  labels.forEach((label, i) => {
    if (label !== PRODUCT) return;
    product++;
    if (!someNeighbour(i, reading.cells, (next) => labels[next] !== PRODUCT)) return;
    rim++;
    const isStep = (cell: number) => floatAt(reading.slope, cell) >= 2.2 * reading.slopeLimit;
    if (!isStep(i) && !someNeighbour(i, reading.cells, isStep)) without++;
  });
  return { edgeless: without / Math.max(1, rim), thin: rim / Math.max(1, product) };
}

function agreement(a: Uint8Array, b: Uint8Array): number {
  let both = 0;
  let either = 0;
  a.forEach((label, i) => {
    const first = label === PRODUCT;
    const second = b[i] === PRODUCT;
    if (first && second) both++;
    if (first || second) either++;
  });
  return either ? both / either : 0;
}

/** Each limit is a reason of its own: any one of them makes the cut-out unsure. Limits from rendered photos. */
const LIMITS: readonly { readonly over: (signs: Signs) => number; readonly reason: string }[] = [
  { over: (s) => 0.004 / Math.max(1e-6, s.area), reason: "almost nothing stands out from the background" },
  { over: (s) => s.area / 0.93, reason: "the product fills nearly the whole picture" },
  { over: (s) => s.border / 0.25, reason: "the product runs out of the picture" },
  { over: (s) => (1 - s.ringShare) / 0.3, reason: "the background is not even" },
  { over: (s) => Math.max(s.highShadow / 0.45, s.shadow / 3.2), reason: "part of the product may look like shadow" },
  { over: (s) => s.apart / 0.1, reason: "the product falls into separate parts" },
  { over: (s) => (1 - s.agreement) / 0.028, reason: "two readings of the photo disagree" },
  { over: (s) => Math.max(s.edgeless / 0.16, s.weak / 0.3), reason: "the outline has little contrast" },
  {
    over: (s) => Math.min(8 / Math.max(0.1, s.faintest), 12 / Math.max(0.1, s.typical)),
    reason: "much of the product has the background's colour",
  },
  { over: (s) => s.uncertain / 0.06, reason: "the product has thin or faint parts" },
  { over: (s) => s.doubtful / 0.25, reason: "shadow and product are hard to tell apart" },
  {
    over: (s) => (s.thin < 0.08 ? s.largestOpening / 0.5 : 0),
    reason: "there is one large opening: a frame, a mirror or a print?",
  },
];

/** Judges the signs: confident only when no limit is passed. */
export function judgeCertainty(signs: Signs): Certainty {
  const passed = LIMITS.map(({ over, reason }) => ({ ratio: over(signs), reason }));
  const worst = Math.max(...passed.map(({ ratio }) => ratio));
  const reasons = passed.filter(({ ratio }) => ratio > 1).map(({ reason }) => reason);
  return { confidence: clamp(1 / (1 + worst ** 2), 0, 1), confident: reasons.length === 0, reasons };
}
