import { floatAt } from "#app/imaging/pixels/access.ts";
import { boxMean, windowMax } from "#app/imaging/pixels/window.ts";
import { lumaOf, type Cells } from "./cells.ts";
import { tintOf, type Ground } from "./ground.ts";

/** What a cell can be. Product is 0, so that floods may walk only where nothing else was decided. */
export const PRODUCT = 0;
export const GROUND = 1;
export const SHADOW = 2;
export const HOLE = 3;

/** A shadow keeps at least this share of the ground's light. */
export const DEEPEST_SHADOW = 0.28;

/** As far as a JPEG's 16-pixel blocks carry colour. */
const EDGE_BLEED_PX = 16;

/** Everything measured about the cells that telling product from shadow needs; one float a cell each. */
export interface Reading {
  readonly cells: Cells;
  readonly ground: Ground;
  readonly luma: Float32Array;
  /** Luma over the ground's luma: below 1 in shadow. */
  readonly light: Float32Array;
  /** How far the hue is from that of the (shaded) ground, in levels. */
  readonly tint: Float32Array;
  /** Largest step to the neighbours, in levels. */
  readonly slope: Float32Array;
  /** Fine texture: distance from the 3 × 3 mean, in levels. */
  readonly texture: Float32Array;
  /** The largest distance from the ground close by: strong colours bleed into weak cells beside them. */
  readonly strongest: Float32Array;
  /** Tint up to which a cell can be shadow. */
  readonly tintLimit: number;
  /** Largest slope inside a smooth area. */
  readonly slopeLimit: number;
}

/** Measures the cells against the ground. */
export function readCells(cells: Cells, ground: Ground, chromaStep: number): Reading {
  const { luma, light, tint } = compare(cells, ground);
  const smooth = boxMean(luma, cells, 1);
  const texture = luma.map((value, i) => Math.abs(value - floatAt(smooth, i)));
  const base = 2.2 + 2.5 * ground.noise + Math.min(4, 0.2 * chromaStep);
  const tintLimit = Math.min(8, Math.max(base, 1 + 1.35 * ground.ringTint));
  return {
    cells,
    ground,
    luma,
    light,
    tint,
    slope: slopes(cells),
    texture,
    strongest: windowMax(ground.distance, cells, Math.max(2, Math.ceil(EDGE_BLEED_PX / cells.side))),
    tintLimit,
    slopeLimit: 2.2 + 2 * ground.noise,
  };
}

function compare({ colour }: Cells, ground: Ground): Pick<Reading, "luma" | "light" | "tint"> {
  const count = colour.length / 3;
  const luma = new Float32Array(count);
  const light = new Float32Array(count);
  const tint = new Float32Array(count);
  const lumaAt = (plane: Float32Array, at: number) =>
    lumaOf(floatAt(plane, at), floatAt(plane, at + 1), floatAt(plane, at + 2));
  for (let i = 0; i < count; i++) {
    const y = lumaAt(colour, i * 3);
    luma[i] = y;
    light[i] = y / Math.max(1, lumaAt(ground.colour, i * 3));
    tint[i] = tintOf(colour, ground.colour, i);
  }
  return { luma, light, tint };
}

function slopes({ colour, width, height }: Cells): Float32Array {
  const out = new Float32Array(width * height);
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const left = x ? i - 1 : i;
      const right = x < width - 1 ? i + 1 : i;
      const up = y ? i - width : i;
      const down = y < height - 1 ? i + width : i;
      out[i] = Math.max(stepBetween(colour, left, right), stepBetween(colour, up, down)) / 2;
    }
  return out;
}

function stepBetween(colour: Float32Array, a: number, b: number): number {
  let step = 0;
  for (let c = 0; c < 3; c++) step = Math.max(step, Math.abs(floatAt(colour, a * 3 + c) - floatAt(colour, b * 3 + c)));
  return step;
}

/** Could this cell be ground in shade: of the ground's hue, darker, but not too dark? */
export function looksShaded({ light, tint, tintLimit }: Reading, i: number): boolean {
  const share = floatAt(light, i);
  return share > DEEPEST_SHADOW && share < 1.03 && floatAt(tint, i) < tintLimit;
}

/** Can this cell be nothing but product: of another hue, or too dark or too light for a shadow? */
export function surelyProduct({ light, tint, tintLimit }: Reading, i: number): boolean {
  const share = floatAt(light, i);
  return floatAt(tint, i) > tintLimit * 2.2 + 1 || share < DEEPEST_SHADOW || share > 1.05;
}
