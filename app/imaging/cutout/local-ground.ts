import { clamp, floatAt } from "#app/imaging/pixels/access.ts";
import { dilate } from "#app/imaging/pixels/mask.ts";
import { boxMean, windowMax, windowMin } from "#app/imaging/pixels/window.ts";
import { PRODUCT, SHADOW, type Reading } from "./reading.ts";

/** The ground right behind the outline, shadow included. */
export interface LocalGround {
  /** Colour in every cell, three floats a cell. */
  readonly colour: Float32Array;
  /** Weakest and strongest light of the empty cells around, over the ground's own; 9 and 0 where there are none. */
  readonly weakest: Float32Array;
  readonly strongest: Float32Array;
  /** 1 in product cells. */
  readonly product: Uint8Array;
  /** 1 within one and within two cells of the product. */
  readonly near: Uint8Array;
  readonly nearby: Uint8Array;
}

/** Carries ground and shadow colour from the empty cells around to the cells of the outline. */
export function localGround(reading: Reading, labels: Uint8Array): LocalGround {
  const { cells, ground } = reading;
  const product = labels.map((label) => (label === PRODUCT ? 1 : 0));
  const near = dilate(product, cells, 1);
  const nearby = dilate(near, cells, 1);
  const weight = new Float32Array(labels.length);
  for (let i = 0; i < weight.length; i++) weight[i] = trust(i, { reading, labels, near, nearby });
  const close = boxMean(weight, cells, 3);
  const wide = boxMean(weight, cells, 9);
  const colour = new Float32Array(labels.length * 3);
  for (let c = 0; c < 3; c++) {
    const ratio = weight.map(
      (w, i) => (w * floatAt(cells.colour, i * 3 + c)) / Math.max(1, floatAt(ground.colour, i * 3 + c)),
    );
    const closeRatio = boxMean(ratio, cells, 3);
    const wideRatio = boxMean(ratio, cells, 9);
    for (let i = 0; i < weight.length; i++) {
      const sum = floatAt(closeRatio, i) + 0.002 * floatAt(wideRatio, i) + 1e-6;
      const total = floatAt(close, i) + 0.002 * floatAt(wide, i) + 1e-6;
      colour[i * 3 + c] = floatAt(ground.colour, i * 3 + c) * clamp(sum / total, 0, 1.2);
    }
  }
  const seenLight = (empty: number) => reading.light.map((value, i) => (near[i] ? empty : value));
  return {
    colour,
    product,
    near,
    nearby,
    weakest: windowMin(seenLight(9), cells, 3),
    strongest: windowMax(seenLight(0), cells, 3),
  };
}

interface Trust {
  readonly reading: Reading;
  readonly labels: Uint8Array;
  readonly near: Uint8Array;
  readonly nearby: Uint8Array;
}

/** Cells touching the outline hold some of the product, so they count little. */
function trust(i: number, { reading, labels, near, nearby }: Trust): number {
  if (!nearby[i]) return 1;
  if (!near[i]) return 0.3;
  if (labels[i] !== PRODUCT && floatAt(reading.ground.distance, i) < reading.ground.threshold) return 0.12;
  return labels[i] === SHADOW ? 0.002 : 0;
}
