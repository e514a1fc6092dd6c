import type { Size } from "#app/imaging/pixels/picture.ts";
import { doubleAt, floatAt } from "#app/imaging/pixels/access.ts";
import { solve } from "#app/imaging/pixels/solve.ts";
import { median } from "#app/imaging/pixels/statistics.ts";
import { colourDistance, type Cells } from "./cells.ts";

/** A smooth colour over the picture: a polynomial in x and y for each of three channels. */
export interface Surface {
  readonly powers: readonly (readonly [number, number])[];
  /** Three numbers a term. */
  readonly coefficients: Float64Array;
}

function powersUpTo(degree: number): [number, number][] {
  const powers: [number, number][] = [];
  for (let total = 0; total <= degree; total++) for (let j = 0; j <= total; j++) powers.push([total - j, j]);
  return powers;
}

/** Fits a surface to the cells in `samples`, cell by cell losing weight the farther it lies from the fit (IRLS). */
export function fitSurface(cells: Cells, samples: Int32Array, degree: number): Surface {
  const powers = powersUpTo(degree);
  const basis = basisOf(cells, samples, powers);
  const weights = new Float64Array(samples.length).fill(1);
  let coefficients = new Float64Array(powers.length * 3);
  for (let round = 0; round < 7; round++) {
    coefficients = weightedFit({ cells, samples, basis, weights, terms: powers.length });
    reweigh(weights, distances({ cells, samples, basis, coefficients }), round);
  }
  return { powers, coefficients };
}

/** Coordinates run from −1 to 1 along the longer side, which keeps the equations well conditioned. */
function unit({ width, height }: Size): { scale: number; cx: number; cy: number } {
  return { scale: 2 / Math.max(width, height), cx: width / 2, cy: height / 2 };
}

function basisOf(cells: Cells, samples: Int32Array, powers: Surface["powers"]): Float64Array {
  const { scale, cx, cy } = unit(cells);
  const basis = new Float64Array(samples.length * powers.length);
  samples.forEach((cell, k) => {
    const x = ((cell % cells.width) - cx) * scale;
    const y = (Math.floor(cell / cells.width) - cy) * scale;
    powers.forEach(([px, py], t) => (basis[k * powers.length + t] = x ** px * y ** py));
  });
  return basis;
}

interface Fit {
  readonly cells: Cells;
  readonly samples: Int32Array;
  readonly basis: Float64Array;
  readonly weights: Float64Array;
  readonly terms: number;
}

function weightedFit({ cells, samples, basis, weights, terms }: Fit): Float64Array<ArrayBuffer> {
  const matrix = new Float64Array(terms * terms);
  const right = new Float64Array(terms * 3);
  samples.forEach((cell, k) => {
    const weight = doubleAt(weights, k);
    if (weight < 1e-4) return;
    for (let a = 0; a < terms; a++) {
      const f = weight * doubleAt(basis, k * terms + a);
      for (let b = 0; b <= a; b++)
        matrix[a * terms + b] = doubleAt(matrix, a * terms + b) + f * doubleAt(basis, k * terms + b);
      for (let c = 0; c < 3; c++)
        right[a * 3 + c] = doubleAt(right, a * 3 + c) + f * floatAt(cells.colour, cell * 3 + c);
    }
  });
  for (let a = 0; a < terms; a++) {
    for (let b = 0; b < a; b++) matrix[b * terms + a] = doubleAt(matrix, a * terms + b);
    matrix[a * terms + a] = doubleAt(matrix, a * terms + a) + 1e-6 * samples.length;
  }
  return Float64Array.from(solve({ order: terms, columns: 3, matrix, right }));
}

interface Fitted {
  readonly cells: Cells;
  readonly samples: Int32Array;
  readonly basis: Float64Array;
  readonly coefficients: Float64Array;
}

function distances({ cells, samples, basis, coefficients }: Fitted): Float32Array {
  const terms = coefficients.length / 3;
  const out = new Float32Array(samples.length);
  const error: [number, number, number] = [0, 0, 0];
  samples.forEach((cell, k) => {
    for (let c = 0; c < 3; c++) {
      let value = 0;
      for (let t = 0; t < terms; t++) value += doubleAt(basis, k * terms + t) * doubleAt(coefficients, t * 3 + c);
      error[c] = floatAt(cells.colour, cell * 3 + c) - value;
    }
    out[k] = colourDistance(...error);
  });
  return out;
}

/** Cauchy-like weights first, then Tukey's biweight, which gives what lies far away no say at all. */
function reweigh(weights: Float64Array, residuals: Float32Array, round: number): void {
  const scale = Math.max(1.5, 3 * median(residuals));
  residuals.forEach((residual, k) => {
    const u = residual / scale;
    const tukey = u < 1.6 ? (1 - (u / 1.6) ** 2) ** 2 : 0;
    weights[k] = round < 3 ? 1 / (1 + u * u) ** 1.5 : tukey;
  });
}

/** The surface's colour in every cell, three floats a cell, at most 255. */
export function paintSurface({ powers, coefficients }: Surface, size: Size): Float32Array {
  const { scale, cx, cy } = unit(size);
  const highest = Math.max(...powers.map(([px]) => px));
  const out = new Float32Array(size.width * size.height * 3);
  for (let y = 0, o = 0; y < size.height; y++) {
    const inX = new Float64Array((highest + 1) * 3);
    const v = (y - cy) * scale;
    powers.forEach(([px, py], t) => {
      for (let c = 0; c < 3; c++)
        inX[px * 3 + c] = doubleAt(inX, px * 3 + c) + doubleAt(coefficients, t * 3 + c) * v ** py;
    });
    for (let x = 0; x < size.width; x++) for (let c = 0; c < 3; c++, o++) out[o] = horner(inX, c, (x - cx) * scale);
  }
  return out;
}

function horner(inX: Float64Array, channel: number, u: number): number {
  let value = 0;
  for (let k = inX.length - 3 + channel; k >= 0; k -= 3) value = value * u + doubleAt(inX, k);
  return Math.min(255, value);
}
